import { rerunPlan, resultOf, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { runName, type PlanAt } from './plan-at.ts'

/** A plan with its run of the engine and the result, which is made when first asked for. */
export type KeptRun = {
	readonly at: PlanAt
	/** as the engine was given it: a frozen one with its status month */
	readonly plan: PlanFile
	/** as it is stored */
	readonly written: PlanFile
	/** of a scenario: the plan it follows */
	readonly baseline?: PlanFile | undefined
	readonly frame: PlanRun
	readonly result: () => PlanResult
}

type KeptRunsStored = {
	readonly rev: number
	readonly plan: PlanFile
	readonly follows?: { readonly baseline: PlanFile } | undefined
}

export type KeptRuns = {
	readonly find: (at: PlanAt) => KeptRun | null
	/**
	 * Runs a plan, from the newest kept run of the same scenario or of the one it follows where there is one, and keeps it. Of a
	 * scenario's drafts only the last is kept. Throws what `mayGoOn` does, and then keeps nothing.
	 */
	readonly add: (at: PlanAt, stored: KeptRunsStored, mayGoOn?: () => void) => KeptRun
	/** The run of the draft of this name is now that of its edit, which stands at `at`; where it is kept here. */
	readonly settle: (draft: string, at: PlanAt) => void
	readonly names: () => readonly string[]
}

/** The last runs, as many as fit: the one used longest ago goes first, the newest always stays. */
export function keepRuns({ mostCells, mostRuns }: { mostCells: number; mostRuns: number }): KeptRuns {
	// A map keeps the order of entry: what is used is entered again.
	const kept = new Map<string, KeptRun>()
	const enter = (run: KeptRun) => {
		const name = runName(run.at)
		kept.delete(name)
		kept.set(name, run)
	}
	const forget = () => {
		let cells = 0
		let runs = 0
		for (const [name, run] of [...kept].reverse()) {
			cells += cellsOf(run.frame)
			runs += 1
			if (runs > 1 && (cells > mostCells || runs > mostRuns)) kept.delete(name)
		}
	}
	const make = (asked: PlanAt, { rev, plan: written, follows }: KeptRunsStored, mayGoOn?: () => void): KeptRun => {
		const plan = asOf(written, asked.month)
		const last = (scenario: string | undefined) => [...kept.values()].findLast(({ at }) => at.scenarioId === scenario)
		const before = last(asked.scenarioId) ?? last(asked.follows)
		const frame = before ? rerunPlan(before.frame, plan, mayGoOn) : runPlan(plan, mayGoOn)
		const at = asked.draft === undefined ? { ...asked, rev } : asked
		return keptRun({ at, plan, written, frame, baseline: follows?.baseline })
	}
	const draftsOf = (scenario: string) =>
		[...kept].filter(([, { at }]) => at.draft !== undefined && at.scenarioId === scenario)
	const keep = (run: KeptRun): KeptRun => {
		enter(run)
		forget()
		return run
	}
	return {
		find: (at) => {
			const run = kept.get(runName(at))
			if (run) enter(run)
			return run ?? null
		},
		add: (at, stored, mayGoOn) => {
			const run = make(at, stored, mayGoOn)
			if (at.draft !== undefined) for (const [name] of draftsOf(at.scenarioId)) kept.delete(name)
			return keep(run)
		},
		settle: (draft, written) => {
			const run = [...kept.values()].find(({ at }) => at.draft === draft)
			if (run === undefined) return
			kept.delete(runName(run.at))
			keep({ ...run, at: written })
		},
		names: () => [...kept.keys()],
	}
}

function keptRun(run: Omit<KeptRun, 'result'>): KeptRun {
	let result: PlanResult | null = null
	return { ...run, result: () => (result ??= resultOf(run.frame)) }
}

/** Numbers a run holds; those it shares with another are counted in both. */
function cellsOf(frame: PlanRun): number {
	let cells = 0
	for (const { values } of frame.columns.values()) cells += values.length
	return cells
}
