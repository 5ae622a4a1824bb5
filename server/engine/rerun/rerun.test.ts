import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { type ChangedPlan, changedInputs } from '../../../tests/bench/changed-inputs.ts'
import { rerunPlan, runPlan } from '#server/engine/compute-plan.ts'
import { noteOf } from '#server/engine/kernel/run.ts'
import { PROGRAM } from '#server/engine/program.ts'
import { staffSites } from '#server/engine/people/workforce-staff.ts'
import { twoSites } from '../../../tests/factories/two-sites.ts'
import { sameData } from './same-data.ts'

type Json = Readonly<Record<string, unknown>>

function fixture(name: string): Json {
	const text = readFileSync(new URL(`../../../tests/fixtures/plans/${name}.json`, import.meta.url), 'utf8')
	return JSON.parse(text) as Json
}

function parsed(file: unknown): PlanFile | null {
	const answer = parsePlanFile(file)
	return answer.ok ? answer.plan : null
}

/** Every plan that differs from a file in one assumption more, of the plan or of a site. */
function* assumed(file: Json): Generator<ChangedPlan> {
	const sites = (file['sites'] ?? []) as readonly { readonly id: string }[]
	const stated = (file['assumptions'] ?? {}) as Json
	for (const [key, { default: usual }] of Object.entries(ASSUMPTIONS)) {
		for (const at of [key, `${sites.at(-1)?.id ?? ''}/${key}`]) {
			const assumptions = { ...stated, [at]: { value: usual * 1.01, why: 'Tried.' } }
			const plan = at in stated ? null : parsed({ ...file, assumptions })
			if (plan) yield { what: at, plan }
		}
	}
}

/** Quantities whose figures are not the same in two runs. */
function different(one: ReturnType<typeof runPlan>, other: ReturnType<typeof runPlan>): readonly string[] {
	return [...one.columns].flatMap(([id, { values }]) =>
		sameData(values.map(plainZero), other.columns.get(id)?.values.map(plainZero)) ? [] : [id],
	)
}

const plainZero = (value: number) => (value === 0 ? 0 : value)

const FILES = {
	'every-field': () => fixture('every-field'),
	'worked-example-campus': () => fixture('worked-example-campus'),
	'two sites': () => ({ ...twoSites() }),
}

test.each([
	['every-field', 'one figure, month or switch', changedInputs],
	['every-field', 'one assumption', assumed],
	['worked-example-campus', 'one figure, month or switch', changedInputs],
	['two sites', 'one figure, month or switch', changedInputs],
	['two sites', 'one assumption', assumed],
] as const)(
	'%s: a run that starts from another comes to the same figures where %s was changed',
	{ timeout: 240_000 },
	(name, _, changed) => {
		const file = FILES[name]()
		const plan = parsed(file)
		if (!plan) throw new Error(`${name} must parse.`)
		const before = runPlan(plan)
		const tried: string[] = []
		const found: (readonly [string, readonly string[]])[] = []
		let last = before
		for (const edit of changed(file)) {
			// Half of them start from an edit of something else, so that two parts of the plan differ.
			const again = rerunPlan(tried.length % 2 === 0 ? before : last, edit.plan)
			tried.push(edit.what)
			found.push([edit.what, different(runPlan(edit.plan), again)])
			last = again
		}
		expect(found.filter(([, quantities]) => quantities.length > 0)).toEqual([])
		expect(tried.length).toBeGreaterThan(100)
	},
)

test('an edit of power leaves the schedule and what people cost as it was, column for column', () => {
	const file = fixture('worked-example-simple')
	const plan = parsed(file)
	if (!plan) throw new Error('The worked example must parse.')
	const before = runPlan(plan)
	const contracts = plan.powerContracts.map((contract) => ({ ...contract, capacityMW: 120 }))
	const after = rerunPlan(before, { ...plan, powerContracts: contracts })
	for (const id of ['schedule.plannedHours', 'schedule.requiredHours', 'workforce.worked', 'finance.hallCapex']) {
		expect(before.columns.has(id), id).toBe(true)
		expect([id, after.columns.get(id) === before.columns.get(id)]).toEqual([id, true])
	}
	expect(after.columns.get('energy.available')).not.toBe(before.columns.get('energy.available'))
})

test('who operates the sites is not asked again where halls and plants are as they were', () => {
	const plan = parsed(fixture('worked-example-simple'))
	if (!plan) throw new Error('The worked example must parse.')
	const before = runPlan(plan)
	const after = rerunPlan(before, { ...plan, name: 'Another name' })
	expect(noteOf(after, staffSites)).toBe(noteOf(before, staffSites))
})

test('a hall leaves the places of its site, and who runs another site, as they were', () => {
	const plan = parsed(fixture('worked-example-campus'))
	if (!plan) throw new Error('The worked example must parse.')
	const sites = plan.sites.flatMap((site) => [site, { ...site, id: `${site.id}-empty` }])
	const halls = plan.buildPhases.map((phase) => ({ ...phase, itMW: phase.itMW + 1 }))
	const before = runPlan({ ...plan, sites })
	const after = rerunPlan(before, { ...plan, sites, buildPhases: halls })
	const kept = (of: (run: typeof before) => readonly unknown[]) =>
		of(after).map((made, site) => made === of(before)[site])
	expect(kept(({ world }) => world.model.places)).toEqual([true, true])
	expect(kept((run) => noteOf(run, staffSites))).toEqual([false, true])
})

test('a run asks in every month of the balance whether it may go on, from another run or from none', () => {
	const plan = parsed(fixture('worked-example-simple'))
	if (!plan) throw new Error('The worked example must parse.')
	const contracts = plan.powerContracts.map((contract) => ({ ...contract, capacityMW: 120 }))
	const asked = { first: 0, again: 0 }
	const before = runPlan(plan, () => void (asked.first += 1))
	rerunPlan(before, { ...plan, powerContracts: contracts }, () => void (asked.again += 1))
	expect(asked.first).toBe(PROGRAM.steps.length + plan.horizonMonths)
	expect(asked.again).toBeGreaterThan(plan.horizonMonths)
	expect(asked.again).toBeLessThan(asked.first)
})

test('a plan with other rows is run whole', () => {
	const plan = parsed(fixture('worked-example-campus'))
	if (!plan) throw new Error('The worked example must parse.')
	const fewer = { ...plan, buildPhases: plan.buildPhases.slice(1) }
	expect(different(runPlan(fewer), rerunPlan(runPlan(plan), fewer))).toEqual([])
})
