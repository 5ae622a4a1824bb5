import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { buildDemandView } from '../pages/demand-view.ts'
import { buildInfrastructureView } from '../pages/infrastructure-view.ts'
import { buildGantt } from '../schedule/build-gantt.ts'
import { equipmentTable } from '../tables/equipment-view.ts'
import { buildTodo } from '../todo/todo-view.ts'
import { energyFinding } from './energy-finding.ts'
import { infrastructureFinding } from './infrastructure-finding.ts'
import { workforceFinding } from './workforce-finding.ts'

const NOW = '2026-12'
const boughtNow = (item: string, quantity: number) => ({ item, quantity, status: 'ordered', orderMonth: NOW })
const lease = (id: string, startMonth: string) => ({
	...{ id, name: `Lease ${id}`, siteId: 'campus', itMW: 24, startMonth, rentUsdPerKWMonth: 165 },
})

/** Shells in Frankfurt let to two tenants, whose transformers are ordered in the status month. */
const landlord = (hall: Readonly<Record<string, unknown>> = {}) =>
	validPlan({
		...{ format: 'strata.plan/1', name: 'Frankfurt, let', startMonth: NOW, asOfMonth: NOW, horizonMonths: 72 },
		sites: [
			{
				...{ id: 'campus', name: 'Frankfurt', country: 'DE', region: 'HE', latitude: 50.11, longitude: 8.68 },
				...{ cooling: 'd2c_dry_trim', redundancy: 'N+1', targetItMW: 48, targetMonth: '2028-12' },
				procurement: [boughtNow('hv_transformer', 2), boughtNow('hv_breaker', 3)],
			},
		],
		powerContracts: [
			{
				...{ id: 'grid', siteId: 'campus', name: 'Grid', kind: 'utility_firm', status: 'agreement', termMonths: 240 },
				...{ rampMonths: 1, energyPriceUsdPerMWh: 120, capacityMW: 60, startMonth: '2027-06' },
			},
		],
		buildPhases: ['a', 'b'].map((id, at) => ({
			...{ id, siteId: 'campus', name: `Hall ${id.toUpperCase()}`, itMW: 24, scope: 'shell_exists' },
			...{ startMonth: at === 0 ? '2027-01' : '2027-06', durationMonths: 12 },
			...(at === 0 && { procurement: [boughtNow('mv_lv_transformer', 25)] }),
			...hall,
		})),
		leases: [lease('one', '2028-03'), lease('two', '2028-12')],
	})

const plan = landlord()
const result = computePlan(plan)
const halls = () => buildInfrastructureView({ plan, result, status: null })

test('lateness is named by what it is measured against, and a hall is told by the month it is ready', () => {
	const full = must(result.verdict.fullPower.month)
	const late = must(result.verdict.fullPower.monthsLate)
	expect(late).toBeGreaterThan(2)
	expect(layerStatus('infrastructure', plan, result).title).toMatch(
		/^Halls are [a-z0-9]+ months after target: Hall A .* is ready in \w+ \d{4}, \d+ months behind plan$/,
	)
	expect(full).toBe('2029-09')
	expect(halls().finding.lede).toMatch(
		/ready by September 2029\. The last hall is ready in September 2029, \d+ months behind plan\.$/,
	)
	expect(halls().figures.find(({ label }) => label === 'Longest delay behind plan')).toMatchObject({
		note: 'both halls behind plan',
	})
})

test('power that comes late with its halls has its planned month, and is not on date', () => {
	const rows = itemsOf(buildGantt(plan, result))
	const row = (ref: string) => must(rows.find((one) => one.ref === `milestone:${ref}/campus`))
	// The second lease begins in the month of the target.
	expect(row('full_power')).toMatchObject({
		delayMonths: result.verdict.fullPower.monthsLate,
		statusText: '9 mo behind',
	})
	expect(row('first_power')).toMatchObject({ delayMonths: 18, statusText: '18 mo behind' })
	expect(row('power_at_meter')).toMatchObject({ delayMonths: 0, statusText: 'On date' })
})

test('a purchase that buys fewer than its halls need says how many are still to order', () => {
	const { entries } = must(equipmentTable(plan, result))
	const words = (key: string) => must(entries.find((entry) => entry.key === `campus/${key}`)).shares
	expect(words('mv_lv_transformer')).toMatch(/; the plan buys 25, ordered in Dec 2026; 3 more to order$/)
	expect(words('hv_transformer')).toMatch(/the plan buys 2, ordered in Dec 2026$/)
})

test('idle power is idle over the plan', () => {
	expect(energyFinding(plan, result).title).toMatch(/^Energy is \d+% idle over the plan: /)
})

test('what is ordered now has a lead time, is no late order, and is not to be ordered earlier', () => {
	const said = JSON.stringify([
		buildTodo(plan, result, []).items,
		workforceFinding(result),
		infrastructureFinding(plan, result),
	])
	expect(said).not.toMatch(/late [A-Z\w ]+ orders|Order it earlier/)
	expect(said).toContain('HV transformer lead time')
	expect(said).toContain('Expedite the HV transformer or reserve a manufacturer’s production slot')
})

test('a landlord reads that tenants bring the work, and that no hall is ready for them', () => {
	const { finding } = buildDemandView({ plan, result, status: null }, new URLSearchParams())
	expect(finding).toEqual({
		title: 'Applications are the tenants’ own',
		lede: 'Tenants bring their own chips and work. Leases are under Halls.',
	})
	const { items, ready } = buildTodo(plan, result, [])
	expect(ready.map(({ text }) => text)).toEqual(
		expect.arrayContaining(['Power and halls are entered; tenants bring their chips', 'Leases are the demand']),
	)
	expect(JSON.stringify(items)).toContain('no hall is ready for it, and no rent is due until one is')
})

test('halls that wait for parts have no labor to catch up with', () => {
	const { workforce } = result
	const more = { ...workforce.construction, peak: { ...workforce.unlevelled.construction.peak, headcount: 5000 } }
	const { title } = workforceFinding({ ...result, workforce: { ...workforce, construction: more } })
	expect(title).toMatch(/^Peak 5,000 people in .* above plan: HV transformer lead time$/)
})

test('halls that stand as the plan begins finish nothing', () => {
	const stands = landlord({ scope: 'existing', startMonth: NOW, durationMonths: 0, procurement: [] })
	const { lede } = infrastructureFinding(stands, computePlan(stands))
	expect(lede).toBe('48 MW IT is built.')
})
