import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import type { Decision } from '#shared/decisions.ts'
import { headlineCause } from '#server/views/messages/verdict/headline-words.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { must } from '../../../../tests/factories/must.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { findDecisions } from '../find-decisions.ts'

const LONG = 120_000

/** Three lots of 50,000 to 77,000 accelerators in three halls, for work that asks for 1,520 of them at most. */
function ohio({
	targets,
	ordered = [6, 18, 30],
}: { targets?: readonly unknown[]; ordered?: readonly number[] } = {}): PlanFile {
	const lots = [50_000, 76_140, 76_860]
	const month = (at: number) => `${2026 + Math.floor((10 + at) / 12)}-${String(((10 + at) % 12) + 1).padStart(2, '0')}`
	const parsed = parsePlanFile({
		...{ format: 'strata.plan/1', name: 'Ohio', startMonth: '2026-11', asOfMonth: '2026-11', horizonMonths: 72 },
		sites: [
			{
				...{ id: 'ohio', name: 'Ohio', country: 'US', region: 'OH', latitude: 40, longitude: -83 },
				...{ cooling: 'd2c_dry_trim', ...(targets === undefined ? {} : { targets }) },
			},
		],
		powerContracts: [
			{
				...{ id: 'grid', siteId: 'ohio', kind: 'utility_firm', capacityMW: 600, startMonth: '2026-11' },
				...{ rampMonths: 1, status: 'energised' },
			},
		],
		buildPhases: [100, 150, 150].map((itMW, at) => ({
			...{ id: `hall-${at}`, siteId: 'ohio', itMW, scope: 'existing', startMonth: '2026-11', durationMonths: 0 },
		})),
		chipOrders: lots.map((accelerators, at) => ({
			...{
				id: `lot-${at}`,
				siteId: 'ohio',
				phaseId: `hall-${at}`,
				chip: 'gb300-nvl72',
				accelerators,
				leadTimeMonths: 8,
			},
			orderMonth: month(ordered[at] ?? 0),
		})),
		applications: [
			{
				...{ id: 'chat', name: 'Coding', archetype: 'software-development', startMonth: '2028-01', growth: 'linear' },
				...{ unitsAtStart: 8000, unitsAtEnd: 12_000, revenueUsdPerMillionTokens: 20 },
			},
		],
		workloads: [
			{
				...{ id: 'serve', name: 'Serving', kind: 'inference', model: 'deepseek-v3-r1', precision: 'fp8' },
				...{ applicationIds: ['chat'], startMonth: '2028-01' },
			},
		],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}

const cuts = (decisions: readonly Decision[]) => decisions.map(({ lever, size, id }) => [id, lever, size])
const patched = (plan: PlanFile, { change }: Decision) => must(applyChange(plan, { action: 'merge', patch: change }))

test(
	'an order that work hardly uses is cut to what it uses with its growth and a reserve, in one step',
	{ timeout: LONG },
	() => {
		const plan = VERDICT_PLANS['near-idle']()
		const { decisions } = findDecisions(plan)
		// Half a dozen of 10,512 work: one rack of 72 is left. Later they would be as idle.
		expect(cuts(decisions)).toEqual([['order_fewer:gb200', 'order_fewer', 10_440]])
		const after = patched(plan, must(decisions[0]))
		expect(resultOf(runPlan(after)).verdict.totals.unserved.mwMonths).toBe(0)
		// Applied it is not proposed again.
		expect(cuts(findDecisions(after).decisions)).toEqual([])
	},
)

test('of several orders each is cut by what those before it already give', { timeout: LONG }, () => {
	const plan = ohio()
	const { decisions } = findDecisions(plan)
	// 1,520 at most, a twentieth kept: 1,600, which is more than 22 racks; the work grows after the other lots come.
	expect(cuts(decisions)).toEqual([
		['order_fewer:lot-1', 'order_fewer', 76_140],
		['order_fewer:lot-0', 'order_fewer', 50_000 - 1584],
		['order_fewer:lot-2', 'order_fewer', 76_860],
	])
	const last = decisions.reduce(patched, plan)
	expect(cuts(findDecisions(last).decisions)).toEqual([])
	expect(resultOf(runPlan(last)).verdict.totals.unserved.mwMonths).toBeLessThan(5)
})

test('what a stated target takes is not cut, and nothing small is advised instead', { timeout: LONG }, () => {
	const steps = [
		{ month: '2028-06', itMW: 100 },
		{ month: '2029-06', itMW: 250 },
		{ month: '2030-06', itMW: 400 },
	]
	const held = findDecisions(ohio({ targets: steps }))
	expect([cuts(held.decisions), held.none]).toEqual([[], 'held_by_target'])
	// A target of a hundred megawatts holds the chips of a hundred.
	const small = findDecisions(ohio({ targets: steps.slice(0, 1) })).decisions
	expect(small.map(({ lever }) => lever)).toContain('order_fewer')
	for (const decision of small) {
		const { sites } = resultOf(runPlan(patched(ohio({ targets: steps.slice(0, 1) }), decision))).verdict
		expect([decision.id, sites['ohio']?.fullPower.monthsLate ?? 99]).toEqual([
			decision.id,
			expect.toSatisfy((late: number) => late <= 0),
		])
	}
})

test('idle chips that are bought already are no order to cut, and it is said so', { timeout: LONG }, () => {
	const { decisions, none } = findDecisions(ohio({ ordered: [0, 0, 0] }))
	expect([cuts(decisions), none]).toEqual([[], 'bought'])
})

test('an order of the month that a decision reaches is no order yet', { timeout: LONG }, () => {
	const { decisions, none } = findDecisions(VERDICT_PLANS['johor-neocloud']())
	// Its chips are let by the hour: what is idle of them lacks renters, not an order less.
	expect([cuts(decisions), none]).toEqual([[], 'unsold'])
})

test('an order that stands before its work is put off as far as its target allows', { timeout: LONG }, () => {
	const plan = VERDICT_PLANS['virginia-flexible']()
	const [later, ...others] = findDecisions(plan).decisions
	expect([others, later?.lever, later?.size]).toEqual([[], 'order_later', 2])
	const put = (months: number) => {
		const chipOrders = plan.chipOrders.map((order) => ({ ...order, orderMonth: addMonths(order.orderMonth, months) }))
		return resultOf(runPlan({ ...plan, chipOrders })).verdict
	}
	expect(put(2).fullPower.monthsLate).toBeLessThanOrEqual(0)
	const idle = ({ totals }: ReturnType<typeof put>) => totals.idle.usd ?? 0
	expect(idle(put(2))).toBeLessThan(idle(put(0)))
})

test('of a plan without chips none is tried before there are some, and it is said so', () => {
	const { none, decisions } = findDecisions({ ...ohio(), chipOrders: [] })
	expect([decisions, none]).toEqual([[], 'incomplete'])
})

test('where all that is asked is met, a little spare power is no loss that a change would have to recover', () => {
	const training = {
		kind: 'training',
		model: 'llama-3.1-405b',
		precision: 'fp8',
		trainingTokens: 1e18,
		accelerators: 9600,
	}
	const parsed = parsePlanFile({
		...{ format: 'strata.plan/1', name: 'Met', startMonth: '2026-11', asOfMonth: '2026-11', horizonMonths: 60 },
		sites: [
			{
				...{ id: 'campus', name: 'Dallas', country: 'US', region: 'TX', latitude: 32.78, longitude: -96.8 },
				...{ cooling: 'd2c_dry_trim', targetItMW: 19, targetMonth: '2027-06' },
			},
		],
		powerContracts: [
			{
				...{ id: 'grid', siteId: 'campus', kind: 'utility_firm', status: 'energised', capacityMW: 24.5 },
				...{ startMonth: '2025-01', rampMonths: 1, termMonths: 240 },
			},
		],
		buildPhases: [{ id: 'a', siteId: 'campus', itMW: 20, scope: 'existing', startMonth: '2025-01', durationMonths: 0 }],
		chipOrders: [
			{
				...{ id: 'lot', siteId: 'campus', chip: 'gb200-nvl72', accelerators: 9648, orderMonth: '2025-09' },
				...{ leadTimeMonths: 6, retireAfterMonths: 120 },
			},
		],
		workloads: [{ ...training, id: 'train', startMonth: '2026-11' }],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { verdict } = resultOf(runPlan(parsed.plan))
	expect([verdict.headline.case, findDecisions(parsed.plan).none]).toEqual(['target_met', 'met'])
	// Second line and card say nothing of a loss.
	expect(headlineCause(parsed.plan, resultOf(runPlan(parsed.plan)))).toBe('')
})
