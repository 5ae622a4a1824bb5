import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { hallRackKW, unitKW, usableShareOf } from './rack-fit.ts'

const chip = (id: string) => must(builtInCatalogue.chips.find((row) => row.id === id))
const cooling = (id: string) => must(builtInCatalogue.coolingTechnologies.find((row) => row.id === id))
const built = (id: string, rackDensityKW: number) => ({ cooling: cooling(id), rackDensityKW, tolerance: 1.1 })
const LIQUID = 'd2c_dry_trim'

test('pR5, W29, W30: air carries servers of 10 kW, not racks of 132; liquid carries both', () => {
	const [nvl72, h200] = [chip('gb200-nvl72'), chip('h200-sxm')]
	expect(unitKW(nvl72, 132 / 72)).toBeCloseTo(132, 9)
	expect(usableShareOf(built('air_chiller_aircooled', 20), nvl72, 132 / 72)).toBe(0)
	expect(usableShareOf(built('air_chiller_aircooled', 20), h200, 10.2 / 8)).toBe(1)
	expect(usableShareOf(built(LIQUID, 132), nvl72, 132 / 72)).toBe(1)
	expect(usableShareOf(built('rdhx_chw_fc', 140), nvl72, 132 / 72)).toBe(0)
})

test('lP9: racks of 142 kW fill halls for 132, of 165.6 kW 88 % of them, of 230 kW 63 %', () => {
	const share = (rackKW: number) => usableShareOf(built(LIQUID, 132), chip('vera-rubin-nvl72'), rackKW / 72)
	expect(share(142)).toBe(1)
	expect(share(165.6)).toBeCloseTo(0.877, 3)
	expect(share(230)).toBeCloseTo(0.6313, 4)
})

test('pR5: liquid halls carry what they are built for, air no more than its cooling takes', () => {
	expect(hallRackKW(built(LIQUID, 230))).toBe(230)
	expect(hallRackKW(built('air_chiller_aircooled', 80))).toBe(20)
	expect(hallRackKW(built('air_chiller_aircooled', 12))).toBe(12)
})

test('lP9: the share of a hall never rises with what racks draw, and never jumps', () => {
	const drawn = fc.double({ min: 1, max: 1000, noNaN: true })
	const step = fc.double({ min: 0, max: 1, noNaN: true })
	fc.assert(
		fc.property(drawn, step, fc.double({ min: 1, max: 1000, noNaN: true }), (kW, more, densityKW) => {
			const share = (unit: number) => usableShareOf(built(LIQUID, densityKW), chip('vera-rubin-nvl72'), unit / 72)
			const [less, heavier] = [share(kW), share(kW + more)]
			expect(heavier).toBeLessThanOrEqual(less)
			// In proportion: a per cent heavier loses a per cent at most.
			expect(less - heavier).toBeLessThanOrEqual(more / kW + 1e-12)
		}),
	)
})

const order = (id: string, over: Record<string, unknown> = {}) => ({
	...{ id, siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 7200, orderMonth: '2026-01', leadTimeMonths: 2 },
	...over,
})
const stands = { scope: 'existing', itMW: 20, cooling: LIQUID }
const air = { ...stands, cooling: 'air_chiller_aircooled', itMW: 60, rackDensityKW: 20 }
const training = {
	...{ id: 't', kind: 'training', model: 'llama-3.1-405b', precision: 'bf16', trainingTokens: 1e18 },
	...{ accelerators: 7200, startMonth: '2026-06' },
}
const run = (over: Record<string, unknown>) =>
	computedDocument(
		planFile({
			horizonMonths: 24,
			powerContracts: [contract('grid', { startMonth: '2026-01' })],
			workloads: [training],
			...over,
		}),
	)
const energised = (over: Record<string, unknown>) => run(over).sites['abilene']?.energisedAccelerators.at(-1) ?? 0
const VERA = { chip: 'vera-rubin-nvl72', accelerators: 7200 }

