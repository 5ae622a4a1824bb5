import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** A plan at one of its edits. */
export type PlanAt = { readonly scenarioId: string; readonly rev: number }

/** What a thread that does not know a plan is given: the plan itself where it was just checked, else its stored document. */
export type PlanSource =
	{ readonly rev: number; readonly plan: PlanFile } | { readonly rev: number; readonly document: unknown }

/** The name of a run: same scenario, same edit, same figures. */
export function runName({ scenarioId, rev }: PlanAt): string {
	return `${scenarioId}@${String(rev)}`
}
