import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

type Entry = Record<string, unknown>
const RENT = { rentUsdPerAcceleratorHour: 3, rentOccupancyShare: 0.9, rentRampMonths: 1 }

/** A neocloud: one standing hall of 20 MW, 7,200 accelerators delivered in January 2027 and let, no work of its own. */
function neocloud(order: Entry = {}, over: { readonly contract?: Entry; readonly plan?: Entry } = {}) {
	const coming = { accelerators: 7200, orderMonth: '2026-01', leadTimeMonths: 12, ...RENT, ...order }
	return computePlan(
		reproduction({
			order: coming,
			hall: { itMW: 20 },
			contract: { capacityMW: 60, ...over.contract },
			plan: { workloads: [], ...over.plan },
		}),
	)
}
const site = (run: ReturnType<typeof neocloud>) => must(run.sites['s'])
const MAY = 16

test('hours sold ask chips, halls and power: occupancy of what is planned to be in service (lP30, by hand)', () => {
	const run = neocloud()
	const { layers } = site(run)
	// Delivered in January, installed by March, past the ramp two months later.
	expect(layers.chips.required[MAY]).toBeCloseTo(0.9 * 7200, 9)
	// 132 kW a rack of 72, IT overhead 1.11, coincidence .85.
	const itMW = (0.9 * 7200 * (132 / 72) * 1.11 * 0.85) / 1000
	expect(layers.infrastructure.required[MAY]).toBeCloseTo(itMW, 6)
	expect(layers.energy.required[MAY]).toBeGreaterThan(itMW)
	for (const layer of ['energy', 'chips', 'infrastructure'] as const)
		expect(must(layers[layer].coverage[MAY])).toBeGreaterThanOrEqual(1)
	expect(layers.chips.required[0]).toBe(0)
	expect(layers.chips.coverage[0]).toBeNull()
	expect([run.binding[0], run.binding[MAY]]).toEqual([null, 'applications'])
})

test('what comes late is missed from the month in which it was planned to serve (lP30)', () => {
	const run = neocloud({ slipMonths: { p50: 6, p90: 9 } })
	const { chips } = site(run).layers
	expect(chips.required.slice(MAY, MAY + 3)).toEqual([6480, 6480, 6480])
	expect(chips.coverage[MAY]).toBe(0)
	expect(chips.coverage[MAY + 6]).toBe(1)
	expect([run.binding[MAY], must(run.bindingCause[MAY]).cause]).toEqual(['chips', 'order_slipped'])
	expect(must(run.headline).layer).toBe('chips')
})

test('power that is short of what is sold binds, and what is not let is lost (lP30, B16)', () => {
	const run = neocloud({}, { contract: { capacityMW: 9 } })
	const { energy } = site(run).layers
	expect(must(energy.coverage[MAY])).toBeLessThan(1)
	expect(run.binding[MAY]).toBe('energy')
	const eachMW = 0.85 * ((132 / 72) * 1.11) * 1e-3
	const lost = (0.9 * 7200 - must(site(run).energisedAccelerators[MAY])) * eachMW
	expect(run.shortfall.lostItMW[MAY]).toBeCloseTo(lost, 6)
})

test('what is sold and not fed, as others came first, is lost to chips though all layers are covered (lP30, B5, B11, B16)', () => {
	const first = { siteId: 's', orderMonth: '2025-06', leadTimeMonths: 2 }
	const idle = { ...first, id: 'idle', chip: 'h200-sxm', accelerators: 14_400 }
	const sold = { ...first, id: 'sold', chip: 'gb200-nvl72', accelerators: 3600, leadTimeMonths: 19, ...RENT }
	const run = computePlan(
		reproduction({
			hall: { itMW: 20 },
			contract: { capacityMW: 9 },
			plan: { workloads: [], chipOrders: [idle, sold] },
		}),
	)
	const { energy, chips, infrastructure } = site(run).layers
	for (const { coverage } of [energy, chips, infrastructure]) expect(must(coverage[MAY])).toBeGreaterThanOrEqual(1)
	expect(run.shortfall.lostItMW[MAY]).toBeCloseTo((0.85 * 0.9 * 3600 * (132 / 72) * 1.11) / 1000, 6)
	expect(run.binding[MAY]).toBe('chips')
	expect(run.bindingCause[MAY]).toMatchObject({ cause: 'fragmentation', siteId: 's', facts: { missing: 0.9 * 3600 } })
	expect(run.sites['s']?.binding[MAY]).toBe('chips')
	const grouped = run.shortfall.groups.reduce((sum, { MWMonths }) => sum + MWMonths, 0)
	expect(grouped).toBeCloseTo(run.shortfall.lostMWMonths, 9)
})

test('what the plan’s own work asks of the pool is not asked twice (lP30)', () => {
	const own = {
		...{ id: 'w', kind: 'standing', siteIds: ['s'], accelerators: 3600, startMonth: '2026-01' },
	}
	const { chips } = site(neocloud({}, { plan: { workloads: [own] } })).layers
	expect(chips.required[MAY]).toBeCloseTo(3600 + 0.9 * 3600, 9)
	// Nothing is let of an order without a rent.
	const none = site(neocloud({ rentUsdPerAcceleratorHour: null }, { plan: { workloads: [own] } })).layers
	expect(none.chips.required[MAY]).toBe(3600)
})
