import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { clearShortfall } from './clear-shortfall.ts'
import { engineRuns } from './engine-runs.ts'
import { labourWaysOut } from './labour-ways-out.ts'
import { shortRuns } from './shortfall-runs.ts'

/** Runs of months that are looked at: the longest ones, told in order of time. */
const MOST_SHORTFALLS = 4

/**
 * What would have to change in a plan that `parsePlanFile` accepted: for each run of months that falls short the smallest
 * single changes that clear it, and the ways out of a want of hands. Every figure is the difference of two engine results;
 * same plan, same answer. It runs the engine up to some 300 times: call it off the request path.
 */
export function findRemedies(plan: PlanFile): PlanRemedies {
	const runs = engineRuns(plan)
	const all = shortRuns(runs.result)
	const longest = [...all].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, MOST_SHORTFALLS)
	const shortfalls = all.filter((run) => longest.includes(run)).map((run) => clearShortfall(runs, run))
	const labour = labourWaysOut(runs)
	return {
		format: 'strata.remedies/1',
		engine: runs.result.engine,
		asked: runs.result.binding.some((layer) => layer !== null),
		shortfalls,
		leftOut: all.length - longest.length,
		labour,
		runs: runs.count(),
	}
}
