import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { layerVerdicts, lossOf, madeVerdict, siteVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { flat, planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import type { LayerVerdict, VerdictState } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { chipsFinding } from '../findings/chips-finding.ts'
import { applicationsFinding } from '../findings/demand-finding.ts'
import { railMarks } from './rail-marks.ts'
import { layerStatus, layerStatuses, siteStatuses } from './layer-status.ts'

const MONTHS = 48
const energyLoss = (over: Parameters<typeof lossOf>[0]) => lossOf({ layer: 'energy', cause: 'not_contracted', ...over })
/** What is said of energy whose state is this, of a site asked for 100 MW in every month. */
const told = (verdict: Partial<LayerVerdict>, ...losses: readonly ReturnType<typeof energyLoss>[]) => {
	const layers = layerVerdicts({ energy: verdict })
	const result = planResult({
		months: MONTHS,
		sites: { abilene: siteResult(MONTHS, { targetItMW: flat(100, MONTHS) }) },
		verdict: madeVerdict({
			fullPower: { month: null, monthsLate: null },
			layers,
			losses: losses.length > 0 ? losses : [energyLoss({})],
			sites: { abilene: siteVerdict({ layers }) },
		}),
	})
	return layerStatus('energy', planFile(), result)
}

test('a layer says what the verdict says of it, with its size', () => {
	expect(told({ state: 'late', monthsLate: 14 })).toMatchObject({ status: 'failing', word: '14 mo late' })
	expect(told({ state: 'short' }, energyLoss({ mwMonths: 144 }))).toMatchObject({
		status: 'failing',
		word: '3% short',
		note: 'Energy is 3% short through plan end: no power is contracted for 0 MW IT (144 MW-months).',
	})
	expect(told({ state: 'tight', monthsLate: 1 })).toMatchObject({ status: 'tight', word: '1 mo late' })
	expect(told({ state: 'tight' }, energyLoss({ mwMonths: 40 }))).toMatchObject({ status: 'tight', word: '0.8% late' })
	expect(told({ state: 'was_short' })).toMatchObject({ status: 'ok', word: 'was short' })
	expect(told({ state: 'no_data' })).toMatchObject({ status: 'incomplete', word: 'no data' })
	expect(told({ state: 'on_target' })).toMatchObject({ status: 'ok', word: 'OK', note: 'Energy is on target.' })
})

test('what makes a layer late is what comes late of it, however dear what it leaves unserved', () => {
	const dearest = energyLoss({ kind: 'unserved', cause: 'meter_full', mwMonths: 900 })
	const late = energyLoss({ cause: 'starts_later', mwMonths: 20, facts: { planned: '2027-07', until: '2027-07' } })
	expect(told({ state: 'tight', monthsLate: 1 }, dearest, late).title).toContain('starts in July 2027')
	expect(told({ state: 'tight', monthsLate: 1 }, dearest).title).not.toContain('starts in')
})

test('a layer that loses nothing worth a state is not told by its losses', () => {
	const states: readonly VerdictState[] = ['on_target', 'was_short', 'no_data', 'empty', 'incomplete']
	for (const state of states) expect(told({ state }).note).not.toContain('MW-months')
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

test('48,000 accelerators for the work of 1,242 are nearly all idle', () => {
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
	expect(states['chips']).toMatch(/^over-built idle 9.%$/)
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
	expect(statesOf({ powerContracts: built.powerContracts })['energy']).toBe('incomplete needs halls')
})

test('demand is not called unserved before there is something to serve it', () => {
	const states = statesOf({
		powerContracts: built.powerContracts,
		applications: [{ id: 'a', archetype: 'customer-service', unitsAtStart: 1000 }],
	})
	expect(states['applications']).toBe('incomplete needs halls')
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
	expect(states.find(({ layer }) => layer === 'chips')?.status).toBe('over-built')
	const dark = planFile({
		...built,
		horizonMonths: 1,
		powerContracts: [contract('grid', { capacityMW: 0.1, startMonth: '2026-01', status: 'energised' })],
		workloads: [{ ...job, accelerators: 40_000 }],
	})
	const [worst] = siteStatuses(dark, computePlan(dark), 'abilene')
	expect(worst).toMatchObject({ layer: 'chips', status: 'over-built' })
})

test('a site that has nothing yet is incomplete, whatever the others have', () => {
	const plan = planFile({
		...built,
		sites: ['abilene', 'waco'].map((id) => ({ id, name: id, country: 'US', latitude: 32, longitude: -99 })),
		workloads: [{ ...job, accelerators: 40_000 }],
	})
	expect(siteStatuses(plan, computePlan(plan), 'waco').map(({ word }) => word)).toEqual(['empty', 'empty', 'empty'])
})

test('of a landlord what tenants bring is theirs, and what nobody leases of a target is short', () => {
	const plan = VERDICT_PLANS.landlord()
	const half = computePlan(plan)
	const wordsOf = (of: PlanFile) =>
		Object.fromEntries(layerStatuses(of, computePlan(of)).map(({ layer, word, status }) => [layer, [word, status]]))
	const theirs = ['tenants’', 'ok']
	expect(wordsOf(plan)).toMatchObject({ chips: ['50% unlet', 'failing'], models: theirs, applications: theirs })
	expect(layerStatus('chips', plan, half).title).toBe(
		'50% of the target is unlet through plan end: no tenant leases 20 MW IT',
	)
	expect(chipsFinding(plan, half)).toMatchObject({ title: layerStatus('chips', plan, half).title })
	expect(siteStatuses(plan, half, 'campus').map(({ word }) => word)).not.toContain('empty')
	const full: PlanFile = {
		...plan,
		leases: plan.leases.flatMap((lease) => [lease, { ...lease, id: 'second', phaseId: 'b', startMonth: '2027-12' }]),
	}
	expect(wordsOf(full)).toMatchObject({ chips: theirs, models: theirs, applications: theirs })
	expect(layerStatus('chips', full, computePlan(full)).title).toBe('Chips are the tenants’ own')
	// Without a lease nobody brings them.
	expect(layerStatus('chips', planFile(), computePlan(planFile())).word).toBe('empty')
})

test('what never comes is short, as its headline says, and not late; what is lost again counts to its last month', () => {
	const halls = (name: 'refresh' | 'racks-too-dense') => {
		const plan = VERDICT_PLANS[name]()
		return layerStatus('infrastructure', plan, computePlan(plan)).word
	}
	expect(halls('refresh')).toBe('18% short')
	expect(halls('racks-too-dense')).toBe('26% short')
})

test('demand that other layers leave unserved is never marked as in order', () => {
	const plans = Object.values(VERDICT_PLANS).map((plan) => plan())
	const waiting = plans.flatMap((plan) => {
		const result = computePlan(plan)
		const { required, coverage } = result.layers.applications
		const from = result.months.indexOf(result.verdict.statusMonth)
		const short = required.some((value, month) => month >= from && value > 0 && (coverage[month] ?? 1) < 0.5)
		return short ? [layerStatus('applications', plan, result)] : []
	})
	expect(waiting.length).toBeGreaterThan(1)
	for (const { status, word } of waiting) expect([status, word]).not.toEqual(['ok', 'OK'])
	// Nor as something that is not entered, which would hold back a report.
	for (const { status, word } of waiting) expect([status, word]).not.toEqual(['incomplete', word])
	const [late] = waiting.filter(({ word }) => word.endsWith('unserved'))
	expect(late?.title).toMatch(/^\d+% of demand waits for other layers$/)
})

test('halls that are late behind a layer that is later still say what puts them off', () => {
	const plan = VERDICT_PLANS['late-target']()
	const result = computePlan(plan)
	const layers = layerVerdicts({ infrastructure: { state: 'late', monthsLate: 11 } })
	const entry = { ...must(Object.entries(result.schedule).find(([key]) => key.startsWith('phase:')))[1] }
	const schedule = { 'phase:a': { ...entry, delayMonths: 12, cause: 'long_lead:hv_transformer' as const } }
	const late = { ...result, schedule, verdict: { ...result.verdict, layers, losses: [] } }
	expect(layerStatus('infrastructure', plan, late).title).toBe(
		'Halls are eleven months after target: HV transformer lead time',
	)
	const onTime = { ...late, schedule: { 'phase:a': { ...entry, delayMonths: 0, cause: null } } }
	expect(layerStatus('infrastructure', plan, onTime).title).toBe('Halls are eleven months after target')
})

test('a run of training needs no users: its demand is not called unassessed, and its page is of the run', () => {
	const plan = VERDICT_PLANS['phased-retrofit']()
	const result = computePlan(plan)
	expect(result.verdict.layers.models.state).toBe('on_target')
	expect(layerStatus('models', plan, result)).toMatchObject({ status: 'ok', word: 'OK' })
	expect(railMarks(plan, result)['demand']).toMatchObject({ status: 'ok', word: 'OK' })
	expect(applicationsFinding(plan, result).title).toMatch(/^Training gets /)
	// A service without users lacks them.
	const served = VERDICT_PLANS.unserved()
	const nobody: PlanFile = {
		...served,
		applications: [],
		workloads: served.workloads.map((one) => (one.kind === 'inference' ? { ...one, applicationIds: [] } : one)),
	}
	expect(layerStatus('models', nobody, computePlan(nobody)).word).toBe('needs users')
})

test('halls that nothing uses are idle whole, whatever reserve is kept of those in use', () => {
	const idle = { ...VERDICT_PLANS['near-idle'](), chipOrders: [], applications: [], workloads: [] }
	const halls = layerStatus('infrastructure', idle, computePlan(idle))
	expect([halls.word, halls.title]).toEqual(['idle 100%', 'Halls are 100% idle: no chips are ordered'])
	// The same where they wait for power first.
	const late = { ...VERDICT_PLANS['late-target'](), chipOrders: [] }
	expect(layerStatus('infrastructure', late, computePlan(late)).word).toBe('idle 100%')
})

test('chips that wait two months for their first work, and are short after it, are not called idle all', () => {
	const plan = VERDICT_PLANS.unserved()
	expect(layerStatus('chips', plan, computePlan(plan)).word).not.toBe('idle 100%')
})