test('lP8: a hall not said to be denser is built for its own orders, else for what is usual', () => {
	const density = (halls: readonly Record<string, unknown>[], orders: readonly Record<string, unknown>[]) =>
		Object.values(run({ buildPhases: halls, chipOrders: orders }).halls).map(({ rackKW }) => rackKW)
	const two = [hall('h1', { ...stands, rackDensityKW: 132 }), hall('h2', { ...stands, itMW: 30 })]
	const own = [order('vr1', { ...VERA, phaseId: 'h1' }), order('vr2', { ...VERA, phaseId: 'h2' })]
	expect(density(two, own)).toEqual([132, 230])
	// Orders that name no hall are of those that no other names.
	expect(density([hall('a', stands), hall('b', stands)], [order('x', { phaseId: 'a' }), order('y', VERA)])).toEqual([
		132, 230,
	])
	// What comes in place of others finds the hall as it was built; racks that want liquid ask nothing of an air hall.
	expect(
		density(
			[hall('a', stands)],
			[
				order('gb', { refreshAfterMonths: 12, refreshChip: VERA.chip }),
				order('vr', { ...VERA, orderMonth: '2027-01', replaces: 'gb' }),
			].slice(0, 1),
		),
	).toEqual([132])
	expect(density([hall('a', { ...air, rackDensityKW: null })], [order('vr', VERA)])).toEqual([20])
	expect(density([hall('a', { ...air, rackDensityKW: null })], [order('h', { chip: 'h200-sxm' })])).toEqual([20])
})

test('lP9: of a hall for 132 kW racks of 230 kW run 54 where 86 would fill it; what the site has available follows', () => {
	const halls = [hall('h1', { ...stands, rackDensityKW: 132 }), hall('h2', { ...stands, itMW: 30 })]
	const orders = [
		order('vr1', { ...VERA, accelerators: 5616, phaseId: 'h1' }),
		order('vr2', { ...VERA, accelerators: 8424, phaseId: 'h2' }),
	]
	const result = run({ buildPhases: halls, chipOrders: orders })
	expect(result.halls['h1']?.usable).toEqual({
		'vera-rubin-nvl72': { share: expect.closeTo(0.6313, 4), racks: 54, positions: 152 },
	})
	expect(result.halls['h2']?.usable['vera-rubin-nvl72']?.share).toBe(1)
	expect(result.layers.infrastructure.available.at(-1)).toBeCloseTo(42.63, 2)
	const told = result.warnings.filter(({ code }) => code === 'density_over_hall')
	expect(told.map(({ path }) => path)).toEqual(['chipOrders[0]', 'buildPhases[0].rackDensityKW'])
	expect(told[0]?.text).toMatch(/230 kW per rack; h1 takes 132 kW: 54 of 86 racks can run, 63%\. A refit of h1 costs/)
})

test('lP9: from 120 to 260 kW a rack of the hall more run step by step, never all at once', () => {
	const at = (rackDensityKW: number) =>
		energised({ buildPhases: [hall('h', { ...stands, rackDensityKW })], chipOrders: [order('vr', VERA)] })
	const densities = Array.from({ length: 29 }, (_, step) => 120 + 5 * step)
	const found = densities.map(at)
	const full = at(1000)
	found.forEach((accelerators, step) => {
		const share = Math.min(1, (1.1 * must(densities[step])) / 230)
		expect(Math.abs(accelerators - share * full)).toBeLessThanOrEqual(1)
	})
	expect(at(209) / full).toBeCloseTo((1.1 * 209) / 230, 3)
	expect(at(210)).toBe(full)
})

test('lP9: what shares a hall takes its floor by what it can use: Σ MW ÷ (s · hall) ≤ 1', () => {
	const buildPhases = [hall('h', { ...stands, rackDensityKW: 132 })]
	const first = order('vr', { ...VERA, accelerators: 1440 })
	const second = order('gb', { orderMonth: '2026-03', accelerators: 14_400 })
	const alone = energised({ buildPhases, chipOrders: [second] })
	const both = energised({ buildPhases, chipOrders: [first, second] })
	// Racks of 230 kW leave of the floor what they draw over their share.
	const taken = (1440 * 230) / 72 / ((1.1 * 132) / 230)
	expect(Math.abs(both - 1440 - (alone - taken / (132 / 72)))).toBeLessThanOrEqual(1)
})

