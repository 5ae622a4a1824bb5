import { expect, test } from 'vitest'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { runPlan } from '../../compute-plan.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { explainPlan } from '../../explain-plan.ts'
import { formulaValue } from '../../kernel/evaluate.ts'
import { columnOf } from '../../kernel/run.ts'
import { substationCost } from '../../money/halls/substations.ts'
import { hallGearHours } from './gear-hours.ts'
import { hallPlantHours } from './plant-hours.ts'
import { lotStands } from './standing.ts'

const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const built = (over: Record<string, unknown>, others: readonly Record<string, unknown>[] = []): PlanFile =>
	planFile({ sites: [site], buildPhases: [hall('a', over), ...others] })

function rowsOf(plan: PlanFile) {
	const { equipment } = must(computedDocument(plan).sites['abilene'])
	return new Map(equipment.map((row) => [row.item, row]))
}
function sharesOf(plan: PlanFile) {
	const frame = runPlan(plan)
	return { gear: columnOf(frame, hallGearHours).at(0, 0), plant: columnOf(frame, hallPlantHours).at(0, 0) }
}

test('W28: of 36 sets of 3 MW twenty of 2.5 MW stand, nine tenths of them fit: 21 to buy, and all 48 UPS', () => {
	const stands = (needed: number, size: number, listed: number) =>
		formulaValue(lotStands, {
			...{ needed, size, found: 0, units: 0, listed },
			...{ fabric: 0, running: 0, ordered: 0 },
		})
	expect(36 - stands(36, 3, 20 * 0.9 * 2.5)).toBe(21)
	expect(48 - stands(48, 1.5, 0)).toBe(48)
	const generators = { item: 'generator', units: 20, unitSize: 2.5, reuseShare: 0.9 }
	const row = must(rowsOf(built({ existingPlant: [generators] })).get('generator'))
	expect([row.unitSize, row.stands, row.count]).toEqual([3, 15, row.needed - 15])
})

test('a liquid fit-out buys busway, CDUs and air units only; all else stands (pR2, C-28 of the joins)', () => {
	const rows = [...rowsOf(built({ scope: 'fit_out_only' })).values()]
	const bought = rows.filter(({ count }) => count > 0)
	expect(bought.map(({ item }) => item)).toEqual(['busway', 'cdu', 'crah'])
	expect(bought.every(({ stands, needed, count }) => stands === 0 && needed === count)).toBe(true)
	const found = rows.filter(({ stands }) => stands > 0)
	expect(found.map(({ item }) => item)).toEqual([
		...['mv_switchgear', 'mv_lv_transformer', 'lv_switchboard', 'ups', 'battery_cabinet', 'generator'],
		...['chiller_air', 'dry_cooler'],
	])
	expect(found.every(({ stands, needed, orderBy }) => stands === needed && orderBy === null)).toBe(true)
})

test('a fit-out takes a quarter of the hours of gear, and of those of the plant .35 with liquid and none with air (pR2)', () => {
	expect(sharesOf(built({ scope: 'fit_out_only' }))).toEqual({ gear: 0.25, plant: 0.35 })
	const air = built({ scope: 'fit_out_only', cooling: 'air_chiller_aircooled_fc' })
	expect(sharesOf(air)).toEqual({ gear: 0.25, plant: 0 })
	expect(sharesOf(built({ scope: 'shell_exists' }))).toEqual({ gear: 1, plant: 1 })
	const own = planFile({ buildPhases: [hall('a', { scope: 'fit_out_only' })], assumptions: { fitOutElecShare: 0.4 } })
	expect(sharesOf(own).gear).toBe(0.4)
})

test('with a list gear takes the weighed part that is bought, the plant that of its largest machines, of any scope (pR2, by hand)', () => {
	const whole = rowsOf(built({}))
	const needed = (item: string) => must(whole.get(item)).needed
	const half = (item: string) => Math.floor(needed(item) / 2)
	const existingPlant = [
		{ item: 'ups', units: half('ups') },
		{ item: 'generator', units: needed('generator') },
		{ item: 'dry_cooler', units: half('dry_cooler') },
	]
	const left = (item: string) => 1 - half(item) / needed(item)
	for (const scope of ['greenfield', 'shell_exists', 'fit_out_only']) {
		const shares = sharesOf(built({ scope, existingPlant }))
		expect(shares.gear).toBeCloseTo(0.3 * left('ups') + 0.25 * 0 + 0.25 + 0.2, 12)
		expect(shares.plant).toBeCloseTo(left('dry_cooler'), 12)
	}
	const all = ['ups', 'generator', 'mv_lv_transformer', 'lv_switchboard', 'dry_cooler']
	const standing = all.map((item) => ({ item, units: needed(item) }))
	expect(sharesOf(built({ existingPlant: standing }))).toEqual({ gear: 0.25, plant: 0.35 })
})

