import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf } from '../kernel/run.ts'
import { chipCapex } from './finance-chips.ts'
import { connectionCapex } from './finance-connection.ts'
import { hallCapex, hallDepreciation, hallUpkeep } from './finance-halls.ts'
import { hallCost } from './halls/hall-cost.ts'
import { substationCost } from './halls/substations.ts'
import { landCost } from './land/land.ts'
import { plantCapex, plantCost } from './plant-capital.ts'
import { costPerMillionTokens } from './finance-totals.ts'
import { inRow, presentValue } from './financing/returns/returns.ts'

const read = (name: string): Record<string, unknown> =>
	JSON.parse(
		readFileSync(new URL(`../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url), 'utf8'),
	) as Record<string, unknown>

/** Capital of a plan: all of money that needs no balance. */
function capital(text: unknown) {
	const plan = planFileSchema.parse(text)
	const frame = runPlan(plan)
	const values = (quantity: QuantityNode) => [...columnOf(frame, quantity).values]
	const millions = (quantity: QuantityNode) => values(quantity).reduce((sum, value) => sum + value, 0) / 1e6
	return { values, millions }
}

test('B1: chips cost $2,034.9 M, the hall $1,607.7 M and the connection $28.0 M (F1, mM1)', () => {
	const { millions } = capital(read('simple'))
	expect(millions(chipCapex)).toBeCloseTo(2034.9, 1)
	expect(millions(hallCapex)).toBeCloseTo(1607.7, 1)
	expect(millions(connectionCapex)).toBeCloseTo(28, 6)
	expect(millions(substationCost)).toBeCloseTo(23.5, 6)
	expect(millions(landCost)).toBeCloseTo(0.98, 2)
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
	expect((values(hallUpkeep)[14] ?? 0) / 1e6).toBeCloseTo((1607.7 * 0.025) / 12, 2)
	expect((values(hallDepreciation)[14] ?? 0) / 1e6).toBeCloseTo(1607.7 / 240, 2)
})

test('B2: chips cost $22.10 bn, turbines $0.65 bn, the substation $0.13 bn, land $8.6 M of the country’s rural price (F1, mM1.6, mM1.7)', () => {
	const { millions } = capital(read('campus'))
	expect(millions(chipCapex) / 1000).toBeCloseTo(22.1, 2)
	expect(millions(plantCost) / 1000).toBeCloseTo(0.65, 2)
	expect(millions(substationCost) / 1000).toBeCloseTo(0.13, 2)
	expect(millions(landCost)).toBeCloseTo(8.58, 2)
	expect(millions(connectionCapex) / 1000).toBeCloseTo(0.15, 6)
})

test('a stated cost a watt stands for all of a hall, whatever its scope', () => {
	const plan = read('simple')
	const [hall] = plan['buildPhases'] as Record<string, unknown>[]
	const { millions } = capital({ ...plan, buildPhases: [{ ...hall, capexUsdPerWatt: 9, scope: 'fit_out_only' }] })
	expect(millions(hallCost)).toBeCloseTo(900, 6)
})

test('a leased order costs no capital', () => {
	const plan = read('simple')
	const [order] = plan['chipOrders'] as Record<string, unknown>[]
	expect(capital({ ...plan, chipOrders: [{ ...order, leaseUsdPerAcceleratorHour: 2 }] }).millions(chipCapex)).toBe(0)
})

const plant = (over: Record<string, unknown>) => ({ siteId: 'abilene', startMonth: '2027-06', ...over })
const battery = (over: Record<string, unknown> = {}) => plant({ id: 'bess', kind: 'bess', capacityMW: 50, ...over })

test('lP20: a battery of four hours costs what its country pays a kilowatt-hour, or what the plan states a kilowatt', () => {
	const simple = read('simple')
	const { millions } = capital({ ...simple, powerContracts: [battery()] })
	// Electricians are short beside the hall, so that some of its labour is lodged.
	expect(millions(plantCost)).toBeGreaterThan(56)
	expect(millions(plantCost)).toBeLessThan(57)
	expect(millions(plantCapex)).toBeCloseTo(millions(plantCost), 6)
	const stated = capital({ ...simple, powerContracts: [battery({ capexUsdPerKW: 1000 })] }).millions(plantCost)
	expect(stated).toBeCloseTo(millions(plantCost) - 6, 6)
})

test('a plant of another party costs no capital: one said to be so, or with a stated price (mM1.6)', () => {
	const turbines = plant({ id: 'gt', kind: 'btm_gt_simple', capacityMW: 100 })
	const cost = (over: Record<string, unknown>) =>
		capital({ ...read('simple'), powerContracts: [{ ...turbines, ...over }] }).millions(plantCost)
	expect(cost({})).toBeGreaterThan(180)
	expect(cost({ energyPriceUsdPerMWh: 90 })).toBe(0)
	expect(cost({ energyPriceUsdPerMWh: 90, ownership: 'own' })).toBeCloseTo(cost({}), 6)
	expect(cost({ energyPriceUsdPerMWh: 90, ownership: 'third_party' })).toBe(0)
	expect(
		capital({ ...read('simple'), powerContracts: [plant({ id: 'smr', kind: 'smr', capacityMW: 300 })] }).millions(
			plantCost,
		),
	).toBe(0)
})

test('an existing hall costs nothing to build, and what any hall costs to keep (mM1.5, F9)', () => {
	const built = read('simple')
	const [hall] = built['buildPhases'] as Record<string, unknown>[]
	const standing = { ...built, buildPhases: [{ ...hall, scope: 'existing', startMonth: '2025-01' }] }
	const { millions } = capital(standing)
	expect(millions(hallCapex)).toBe(0)
	expect(millions(hallUpkeep)).toBeCloseTo(((millions(hallCost) * 0.025) / 12) * 36, 6)
})

test('present value falls with the rate and is the plain sum at none', () => {
	const worth = (flows: readonly number[], rate: number) => presentValue(inRow(flows, []), rate)
	const flows = [-100, ...Array.from({ length: 24 }, () => 10)]
	expect(worth(flows, 0)).toBe(140)
	expect(worth(flows, 0.08)).toBeLessThan(140)
	expect(worth([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 108], 0.08)).toBeCloseTo(100, 9)
})

test('a million tokens cost inference’s part of the plan, and nothing is said without tokens', () => {
	const plan = { costUsd: 1000, inferenceAcceleratorMonths: 25, acceleratorMonths: 100, millionTokens: 5 }
	expect(costPerMillionTokens(plan)).toBe(50)
	expect(costPerMillionTokens({ ...plan, millionTokens: 0 })).toBeNull()
})