test('pR5: racks of 132 kW in an air hall of 20 kW run nothing, and the hall is why', () => {
	const result = run({ buildPhases: [hall('h', air)], chipOrders: [order('o')] })
	const site = must(result.sites['abilene'])
	expect(Math.max(...site.energisedAccelerators)).toBe(0)
	expect(site.commissionedItMW.at(-1)).toBe(60)
	expect(result.layers.infrastructure.available.at(-1)).toBe(0)
	const cause = must(result.bindingCause.at(-1))
	expect(cause.cause).toBe('hall_cannot_cool')
	expect(cause.text).toContain(
		'NVIDIA GB200 NVL72 (per GPU) racks draw 132 kW and need liquid cooling; h at Abilene has none.',
	)
	const codes = result.warnings.map(({ code }) => code)
	expect(codes).toContain('density_over_hall')
	// Halls are ready there: that none is would be untrue.
	expect(codes).not.toContain('chips_over_halls')
})

test('pR5: servers run in the air hall beside, racks in the liquid one', () => {
	const halls = [hall('air', air), hall('liquid', { ...air, cooling: LIQUID, rackDensityKW: null, itMW: 10 })]
	const orders = [order('racks'), order('servers', { chip: 'h200-sxm', accelerators: 800, orderMonth: '2026-03' })]
	const all = energised({ buildPhases: halls, chipOrders: orders })
	// 10 MW of liquid hall feed part of the racks; the servers behind them find room in the air hall.
	expect(all).toBeGreaterThan(800)
	expect(all).toBeLessThan(7200 + 800)
	expect(all - energised({ buildPhases: halls, chipOrders: orders.slice(0, 1) })).toBe(800)
})

test('lP9: racks of 142 kW in a hall for 120 run in part, and the hall is the cause, not what is unfinished or not ordered', () => {
	const result = run({
		buildPhases: [hall('h', { ...stands, itMW: 12, rackDensityKW: 120 }), hall('later', { startMonth: '2026-06' })],
		chipOrders: [order('o', { chip: 'gb300-nvl72', phaseId: 'h' })],
	})
	expect(result.sites['abilene']?.energisedAccelerators[8]).toBeGreaterThan(4000)
	expect(result.bindingCause[8]).toMatchObject({
		cause: 'hall_cannot_cool',
		siteId: 'abilene',
		facts: { item: { id: 'h' }, racks: { hallKW: 120, share: expect.closeTo(0.9296, 4), running: 78, wanted: 84 } },
	})
})

test('lP9, lP10: a refresh to racks of 230 kW runs in part in halls for 132 that nobody refits, and is told so from the first', () => {
	const sites = ['a', 'b', 'c'].map((id) => ({ id, name: id, country: 'US', latitude: 32.45, longitude: -99.73 }))
	const result = run({
		sites,
		powerContracts: sites.map(({ id }) => contract(`grid-${id}`, { siteId: id, startMonth: '2026-01' })),
		buildPhases: sites.map(({ id }) => hall(`hall-${id}`, { ...stands, siteId: id, refit: 'none' })),
		chipOrders: sites.map(({ id }) =>
			order(`gb-${id}`, { siteId: id, refreshAfterMonths: 14, refreshChip: 'vera-rubin-nvl72' }),
		),
		workloads: [{ id: 'w', kind: 'standing', accelerators: 21_000, startMonth: '2026-06' }],
	})
	const last = Object.values(result.sites).map(({ energisedAccelerators }) => energisedAccelerators.at(-1) ?? 0)
	const before = Object.values(result.sites).map(({ energisedAccelerators }) => energisedAccelerators[10] ?? 0)
	expect(before).toEqual([7200, 7200, 7200])
	for (const accelerators of last) expect(accelerators).toBeGreaterThan(0.6 * (20_000 / (230 / 72)))
	expect(result.bindingCause.at(-1)).toMatchObject({ cause: 'hall_cannot_cool', facts: { racks: { running: 54 } } })
	const told = result.warnings.filter(({ code }) => code === 'density_over_hall')
	expect(told.map(({ path }) => path)).toEqual([
		...[0, 1, 2].map((index) => `chipOrders[${String(index)}]`),
		...[0, 1, 2].map((index) => `buildPhases[${String(index)}].rackDensityKW`),
	])
})
