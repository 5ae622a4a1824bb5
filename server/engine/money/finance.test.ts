import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { compile } from '../kernel/compile.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, run } from '../kernel/run.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { buildEngineWorld } from '../world.ts'
import { acceleratorCost, chipCapex } from './finance-chips.ts'
import { connectionCapex, connectionCost } from './finance-connection.ts'
import { placeDeliveries } from './finance-deliveries.ts'
import { hallCapex, hallCost, hallDepreciation, hallPrice, hallUpkeep } from './finance-halls.ts'
import { hallScopeShare } from './finance-scope.ts'
import { costPerMillionTokens, netPresentValue } from './finance-totals.ts'

const read = (name: string): Record<string, unknown> =>
	JSON.parse(
		readFileSync(new URL(`../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url), 'utf8'),
	) as Record<string, unknown>

const STEPS = [
	orderFirstDelivery,
	levelWork,
	serviceStart,
	placeDeliveries,
	acceleratorCost,
	chipCapex,
	connectionCost,
	connectionCapex,
	hallPrice,
	hallCost,
	hallCapex,
	hallUpkeep,
	hallDepreciation,
]

/** Capital of a plan: all of money that needs no balance. */
function capital(text: unknown) {
	const plan = planFileSchema.parse(text)
	const frame = run(compile(STEPS), buildEngineWorld(plan, catalogueFor(plan)))
	const values = (quantity: QuantityNode) => [...columnOf(frame, quantity).values]
	const millions = (quantity: QuantityNode) => values(quantity).reduce((sum, value) => sum + value, 0) / 1e6
	return { values, millions }
}

test('B1: chips cost $2,034.9 M, the hall $1,752.6 M and the connection $28.0 M (F1–F5)', () => {
	const { millions } = capital(read('simple'))
	expect(millions(chipCapex)).toBeCloseTo(2034.9, 1)
	expect(millions(hallCapex)).toBeCloseTo(1752.6, 1)
	expect(millions(connectionCapex)).toBeCloseTo(28, 6)
})

test('B1: chips are paid in six equal tranches from October 2026 and the connection from March 2026', () => {
	const { values } = capital(read('simple'))
	const paid = values(chipCapex).flatMap((usd, month) => (usd > 0 ? [month] : []))
	expect(paid).toEqual([9, 10, 11, 12, 13, 14])
	expect(values(chipCapex)[9]).toBeCloseTo(6144 * 48_000 * 1.15, 0)
	const connection = values(connectionCapex).flatMap((usd, month) => (usd > 0 ? [month] : []))
	expect([connection[0], connection.at(-1), connection.length]).toEqual([2, 13, 12])
})

test('B1: the hall is maintained and written off from March 2027', () => {
	const { values } = capital(read('simple'))
	expect(values(hallUpkeep).findIndex((usd) => usd > 0)).toBe(14)
	expect((values(hallUpkeep)[14] ?? 0) / 1e6).toBeCloseTo((1752.6 * 0.025) / 12, 2)
	expect((values(hallDepreciation)[14] ?? 0) / 1e6).toBeCloseTo(1752.6 / 240, 2)
})

test('B2: chips cost $22.10 bn, halls $15.42 bn; of the connection three months lie before the plan', () => {
	const { millions } = capital(read('campus'))
	expect(millions(chipCapex) / 1000).toBeCloseTo(22.1, 2)
	expect(millions(hallCapex) / 1000).toBeCloseTo(15.42, 2)
	expect(millions(connectionCapex) / 1000).toBeCloseTo(0.15, 6)
})

test('a stated cost a watt stands for market, premium, uplift and scope', () => {
	const plan = read('simple')
	const [hall] = plan['buildPhases'] as Record<string, unknown>[]
	const { millions } = capital({ ...plan, buildPhases: [{ ...hall, capexUsdPerWatt: 9, scope: 'fit_out_only' }] })
	expect(millions(hallCost)).toBeCloseTo(900, 6)
})

test('an air-cooled hall abroad pays no liquid premium and no scope uplift', () => {
	const plan = read('simple')
	const [site] = plan['sites'] as Record<string, unknown>[]
	const [hall] = plan['buildPhases'] as Record<string, unknown>[]
	const tokyo = {
		...site,
		country: 'JP',
		region: null,
		latitude: 35.7,
		longitude: 139.7,
		cooling: 'air_chiller_aircooled',
	}
	const { millions } = capital({ ...plan, sites: [tokyo], buildPhases: [{ ...hall, rackDensityKW: 20 }] })
	expect(millions(hallCost)).toBeCloseTo(100 * 15.15 * 1.055, 6)
})

test('a leased order costs no capital', () => {
	const plan = read('simple')
	const [order] = plan['chipOrders'] as Record<string, unknown>[]
	expect(capital({ ...plan, chipOrders: [{ ...order, leaseUsdPerAcceleratorHour: 2 }] }).millions(chipCapex)).toBe(0)
})

test('a battery costs $500 a kilowatt-hour for four hours over the year before it starts', () => {
	const plan = read('simple')
	const bess = { id: 'bess', siteId: 'abilene', kind: 'bess', capacityMW: 50, startMonth: '2027-06' }
	expect(capital({ ...plan, powerContracts: [bess] }).millions(connectionCapex)).toBeCloseTo(100, 6)
})

test('each scope builds less than the one before it, and an existing hall stands whole (F4)', () => {
	const split = builtInCatalogue.costSplits.find(({ id }) => id === 'cw_split')?.shares ?? {}
	const shares = (['greenfield', 'shell_exists', 'fit_out_only', 'existing'] as const).map((scope) =>
		hallScopeShare(scope, split),
	)
	expect(shares).toEqual([1, expect.closeTo(0.725, 6), expect.closeTo(0.5925, 6), 1])
})

test('an existing hall costs nothing to build, and what any hall costs to keep (F3, F4, F9)', () => {
	const built = read('simple')
	const [hall] = built['buildPhases'] as Record<string, unknown>[]
	const standing = { ...built, buildPhases: [{ ...hall, scope: 'existing', startMonth: '2025-01' }] }
	const { millions } = capital(standing)
	expect(millions(hallCapex)).toBe(0)
	expect(millions(hallUpkeep)).toBeCloseTo((1752.6 * 0.025 * 36) / 12, 0)
})

test('present value falls with the rate and is the plain sum at none', () => {
	const flows = [-100, ...Array.from({ length: 24 }, () => 10)]
	expect(netPresentValue(flows, 0)).toBe(140)
	expect(netPresentValue(flows, 0.08)).toBeLessThan(140)
	expect(netPresentValue([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 108], 0.08)).toBeCloseTo(100, 9)
})

test('a million tokens cost inference’s part of the plan, and nothing is said without tokens', () => {
	const plan = { costUsd: 1000, inferenceAcceleratorMonths: 25, acceleratorMonths: 100, millionTokens: 5 }
	expect(costPerMillionTokens(plan)).toBe(50)
	expect(costPerMillionTokens({ ...plan, millionTokens: 0 })).toBeNull()
})
