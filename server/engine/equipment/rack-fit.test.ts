import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { coolsRacks, hallRackKW, unitKW } from './rack-fit.ts'

const chip = (id: string) => must(builtInCatalogue.chips.find((row) => row.id === id))
const cooling = (id: string) => must(builtInCatalogue.coolingTechnologies.find((row) => row.id === id))
const built = (id: string, rackDensityKW: number | null = null) => ({
	...{ cooling: cooling(id), rackDensityKW, tolerance: 1.1 },
})

test('pR5, W29, W30: air carries servers of 10 kW, not racks of 132; liquid carries both', () => {
	const [nvl72, h200] = [chip('gb200-nvl72'), chip('h200-sxm')]
	expect(unitKW(nvl72, 132 / 72)).toBeCloseTo(132, 9)
	expect(coolsRacks(built('air_chiller_aircooled', 20), nvl72, 132 / 72)).toBe(false)
	expect(coolsRacks(built('air_chiller_aircooled'), h200, 10.2 / 8)).toBe(true)
	expect(coolsRacks(built('d2c_dry_trim'), nvl72, 132 / 72)).toBe(true)
	expect(coolsRacks(built('d2c_dry_trim', 130), nvl72, 132 / 72)).toBe(true)
	expect(coolsRacks(built('d2c_dry_trim', 110), nvl72, 132 / 72)).toBe(false)
})

test('pR5: liquid halls carry what is stated, air no more than its cooling takes', () => {
	expect(hallRackKW(built('d2c_dry_trim', 230))).toBe(230)
	expect(hallRackKW(built('air_chiller_aircooled', 80))).toBe(20)
	expect(hallRackKW(built('air_chiller_aircooled', 12))).toBe(12)
	expect(hallRackKW(built('rdhx_chw_fc'))).toBe(60)
})

const order = (id: string, over: Record<string, unknown> = {}) => ({
	...{ id, siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 7200, orderMonth: '2026-01', leadTimeMonths: 2 },
	...over,
})
const air = { cooling: 'air_chiller_aircooled', scope: 'existing', itMW: 60, rackDensityKW: 20 }
const run = (over: Record<string, unknown>) =>
	computedDocument(
		planFile({
			horizonMonths: 24,
			powerContracts: [contract('grid', { startMonth: '2026-01' })],
			workloads: [
				{
					...{ id: 't', kind: 'training', model: 'llama-3.1-405b', precision: 'bf16', trainingTokens: 1e18 },
					...{ accelerators: 7200, startMonth: '2026-06' },
				},
			],
			...over,
		}),
	)

test('pR5: racks of 132 kW in an air hall of 20 kW run nothing, and the hall is why', () => {
	const result = run({ buildPhases: [hall('h', air)], chipOrders: [order('o')] })
	const site = must(result.sites.abilene)
	expect(Math.max(...site.energisedAccelerators)).toBe(0)
	expect(site.commissionedItMW.at(-1)).toBe(60)
	expect(result.layers.infrastructure.available.at(-1)).toBe(0)
	const cause = must(result.bindingCause.at(-1))
	expect(cause.cause).toBe('hall_cannot_cool')
	expect(cause.text).toContain('132 kW a rack; h at Abilene cools 20 kW')
})

test('pR5: servers run in the air hall beside, racks in the liquid one', () => {
	const halls = [hall('air', air), hall('liquid', { ...air, cooling: 'd2c_dry_trim', rackDensityKW: null, itMW: 10 })]
	const orders = [order('racks'), order('servers', { chip: 'h200-sxm', accelerators: 800, orderMonth: '2026-03' })]
	const site = must(run({ buildPhases: halls, chipOrders: orders }).sites.abilene)
	const all = site.energisedAccelerators.at(-1) ?? 0
	// 10 MW of liquid hall feed part of the racks; the servers behind them find room in the air hall.
	expect(all).toBeGreaterThan(800)
	expect(all).toBeLessThan(7200 + 800)
	const alone = must(run({ buildPhases: halls, chipOrders: orders.slice(0, 1) }).sites.abilene)
	expect(all - (alone.energisedAccelerators.at(-1) ?? 0)).toBe(800)
})
