import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { lossesToTell, lossWords } from '#server/views/messages/verdict/loss-words.ts'
import { layerStatuses } from '#server/views/layers/layer-status.ts'
import { overviewFinding } from '#server/views/findings/overview-finding.ts'
import { contract, hall, planFile } from '../factories/plan-file.ts'
import { validPlan } from '../factories/random/random-plan.ts'
import { untrue } from '../laws/sentences.ts'

const order = (over: Record<string, unknown> = {}) => ({
	id: 'gpus-1',
	siteId: 'abilene',
	chip: 'h100-sxm',
	accelerators: 18_000,
	orderMonth: '2025-01',
	leadTimeMonths: 6,
	...over,
})
const service = {
	applications: [{ id: 'users-1', archetype: 'customer-service', unitsAtStart: 50_000 }],
	workloads: [
		{ id: 'serve-1', kind: 'inference', model: 'llama-3.1-70b', startMonth: '2026-01', applicationIds: ['users-1'] },
	],
}
const supply = {
	horizonMonths: 48,
	powerContracts: [contract('grid-1', { capacityMW: 80, startMonth: '2026-01', status: 'energised' })],
	buildPhases: [hall('hall-1', { itMW: 60, scope: 'existing', durationMonths: 0 })],
	chipOrders: [order()],
}
const whole = { ...supply, ...service }

const PLANS: Readonly<Record<string, Record<string, unknown>>> = {
	'an empty plan': { sites: [] },
	'a site alone': {},
	'power alone': { powerContracts: supply.powerContracts },
	'a queue position alone': { powerContracts: [contract('queue-1', { kind: 'interconnection_queue' })] },
	'halls alone': { buildPhases: supply.buildPhases },
	'power and halls': { powerContracts: supply.powerContracts, buildPhases: [hall('hall-1')] },
	'chips without a hall': { powerContracts: supply.powerContracts, chipOrders: [order()] },
	'users without anything': { applications: service.applications },
	'work without anything': service,
	'everything but users': { ...supply },
	'a plan with 18,000 accelerators for little work': whole,
	'power that runs out': {
		...whole,
		powerContracts: [contract('grid-1', { capacityMW: 80, startMonth: '2026-01', termMonths: 12 })],
	},
	'chips that are too few for their users': { ...whole, chipOrders: [order({ accelerators: 8 })] },
	'chips that retire': { ...whole, horizonMonths: 96 },
	'an island of gas': {
		...whole,
		powerContracts: [contract('gas-1', { kind: 'btm_recip', capacityMW: 81, startMonth: '2026-01' })],
	},
	'a plant that is built and paid by its energy': {
		horizonMonths: 48,
		powerContracts: [
			contract('gas-1', { kind: 'btm_ccgt', capacityMW: 754, units: 3, startMonth: '2028-06', status: 'construction' }),
		],
	},
	'one engine alone': {
		...whole,
		powerContracts: [contract('gas-1', { kind: 'btm_recip', capacityMW: 60, units: 1 })],
	},
	'paper contracts beside the grid': {
		...whole,
		powerContracts: [
			...supply.powerContracts,
			contract('paper-1', { kind: 'vppa', capacityMW: 1500, capacityFactor: 0.3 }),
		],
	},
	'a plan of one month': { ...whole, horizonMonths: 1 },
	'a plan of a target': {
		...supply,
		sites: [{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73, targetItMW: 200 }],
	},
	'two sites of which one is short': {
		...whole,
		sites: ['abilene', 'waco'].map((id) => ({
			id,
			name: id === 'waco' ? 'Waco' : 'Abilene',
			country: 'US',
			latitude: 32,
			longitude: -98,
		})),
		chipOrders: [order(), order({ id: 'gpus-2', siteId: 'waco' })],
	},
}

for (const [name, over] of Object.entries(PLANS))
	test(`no sentence of ${name} says what its result denies`, () => {
		expect(untrue(planFile(over))).toEqual([])
	})

for (const { name, plan } of TEMPLATES)
	test(`no sentence of the template ${name} says what its result denies`, () => {
		expect(untrue(validPlan(plan))).toEqual([])
	})

/** Runs on half of the accelerators for longer than any plan here. */
const busy = {
	...supply,
	horizonMonths: 96,
	workloads: [
		{
			id: 'run-1',
			kind: 'training',
			model: 'llama-3.1-405b',
			startMonth: '2026-01',
			accelerators: 9000,
			trainingTokens: 9e14,
		},
	],
}
test('power that stands since the start is never called not yet started', () => {
	const plan = planFile({
		...busy,
		powerContracts: [contract('grid-1', { capacityMW: 2, startMonth: '2026-01', rampMonths: 1, status: 'energised' })],
	})
	const result = computePlan(plan)
	expect(result.headline?.cause).toBe('not_contracted')
	expect(overviewFinding(plan, result).title).toBe('87% of demand goes unserved in 2026: power is short')
})

test('chips that have left are told as left, chips nobody ordered as not ordered', () => {
	const lost = (over: Record<string, unknown>) => {
		const plan = planFile(over)
		return lossesToTell(computePlan(plan).verdict).map((loss) => lossWords(plan, loss).cause)
	}
	expect(lost(busy)).toContainEqual(expect.stringMatching(/^Chips: .* retires with no replacement$/))
	expect(lost({ ...busy, chipOrders: [order({ accelerators: 800 })] })).toContainEqual(
		expect.stringMatching(/^Chips: no chips are ordered for /),
	)
})

test('a plan with fifty times the chips it needs is called over-built on its first page', () => {
	const plan = planFile(whole)
	const result = computePlan(plan)
	expect(layerStatuses(plan, result).find(({ layer }) => layer === 'chips')?.status).toBe('over-built')
	expect(overviewFinding(plan, result).title).toMatch(/^\$\d+M of chips idle from 2026: demand uses [\d.]+%/)
})
