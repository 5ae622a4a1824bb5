import { rerunPlan, resultOf, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { runName, type PlanAt } from './plan-at.ts'

/** A plan with its run of the engine and the result, which is made when first asked for. */
export type KeptRun = {
	readonly at: PlanAt
	/** as the engine was given it: with a status month */
	readonly plan: PlanFile
	/** as it is stored */
	readonly written: PlanFile
	readonly frame: PlanRun
	readonly result: () => PlanResult
}

type Stored = { readonly rev: number; readonly plan: PlanFile }

export type KeptRuns = {
	readonly find: (at: PlanAt) => KeptRun | null
	/** Runs a plan, from the newest kept run of the same scenario or of the one it follows where there is one, and keeps it. */
	readonly add: (at: PlanAt, stored: Stored) => KeptRun
	/** Runs the plan that an edit has made, under a name of its own: that it is written is not yet known. Only the last is held. */
	readonly runAhead: (name: string, at: PlanAt, made: Stored) => void
	/** What was run ahead under a name is now the run of its edit. */
	readonly settle: (name: string) => void
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
	const make = (asked: PlanAt, { rev, plan: written }: Stored): KeptRun => {
		const plan = asOf(written, asked.month)
		const last = (scenario: string | undefined) => [...kept.values()].findLast(({ at }) => at.scenarioId === scenario)
		const before = last(asked.scenarioId) ?? last(asked.follows)
		const frame = before ? rerunPlan(before.frame, plan) : runPlan(plan)
		return keptRun({ at: { ...asked, rev }, plan, written, frame })
	}
	const keep = (run: KeptRun): KeptRun => {
		enter(run)
		forget()
		return run
	}
	let ahead: { readonly name: string; readonly run: KeptRun } | null = null
	return {
		find: (at) => {
			const run = kept.get(runName(at))
			if (run) enter(run)
			return run ?? null
		},
		add: (at, stored) => keep(make(at, stored)),
		runAhead: (name, at, made) => {
			ahead = { name, run: make(at, made) }
		},
		settle: (name) => {
			if (ahead?.name !== name) return
			keep(ahead.run)
			ahead = null
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
