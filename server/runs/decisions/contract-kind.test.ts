import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildForm } from '#server/views/grid/grid-form.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { findDecisions } from './find-decisions.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

/** Biogas turbines with operators of their own: not in the catalogue. One row is all that a plan with them needs. */
const BIOGAS = {
	id: 'biogas_turbine',
	name: 'On-site biogas turbines',
	role: 'onsite_combustion',
	firmRule: 'units_minus_one',
	unitMW: 50,
	ambientDerate: 0.9,
	heatRateMMBtuPerMWh: 9,
	fuelUsdPerMMBtu: 10,
	emissionsKgPerMWh: 20,
	machine: 'gt_aero',
	stepUp: 'gsu',
	staffedByUnit: true,
	workPackage: 'gen_simple_cycle',
} as const
const FLEXIBLE = { id: 'flexible_import', name: 'Flexible import', role: 'import', firmRule: 'backup' } as const
const STRIKE = { id: 'wind_cfd', name: 'Wind difference', role: 'financial', settlesAtHub: true } as const

type Entry = Record<string, unknown>
const simple = JSON.parse(
	readFileSync(new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8'),
) as Entry & { readonly powerContracts: readonly Entry[] }
const [utility] = simple.powerContracts
function written(row: Entry, contract: Entry) {
	const common = { siteId: 'abilene', startMonth: '2027-03', capacityMW: 160 }
	return {
		...simple,
		catalogue: { powerContractTypes: [row] },
		powerContracts: [{ ...common, id: 'new', kind: row['id'], ...contract }],
	}
}
function read(row: Entry, contract: Entry = {}) {
	const parsed = parsePlanFile(written(row, contract))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}
function problemsOf(row: Entry, contract: Entry = {}) {
	const parsed = parsePlanFile(written(row, contract))
	return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}

test('a kind in one row is built of its machines, firm by them and staffed by them (E2, I10, W1)', () => {
	const plan = read(BIOGAS)
	const { sites, contracts, workforce } = computePlan(plan)
	const items = Object.fromEntries(must(sites['abilene']).equipment.map(({ item, count }) => [item, count]))
	expect([items['gt_aero'], items['gsu'] ?? 0]).toEqual([4, expect.any(Number)])
	expect(items['gsu']).toBeGreaterThan(0)
	expect(must(contracts['new']).plant).toMatchObject({ units: 4, reserveUnits: 1, derate: 0.9 })
	const unstaffed = computePlan(read({ ...BIOGAS, staffedByUnit: false }))
	const most = ({ headcount }: typeof workforce.operations) => Math.max(...headcount)
	expect(most(workforce.operations)).toBeGreaterThan(most(unstaffed.workforce.operations))
})

test('its capacity stands in every explanation that rests on it', () => {
	const frame = runPlan(read(BIOGAS))
	for (const quantity of ['contracts.plant.units', 'workforce.combinedCycleUnits', 'contracts.battery.storedMWh']) {
		const answer = explainPlan(frame, { quantity, scope: 'contract:new' })
		if (!answer.ok) throw new Error(refusalText(answer.message))
		expect(JSON.stringify(answer.explanation), quantity).toContain('powerContracts[0].capacityMW')
	}
})

test('it is warned of, asked for in forms and refused like a kind of the catalogue', () => {
	const lone = computePlan(read(BIOGAS, { units: 1 }))
	expect(lone.warnings.map(({ code }) => code)).toContain('single_unit')
	expect(problemsOf({ ...BIOGAS, machine: 'gt_giant' })).toEqual(['catalogue.powerContractTypes[0].machine'])
	expect(problemsOf(STRIKE)).toEqual(['powerContracts[0].capacityFactor'])
	const settled = read(STRIKE, { capacityFactor: 0.4 })
	const form = must(buildForm({ plan: settled, list: 'powerContracts', id: 'new' }))
	const factor = form.fields.find(({ column }) => column.field === 'capacityFactor')
	expect(must(factor).neededFor).toEqual(expect.arrayContaining(['vppa', STRIKE.id]))
})

test(
	'decisions know a flexible kind of the plan’s own: backing it up is found, or told as too late (D2, D3)',
	{ timeout: 120_000 },
	() => {
		const { kind: _, ...terms } = must(utility)
		const found = findDecisions(read(FLEXIBLE, { ...terms, id: 'new', startMonth: '2026-07' }))
		const levers = [...found.decisions, ...found.tooLate].map(({ lever }) => lever)
		expect(levers).toContain('contract_backup')
	},
)
