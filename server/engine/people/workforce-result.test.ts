import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { computePlan, runPlan } from '../compute-plan.ts'
import { columnOf } from '../kernel/run.ts'
import { perDiemPerHour } from './workforce-pay-inputs.ts'

function compute(name: string): PlanResult {
	const text = readFileSync(
		new URL(`../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url),
		'utf8',
	)
	const parsed = parsePlanFile(JSON.parse(text))
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return computePlan(parsed.plan)
}

const figures = (result: PlanResult, series: readonly number[], months: readonly string[]) =>
	months.map((month) => Math.round(series[result.months.indexOf(month)] ?? NaN))

test('lP23, B1: 80.4 people run the site from December 2026, three months before its first load', () => {
	const { months, workforce } = compute('simple')
	const { headcount } = workforce.operations
	expect(months[headcount.findIndex((heads) => heads > 0)]).toBe('2026-12')
	expect(headcount.at(-1)).toBeCloseTo(80.4, 1)
	expect(Math.round(workforce.trades['electrician']?.hours ?? 0)).toBeGreaterThan(700_000)
	expect(Math.round(Math.max(...(workforce.trades['ironworker']?.shortfall ?? [])))).toBe(102)
	expect(workforce.gating).toBeNull()
})

test('B2: people who build and people who run, month by month', () => {
	const result = compute('campus')
	const { construction, unlevelled, operations } = result.workforce
	const months = ['2025-05', '2025-06', '2025-07', '2025-09', '2025-10', '2025-11', '2026-06', '2027-01', '2028-05']
	expect(figures(result, construction.headcount, months)).toEqual([4995, 5349, 5621, 6015, 6140, 6156, 863, 0, 0])
	expect(figures(result, unlevelled.construction.headcount, months)).toEqual([
		5693, 5638, 5569, 5456, 5366, 5079, 863, 0, 0,
	])
	expect(figures(result, operations.headcount, months)).toEqual([127, 127, 173, 234, 234, 273, 382, 382, 382])
	expect(construction.peak).toMatchObject({ month: '2025-11' })
	expect(unlevelled.construction.peak).toMatchObject({ month: '2025-04' })
})

test('pO3: operators of a combined-cycle plant are counted whoever owns it, and paid where its energy has no price', () => {
	const campus = workedPlan('campus')
	const powered = (energyPriceUsdPerMWh: number | null) =>
		computePlan({
			...campus,
			powerContracts: campus.powerContracts.map((contract) =>
				contract.kind === 'btm_gt_simple'
					? { ...contract, kind: 'btm_ccgt', unitMW: null, units: 2, energyPriceUsdPerMWh }
					: contract,
			),
		})
	const [own, bought] = [powered(null), powered(60)]
	expect(bought.workforce.operations.headcount).toEqual(own.workforce.operations.headcount)
	expect(own.workforce.operations.headcount.at(-1)).toBeCloseTo(363.13 + 2 * 15, 2)
	const pay = ({ finance }: PlanResult) => finance.opexByKind.operationsStaff.at(-1) ?? NaN
	const plantPay = pay(own) * (1 - 363.13 / 393.13)
	expect(pay(own) - pay(bought)).toBeGreaterThan(0.5 * plantPay)
	expect(pay(own) - pay(bought)).toBeLessThan(2 * plantPay)
})

test('lP24, lP25: a landlord has a team a building, and engines of one’s own have operators before they serve', () => {
	const simple = workedPlan('simple')
	const run = (over: Partial<typeof simple>) => computePlan({ ...simple, ...over }).workforce.operations
	const sites = simple.sites.map((site) => ({ ...site, operatingModel: 'landlord' as const }))
	// One hall: no fewer than three posts round the clock.
	expect(run({ sites }).headcount.at(-1)).toBeCloseTo(16.2, 9)
	expect(Object.keys(run({ sites }).byRole)).not.toContain('IT hardware break/fix')
	const powerContracts = simple.powerContracts.map((one) => ({ ...one, kind: 'btm_recip', energyPriceUsdPerMWh: null }))
	const [grid, engines] = [run({}), run({ powerContracts })]
	const MW = simple.powerContracts.reduce((sum, { capacityMW }) => sum + capacityMW, 0)
	const more = (engines.headcount.at(-1) ?? NaN) - (grid.headcount.at(-1) ?? NaN)
	expect(more).toBeCloseTo(11 * simple.powerContracts.length + 0.05 * MW, 6)
	expect(engines.byRole['Plant on site']?.at(-1)).toBeCloseTo(more, 6)
})

test('layers and sites sum to trades, and trades to construction and operations', () => {
	const { months, workforce } = compute('campus')
	const sum = (series: readonly (readonly number[] | undefined)[], month: number) =>
		series.reduce((total, values) => total + (values?.[month] ?? 0), 0)
	months.forEach((_, month) => {
		for (const [key, trade] of Object.entries(workforce.trades)) {
			const worked = trade.worked[month] ?? 0
			expect(
				sum(
					Object.values(workforce.byLayer).map((trades) => trades[key]),
					month,
				),
			).toBeCloseTo(worked, 6)
			expect(
				sum(
					Object.values(workforce.bySite).map((trades) => trades[key]),
					month,
				),
			).toBeCloseTo(worked, 6)
			expect((trade.required[month] ?? 0) - worked).toBeCloseTo(trade.shortfall[month] ?? 0, 6)
		}
		const everyone = (workforce.construction.headcount[month] ?? 0) + (workforce.operations.headcount[month] ?? 0)
		expect(
			sum(
				Object.values(workforce.trades).map(({ worked }) => worked),
				month,
			),
		).toBeCloseTo(everyone, 6)
	})
})

test('pL9: of people on 14/14 half are on site at once, of others all', () => {
	const onSite = (rotation: string | null) => {
		const campus = workedPlan('campus')
		const sites = campus.sites.map((site) => ({ ...site, labour: { ...site.labour, rotation } }))
		const { headcount, ...of } = computePlan({ ...campus, sites }).workforce.construction
		return { headcount, there: of.onSite.headcount }
	}
	const turns = onSite('14/14')
	expect(Math.max(...turns.headcount)).toBeGreaterThan(1000)
	expect(turns.there).toEqual(turns.headcount.map((heads) => expect.closeTo(heads / 2, 6)))
	const always = onSite(null)
	expect(always.there).toEqual(always.headcount.map((heads) => expect.closeTo(heads, 6)))
})

test('pL9, A11: travellers on rotation lodge seven days a week of their weeks on, others five', () => {
	const lodged = (rotation: string | null) => {
		const campus = workedPlan('campus')
		const sites = campus.sites.map((site) => ({ ...site, labour: { ...site.labour, rotation, weeklyHours: 70 } }))
		const frame = runPlan({ ...campus, sites })
		return columnOf(frame, perDiemPerHour).at(0, 0)
	}
	expect(lodged('14/14') / lodged(null)).toBeCloseTo(7 / 5, 9)
})
