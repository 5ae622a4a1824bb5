import { expect, test } from 'vitest'
import { computePlan, daysOf, resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildDayView, dayAsked } from '../pages/site/day-view.ts'
import { hallsChart } from '../pages/infrastructure-view.ts'
import { figuresFrom } from '../figures/figure.ts'
import { applicationRows, workloadRows } from '../schedule/demand-rows.ts'
import { chipsFinding } from './chips-finding.ts'
import { energyFinding } from './energy-finding.ts'
import { workforceFinding } from './workforce-finding.ts'

const ISLAND = [
	contract('engines', { kind: 'btm_recip', capacityMW: 60, units: 12, startMonth: '2026-01' }),
	contract('sun', { kind: 'btm_solar', capacityMW: 40, startMonth: '2026-01' }),
	contract('cells', { kind: 'bess', capacityMW: 20, startMonth: '2026-01' }),
]
const CHIPS = { id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 3600, orderMonth: '2025-01' }
const ledeOf = (over: Record<string, unknown>) => {
	const plan = planFile(over)
	const result = computePlan(plan)
	return { lede: energyFinding(plan, result).lede, MW: result.layers.energy.available }
}
/** A whole figure is told without its zero. */
const tenths = (MW: number) => String(Number(MW.toFixed(1)))

test('firm power that follows the season is told with the least of the months after its most', () => {
	const { lede, MW } = ledeOf({ powerContracts: ISLAND })
	const most = Math.max(...MW)
	const least = Math.min(...MW.slice(MW.indexOf(most)))
	expect(most - least).toBeGreaterThan(1)
	expect(lede).toContain(
		` Peak firm: ${tenths(most)} MW at the meter in July 2026, at least ${tenths(least)} MW after.`,
	)
	const leaves = ledeOf({ powerContracts: [contract('grid', { termMonths: 3 })] })
	expect(leaves.lede).toContain('Peak firm: 200 MW at the meter in June 2026, none in some later months.')
})

test('a contract that has ended or is still to begin is not called one that is not firm', () => {
	const engines = (over: object) =>
		ledeOf({ powerContracts: [contract('engines', { kind: 'btm_recip', capacityMW: 60, units: 12, ...over })] }).lede
	const none = 'Contracted: 60 MW with no service in the plan.'
	expect(engines({ startMonth: '2029-01' })).toBe(none)
	expect(engines({ startMonth: '2020-01', termMonths: 12 })).toBe(none)
	expect(
		ledeOf({ powerContracts: [contract('grid'), contract('later', { startMonth: '2029-01', capacityMW: 50 })] }).lede,
	).toMatch(/^200 MW firm contracted, plus 50 MW with no service in the plan\./)
})

const FIT_OUT = hall('west', { itMW: 10, scope: 'fit_out_only', startMonth: '2026-03', durationMonths: 8 })
const STANDS = hall('east', { itMW: 20, scope: 'existing', startMonth: '2019-01' })

test('fewer hands than planned, where the pace reported makes a hall late and nobody is missing, are not a want of hands', () => {
	const actuals = [{ ref: 'phase:west', month: '2026-08', percentComplete: 0.3 }]
	const result = computePlan(planFile({ buildPhases: [STANDS, FIT_OUT], actuals, asOfMonth: '2026-08' }))
	expect(result.schedule['phase:west']?.cause).toBe('progress')
	expect(workforceFinding(result).title).toMatch(/^Planned dates need \d+ people at peak; leveled dates need \d+$/)
})

test('a hall that stands still for works is finished, and not behind its date', () => {
	const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
	const outages = [{ month: '2026-05', days: 10, itMW: 10 }]
	const plan = planFile({ sites: [{ ...site, outages }], buildPhases: [STANDS] })
	const result = computePlan(plan)
	expect(result.layers.infrastructure.available[4]).toBeLessThan(19)
	const figures = figuresFrom({ plan, result })
	expect(hallsChart({ plan, result, status: null }, figures).title).toMatch(/^Halls are on plan/)
})

test('what begins after the plan does not end before it begins, and an application ends when it says', () => {
	const work = { kind: 'inference', model: 'llama-3.1-70b', siteIds: [] }
	const use = { archetype: 'education', unitsAtStart: 10, unitsAtEnd: 10 }
	const plan = planFile({
		applications: [
			{ ...use, id: 'later', name: 'Later', startMonth: '2029-01' },
			{ ...use, id: 'short', name: 'Short', startMonth: '2026-01', endMonth: '2026-09' },
		],
		workloads: [{ ...work, id: 'serve', name: 'Serve', startMonth: '2029-01', applicationIds: ['later'] }],
	})
	const result = computePlan(plan)
	const ends = [...workloadRows(plan, result), ...applicationRows(plan, result)].map(({ name, end }) => [name, end])
	expect(ends).toEqual([
		['Serve', '2029-02'],
		['Later', '2029-02'],
		['Short', '2026-10'],
	])
})

test('what batteries bring later is carbon-free energy used, beside sun and purchases', () => {
	const plan = planFile({
		powerContracts: ISLAND,
		buildPhases: [hall('a', { itMW: 10, startMonth: '2025-01' })],
		chipOrders: [CHIPS],
	})
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const asked = must(dayAsked(plan, result, new URLSearchParams('month=2027-06')))
	const { figures } = buildDayView({ plan, result, status: null, days: must(daysOf(frame, asked)) }, asked)
	const value = must(figures.find(({ label }) => label === 'Carbon-free incl. battery')).figure?.value
	const { dispatch } = must(result.sites['abilene'])
	const at = result.months.indexOf('2027-06')
	const [direct, later] = [dispatch.onsiteUsedMWh[at] ?? 0, dispatch.batteryDischargeMWh[at] ?? 0]
	expect(later).toBeGreaterThan(100)
	// What gas has put into the battery is not of it.
	expect(value).toBeGreaterThan(direct + 100)
	expect(value).toBeLessThanOrEqual(direct + later)
})

test('accelerators that come after the plan are not said to have power and a hall', () => {
	const plan = planFile({ chipOrders: [{ ...CHIPS, orderMonth: '2029-01' }] })
	expect(chipsFinding(plan, computePlan(plan)).title).toBe('No accelerator is installed in this plan')
})
