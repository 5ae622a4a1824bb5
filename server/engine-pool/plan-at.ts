/** A plan at one of its edits, looked at from a month: it holds where the plan states no status month. */
export type PlanAt = {
	readonly scenarioId: string
	/** the baseline that the scenario follows */
	readonly follows?: string | undefined
	readonly rev: number
	readonly month: string
}

/** What a thread that does not know a plan is given: its stored text, or that of its baseline and what differs. */
export type PlanSource = { readonly rev: number; readonly text: string; readonly differences?: string | null }

/** The name of a run: same scenario, edit and month, same figures. */
export function runName({ scenarioId, rev, month }: PlanAt): string {
	return `${scenarioId}@${String(rev)} ${month}`
}
