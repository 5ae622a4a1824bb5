import type { Withheld } from '#shared/together/link-scope.ts'

/** A plan at one of its edits. */
export type PlanAt = {
	readonly scenarioId: string
	/** the baseline that the scenario follows */
	readonly follows?: string | undefined
	readonly rev: number
	/** of one frozen before plans stated their status month: the month it was looked at from */
	readonly month?: string | undefined
	/** of what is typed there and not written: the name under which the plan is kept that it would make */
	readonly draft?: string | undefined
	/** what the answer leaves out for whoever asks: of the same run, another answer */
	readonly withheld?: readonly Withheld[]
}

/** What a thread that does not know a plan is given: its stored text, or that of its baseline and what differs. */
export type PlanSource = { readonly rev: number; readonly text: string; readonly differences?: string | null }

/** The name of a run: same scenario, edit and draft, same figures. */
export function runName({ scenarioId, rev, month = '', draft = '' }: PlanAt): string {
	return [`${scenarioId}@${String(rev)}`, month, draft].filter((part) => part !== '').join(' ')
}
