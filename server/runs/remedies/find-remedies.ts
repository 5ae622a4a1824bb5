import { moneyOf } from '#shared/units/money.ts'
import type { PlanRun } from '#server/engine/compute-plan.ts'
import type { PlanRemedies, Shortfall } from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { clearShortfall, type TriedLevers } from './clear-shortfall.ts'
import { engineRuns, type EngineRuns } from './engine-runs.ts'
import { labourWaysOut } from './labour-ways-out.ts'
import { byCause, runOfMonth, shortRuns, type ShortRun } from './shortfall-runs.ts'

/** Runs of months that are looked at: the longest ones, told in order of time. */
const MOST_SHORTFALLS = 6
/** Parts of a run that no single change clears. */
const MOST_PARTS = 4

export type RemediesPart = 'shortfalls' | 'labour'

export type Search = {
	/** one month of the plan, `YYYY-MM`, instead of all runs: the smallest changes for that month alone */
	readonly month?: string | undefined
	/** the shortfalls or the gating trade's ways out alone; both where left out */
	readonly part?: RemediesPart | undefined
	/** told after every run of months, so that nobody waits for the whole */
	readonly progress?: (found: PlanRemedies) => void
	/** a run of the plan, where there is one already */
	readonly before?: PlanRun
	/** called before every run of the engine; throws to end the search */
	readonly mayGoOn?: () => void
}

/**
 * What would have to change in a plan that `parsePlanFile` accepted: for each run of months that falls short the smallest
 * single changes that clear it, layer by layer, and the ways out of a want of hands. Every figure is the difference of two
 * runs of the engine; same plan, same answer. It runs the engine some hundred times: call it off the request path.
 */
export function findRemedies(plan: PlanFile, { month, part, progress, ...given }: Search = {}): PlanRemedies {
	const runs = engineRuns(plan, given)
	const { result } = runs
	const all = part === 'labour' ? [] : month === undefined ? shortRuns(result) : oneMonth(result, month)
	const longest = all.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, MOST_SHORTFALLS)
	const looked = all.filter((run) => longest.includes(run))
	const shortfalls: Shortfall[] = []
	const answer = (over: Pick<PlanRemedies, 'complete' | 'labour'>): PlanRemedies => ({
		format: 'strata.remedies/1',
		engine: result.engine,
		asked: result.binding.some((layer) => layer !== null),
		shortfalls: [...shortfalls],
		leftOut: all.length - looked.length,
		money: moneyOf(plan),
		toCome: over.complete ? 0 : looked.length - told,
		runs: runs.count(),
		...over,
	})
	const tried: TriedLevers = new Map()
	let told = 0
	for (const run of looked) {
		shortfalls.push(...clearWholeOrParts(runs, run, tried))
		told += 1
		progress?.(answer({ complete: false, labour: null }))
	}
	const labour = month === undefined && part !== 'shortfalls' ? labourWaysOut(runs) : null
	return answer({ complete: true, labour })
}

function oneMonth(result: PlanResult, month: string): readonly ShortRun[] {
	const run = runOfMonth(result, result.months.indexOf(month))
	return run === null ? [] : [run]
}

/** A run that no single change clears is taken apart by its causes, where it has several. */
function clearWholeOrParts(runs: EngineRuns, run: ShortRun, tried: TriedLevers): readonly Shortfall[] {
	const whole = clearShortfall(runs, run, tried)
	const parts = whole.remedies.some(({ clears }) => clears) ? [] : byCause(runs.result, run)
	if (parts.length < 2) return [whole]
	return parts.slice(0, MOST_PARTS).map((part) => clearShortfall(runs, part, tried))
}
