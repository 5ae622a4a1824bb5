import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** A plan at one of its edits, looked at from a month: it holds where the plan states no status month. */
export type PlanAt = { readonly scenarioId: string; readonly rev: number; readonly month: string }

/** What a thread that does not know a plan is given: the plan itself where it was just checked, else its stored document. */
export type PlanSource =
	{ readonly rev: number; readonly plan: PlanFile } | { readonly rev: number; readonly document: unknown }

/** The name of a run: same scenario, edit and month, same figures. */
export function runName({ scenarioId, rev, month }: PlanAt): string {
	return `${scenarioId}@${String(rev)} ${month}`
}
