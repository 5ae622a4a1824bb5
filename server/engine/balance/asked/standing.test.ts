import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../tests/factories/reproduction.ts'

const NO_RUN = { model: undefined, precision: undefined, trainingTokens: undefined, accelerators: undefined }
/** In place of the endless run of the reproductions: 18,000 accelerators of four a server, all of which can run. */
const standing = (ask: Changes['workload']) => ({ workload: { ...NO_RUN, id: 'held', kind: 'standing', ...ask } })
const held = (ask: Changes['workload']) => computePlan(reproduction(standing(ask))).workloads['held']

test('a share of the fleet asks for that part of what runs, in whole servers, and is never short', () => {
	const half = held({ fleetShare: 0.5001 })
	// 9,001.8 of 18,000, of which 9,000 are whole servers.
	expect([half?.acceleratorsRequired[20], half?.acceleratorsAllocated[20], half?.servedShare[20]]).toEqual([
		9000, 9000, 1,
	])
	expect(half?.acceleratorsRequired[4]).toBe(0)
})

test('accelerators grow to their end, and hours take the accelerators that are available for them', () => {
	// From June 2026 (5) to December 2029 (47): 1,000 + 1,000 · 21/42 in March 2028.
	const grown = held({ accelerators: 1000, acceleratorsAtEnd: 2000 })
	expect([5, 26, 47].map((month) => grown?.acceleratorsRequired[month])).toEqual([1000, 1500, 2000])
	const plan = reproduction(standing({ acceleratorHoursPerMonth: 73_000 }))
	const perfect = {
		...plan,
		assumptions: { acceleratorAvailability: { value: 0.9, text: null, why: null, source: null } },
	}
	// 73,000 ÷ (730 · .9) = 111.1: 28 servers.
	expect(computePlan(perfect).workloads['held']?.acceleratorsRequired[20]).toBe(112)
})

test('standing work states one way of asking, and needs no model', () => {
	const problemsOf = (ask: Changes['workload']) => {
		const parsed = parsePlanFile(reproductionFile(standing(ask)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(problemsOf({ fleetShare: 0.2 })).toEqual([])
	expect(problemsOf({})).toEqual(['workloads[0].accelerators'])
	expect(problemsOf({ fleetShare: 0.2, accelerators: 100 })).toEqual(['workloads[0].accelerators'])
	expect(problemsOf({ fleetShare: 0.2, acceleratorsAtEnd: 100 })).toEqual(['workloads[0].acceleratorsAtEnd'])
})

/** A run of some months on all 18,000 accelerators, and what else the plan asks of them. */
const run = (more: readonly object[] = []) => {
	const [first] = reproductionFile({ workload: { trainingTokens: 3e13 } })['workloads'] as readonly object[]
	return computePlan(reproduction({ plan: { workloads: [first, ...more] } }))
}

test('hours of a run are those it works: its last month counts in part (pW2)', () => {
	const { workloads, sites } = run()
	const { training, acceleratorsMean = [], acceleratorsAllocated = [] } = workloads['t'] ?? {}
	const hours = acceleratorsMean.reduce((sum, mean) => sum + mean * 730, 0)
	expect(training?.acceleratorHours).toBeGreaterThan(18_000 * 730)
	expect(hours).toBeCloseTo(training?.acceleratorHours ?? NaN, 0)
	const end = acceleratorsMean.findLastIndex((mean) => mean > 0)
	const whole = acceleratorsMean.slice(0, end).filter((mean) => mean > 0).length
	expect(training?.daysRun).toBeCloseTo(30.4 * (whole + (acceleratorsMean[end] ?? 0) / 18_000), 6)
	expect(acceleratorsAllocated[end]).toBe(18_000)
	expect(acceleratorsMean[end]).toBeLessThan(18_000)
	// What does not work stands idle, at a fifth of what it draws: the month's energy lies between that of its neighbours.
	const { energyMWh = [] } = sites['s'] ?? {}
	expect(energyMWh[end]).toBeLessThan(energyMWh[end - 1] ?? 0)
	expect(energyMWh[end]).toBeGreaterThan(energyMWh[end + 1] ?? Infinity)
})

test('hours that a run leaves in its last month serve work placed after it, which needs no accelerators for them', () => {
	const later = { id: 'held', kind: 'standing', accelerators: 18_000, startMonth: '2026-06', priority: 2 }
	const { workloads } = run([later])
	const [mean, next] = [workloads['t']?.acceleratorsMean ?? [], workloads['held']]
	const end = mean.findLastIndex((one) => one > 0)
	expect(next?.acceleratorsMean[end]).toBeCloseTo(18_000 - (mean[end] ?? 0), 6)
	expect(next?.acceleratorsAllocated[end]).toBe(0)
	expect(next?.acceleratorsMean[end - 1]).toBe(0)
	expect(next?.acceleratorsAllocated[end + 1]).toBe(18_000)
})
