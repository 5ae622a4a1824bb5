import { expect, test } from 'vitest'
import { risksOf } from '#server/views/report/parts/risks.ts'
import { equipmentRows, purchaseRows } from '#server/views/schedule/bought-rows.ts'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

const SWITCH = 'leaf_spine_switch_64'
const FABRIC = [SWITCH, 'network_cable', 'network_optic', 'storage_rack']
/** In operation since February 2023, with what runs in it. */
const OLD = { startMonth: '2023-02', name: 'Old hall' }
const RUNNING = { phaseId: 'h', chip: 'h100-sxm', accelerators: 8000, orderMonth: '2022-08', leadTimeMonths: 6 }
const LATE = { item: SWITCH, quantity: 700, orderMonth: '2029-03', deliveryMonth: '2030-01' }
const NEW = {
	...{ id: 'new', siteId: 's', itMW: 20, startMonth: '2028-02', durationMonths: 20, scope: 'greenfield' },
	procurement: [LATE],
}
const COMING = { ...RUNNING, id: 'n', siteId: 's', phaseId: 'new', orderMonth: '2029-08', unitPriceUsd: 30_000 }

/** The old hall alone, or with one that is built beside it. */
function plan(hall: Record<string, unknown> = {}, beside: readonly Record<string, unknown>[] = []) {
	const old = reproduction({ hall: { ...OLD, ...hall }, order: RUNNING })
	const { buildPhases, chipOrders } = reproduction({
		hall: { ...OLD, ...hall },
		order: RUNNING,
		plan:
			beside.length === 0
				? {}
				: {
						buildPhases: [{ ...must(old.buildPhases[0]) }, ...beside],
						chipOrders: [{ ...must(old.chipOrders[0]) }, COMING],
					},
	})
	return { ...old, buildPhases, chipOrders }
}

test('a hall in operation orders nothing: all of its fabric stands, nothing is dated, nobody is asked for (pR1, pD1)', () => {
	const old = plan()
	const result = computePlan(old)
	const { equipment } = must(result.sites['s'])
	expect(equipment.map(({ item }) => item).sort()).toEqual([...FABRIC].sort())
	for (const { needed, stands, count, orderBy, state } of equipment) {
		expect(needed).toBeGreaterThan(0)
		expect([stands, count, orderBy, state]).toEqual([needed, 0, null, null])
	}
	expect(equipmentRows(old, result)).toEqual([])
	expect(Math.max(...result.workforce.construction.headcount)).toBe(0)
	const codes = result.warnings.map(({ code }) => code)
	for (const code of ['long_lead', 'assumed_ordered', 'procurement_short']) expect(codes).not.toContain(code)
})

test('purchases listed at a hall in operation are nobody’s: no row, no warning, no risk, no figure', () => {
	const [without, listed] = [plan(), plan({ procurement: [LATE] })]
	const [before, after] = [without, listed].map((one) => computePlan(one))
	expect(purchaseRows(listed)).toEqual([])
	expect(after?.warnings).toEqual(before?.warnings)
	expect(after?.sites['s']?.equipment).toEqual(before?.sites['s']?.equipment)
	expect(risksOf(listed, must(after))).toEqual(risksOf(without, must(before)))
})

test('a switch for a hall to come is not months late for accelerators that have run for years', () => {
	const both = plan({}, [NEW])
	const result = computePlan(both)
	const row = must(must(result.sites['s']).equipment.find(({ item }) => item === SWITCH))
	// Half of all accelerators run: half of the switches stand.
	expect([row.needed, row.stands, row.count]).toEqual([1250, 625, 625])
	expect([row.state, row.slackMonths]).toEqual(['ordered', 1])
	expect(result.warnings.map(({ code }) => code)).not.toContain('long_lead')
	expect(JSON.stringify(risksOf(both, result))).not.toContain('after it is needed')
})

test('a switch that comes after the accelerators it is for is late by those months', () => {
	const late = { ...NEW, procurement: [{ ...LATE, deliveryMonth: '2030-06' }] }
	const { sites, warnings } = computePlan(plan({}, [late]))
	expect(must(sites['s']).equipment.find(({ item }) => item === SWITCH)?.slackMonths).toBe(-4)
	expect(warnings.map(({ code }) => code)).toContain('long_lead')
})
