import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { balanceOf, flat, layerFacts, layersOf, planResult } from '../../../tests/factories/plan-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { layerStatuses, siteStatuses, stateOf } from './layer-status.ts'

const MONTHS = 48
const energyShort = (short: (month: number) => number) => {
	const required = flat(80_000, MONTHS)
	const energy = balanceOf(
		'energy',
		required,
		required.map((asked, month) => asked - short(month)),
	)
	const binding = energy.coverage.map((share) => ((share ?? 1) < 1 ? ('energy' as const) : ('applications' as const)))
	const infrastructure = balanceOf('infrastructure', required, required)
	const lostMWMonths = required.reduce((sum, _, month) => sum + short(month), 0)
	return planResult({
		months: MONTHS,
		layers: layersOf(MONTHS, { energy, infrastructure }),
		layerFacts: layerFacts({ energy: { lostMWMonths } }),
		binding,
	})
}
const judge = (result: PlanResult) =>
	stateOf('energy', result, { months: result.months, money: DOLLARS, sites: Object.values(result.sites) })
const energyState = (short: (month: number) => number) => judge(energyShort(short))

test('one month at 79,559 of 80,000 is tight, not failing', () => {
	expect(energyState((month) => (month === 20 ? 441 : 0))).toMatchObject({ status: 'tight', word: '1 mo' })
})

test('a month in the dark is a failure by what it loses', () => {
	expect(energyState((month) => (month === 20 ? 60_000 : 0))).toMatchObject({
		status: 'failing',
		note: 'Energy is short in September 2027, by 60,000 MW at the meter.',
	})
	expect(energyState((month) => (month === 20 || month === 21 ? 60_000 : 0))).toMatchObject({
		status: 'failing',
		word: '2 mo',
		note: 'Energy is short in two months, by 60,000 MW at the meter in September 2027 at worst.',
	})
})

test('less than one part in a hundred of what is asked is tight, however long it lasts', () => {
	expect(energyState((month) => (month < 40 ? 800 : 0))).toMatchObject({ status: 'tight', word: '40 mo' })
	expect(energyState((month) => (month < 40 ? 2400 : 0)).status).toBe('failing')
})

test('a layer that is short while another binds is tight', () => {
	const result = energyShort((month) => (month < 12 ? 40_000 : 0))
	const elsewhere = { binding: result.binding.map(() => 'chips' as const), layerFacts: layerFacts() }
	expect(judge({ ...result, ...elsewhere })).toMatchObject({
		status: 'tight',
		word: '12 mo',
	})
})

const order = (over: Record<string, unknown> = {}) => ({
	id: 'o',
	siteId: 'abilene',
	name: 'Order',
	chip: 'h100-sxm',
	accelerators: 48_000,
	orderMonth: '2025-01',
	leadTimeMonths: 6,
	...over,
})
const built = {
	horizonMonths: MONTHS,
	powerContracts: [contract('grid', { capacityMW: 120, startMonth: '2026-01', status: 'energised' })],
	buildPhases: [hall('hall', { itMW: 100, scope: 'existing', durationMonths: 0 })],
	chipOrders: [order()],
}
const statesOf = (over: Record<string, unknown>) => {
	const plan = planFile(over)
	return Object.fromEntries(
		layerStatuses(plan, computePlan(plan)).map(({ layer, status, word }) => [layer, `${status} ${word}`]),
	)
}

test('48,000 accelerators for the work of 1,242 are over-built, and so are the power and the halls for them', () => {
	const states = statesOf({
		...built,
		workloads: [
			{
				id: 'job',
				kind: 'training',
				model: 'llama-3.1-70b',
				startMonth: '2026-06',
				accelerators: 1242,
				trainingTokens: 2e13,
			},
		],
	})
	expect(states['chips']).toMatch(/^over-built 3.% asked$/)
	expect(states['energy']).toMatch(/^over-built/)
	expect(states['infrastructure']).toMatch(/^over-built/)
})

test('nothing of an empty plan is judged', () => {
	expect(statesOf({ sites: [] })).toEqual({
		energy: 'incomplete empty',
		chips: 'incomplete empty',
		infrastructure: 'incomplete empty',
		models: 'incomplete empty',
		applications: 'incomplete empty',
	})
})

test('power that feeds nothing yet is not called fine', () => {
	expect(statesOf({ powerContracts: built.powerContracts })['energy']).toBe('incomplete unused')
})

test('demand is not called unserved before there is something to serve it', () => {
	const states = statesOf({
		powerContracts: built.powerContracts,
		applications: [{ id: 'a', archetype: 'customer-service', unitsAtStart: 1000 }],
	})
	expect(states['applications']).toBe('incomplete needs halls')
})

test('a contract that has run out fails for the months after it', () => {
	const states = statesOf({
		...built,
		powerContracts: [contract('grid', { capacityMW: 120, startMonth: '2026-01', termMonths: 24, status: 'energised' })],
		workloads: [
			{
				id: 'job',
				kind: 'training',
				model: 'llama-3.1-405b',
				startMonth: '2026-01',
				accelerators: 40_000,
				trainingTokens: 9e14,
			},
		],
	})
	expect(states['energy']).toMatch(/^failing 24 mo$/)
})

const job = {
	id: 'job',
	kind: 'training',
	model: 'llama-3.1-70b',
	startMonth: '2026-01',
	siteIds: ['abilene'],
	accelerators: 1242,
	trainingTokens: 2e13,
}

test('a site is judged as the plan is: over-built where its chips have no use, failing where its only month is dark', () => {
	const over = planFile({ ...built, workloads: [job] })
	const states = siteStatuses(over, computePlan(over), 'abilene')
	expect(states.map(({ status }) => status)).toEqual(['over-built', 'over-built', 'over-built'])
	const dark = planFile({
		...built,
		horizonMonths: 1,
		powerContracts: [contract('grid', { capacityMW: 0.1, startMonth: '2026-01', status: 'energised' })],
		workloads: [{ ...job, accelerators: 40_000 }],
	})
	const [worst] = siteStatuses(dark, computePlan(dark), 'abilene')
	expect(worst).toMatchObject({ layer: 'energy', status: 'failing', word: '1 mo' })
})

test('a site that has nothing yet is incomplete, whatever the others have', () => {
	const plan = planFile({
		...built,
		sites: ['abilene', 'waco'].map((id) => ({ id, name: id, country: 'US', latitude: 32, longitude: -99 })),
		workloads: [{ ...job, accelerators: 40_000 }],
	})
	expect(siteStatuses(plan, computePlan(plan), 'waco').map(({ word }) => word)).toEqual(['empty', 'empty', 'empty'])
})