test('what a list leaves out stands nowhere, also in a fit-out; an empty list says nothing (pR1)', () => {
	const listed = rowsOf(built({ scope: 'fit_out_only', existingPlant: [{ item: 'ups', units: 0 }] }))
	expect([...listed.values()].filter(({ stands }) => stands > 0)).toEqual([])
	const empty = rowsOf(built({ scope: 'fit_out_only', existingPlant: [] }))
	expect(must(empty.get('ups')).count).toBe(0)
})

test('transformers and breakers that stand at any hall are not bought for the site’s one substation, nor paid (pR1, mM1.7)', () => {
	const cost = (plan: PlanFile) => columnOf(runPlan(plan), substationCost).at(0, 0)
	const beside = hall('b', { itMW: 20, scope: 'fit_out_only', existingPlant: [{ item: 'hv_transformer', units: 2 }] })
	const [plain, found] = [built({}, [hall('b', { itMW: 20, scope: 'fit_out_only' })]), built({}, [beside])]
	const row = must(rowsOf(found).get('hv_transformer'))
	expect([row.needed - row.count, row.stands]).toEqual([2, 2])
	expect(must(rowsOf(found).get('hv_breaker')).count).toBe(must(rowsOf(plain).get('hv_breaker')).count)
	// 2.5 times two transformers of 80 MVA at 35,000 USD/MVA
	expect(cost(plain) - cost(found)).toBeCloseTo(2.5 * 2 * 80 * 35_000, 3)
})

test('what stands opens to the plan’s list, and what is bought to what stands', () => {
	const frame = runPlan(built({ existingPlant: [{ item: 'generator', units: 4 }] }))
	const answer = explainPlan(frame, { quantity: 'equipment.count', scope: 'equipment:abilene/generator' })
	const text = JSON.stringify(answer)
	for (const found of ['buildPhases[0].existingPlant', 'Existing units', 'Units needed']) expect(text).toContain(found)
})

test('what is listed and not needed is warned of', () => {
	const plan = built({
		existingPlant: [
			{ item: 'cooling_tower', units: 3 },
			{ item: 'ups', units: 3 },
		],
	})
	const warnings = computedDocument(plan).warnings.filter(({ code }) => code === 'plant_not_needed')
	expect(warnings.map(({ text }) => text)).toEqual(['a lists existing equipment it does not need: Cooling tower cell.'])
})

test('a hall of 60 MW planned in one month: its diesels are 13 months late; where they stand none is ordered or paid, and hands still hold it', () => {
	const pecos = { id: 's', name: 'S', country: 'US', latitude: 31.42, longitude: -103.5, cooling: 'd2c_dry_trim' }
	const rushed = (existingPlant: unknown) => {
		const phase = { id: 'h', siteId: 's', itMW: 60, startMonth: '2026-02', durationMonths: 1, existingPlant }
		const order = {
			id: 'o',
			siteId: 's',
			chip: 'gb200-nvl72',
			accelerators: 18_000,
			orderMonth: '2026-01',
			leadTimeMonths: 2,
		}
		const plan = planFile({ sites: [pecos], horizonMonths: 48, buildPhases: [phase], chipOrders: [order] })
		const result = computedDocument(plan)
		const diesels = must(result.sites['s']?.equipment.find(({ item }) => item === 'generator'))
		return { diesels, hall: must(result.schedule['phase:h']), cost: must(result.finance.halls['h']), result }
	}
	const [plain, found] = [rushed(null), rushed([{ item: 'generator', units: 100 }])]
	expect(plain.diesels).toMatchObject({ needed: 33, stands: 0, count: 33, orderBy: '2024-12', slackMonths: -13 })
	expect(found.diesels).toMatchObject({ needed: 33, stands: 33, count: 0, orderBy: null, slackMonths: null })
	// 33 sets of 3 MW at 0.7 M$/MW, installed at 1.5 times that
	const apart = plain.cost.electricalUsd - found.cost.electricalUsd
	expect(apart / (1.5 * 33 * 3 * 700_000)).toBeCloseTo(1, 3)
	for (const { hall: late } of [plain, found])
		expect(late).toMatchObject({ finishInTime: '2026-10', finish: '2028-08', cause: 'long_lead:hv_transformer' })
	expect(found.result.warnings.map(({ code }) => code)).toContain('hall_crowded')
})
