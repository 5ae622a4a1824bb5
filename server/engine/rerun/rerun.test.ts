import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { rerunPlan, runPlan } from '#server/engine/compute-plan.ts'
import { noteOf } from '#server/engine/kernel/run.ts'
import { PROGRAM } from '#server/engine/program.ts'
import { staffSites } from '#server/engine/people/workforce-staff.ts'
import { sameData } from './same-data.ts'

type Json = Readonly<Record<string, unknown>>

const LISTS = [
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'labourPools',
	'applications',
	'workloads',
] as const

function fixture(name: string): Json {
	const text = readFileSync(new URL(`../../../tests/fixtures/plans/${name}.json`, import.meta.url), 'utf8')
	return JSON.parse(text) as Json
}

function parsed(file: unknown): PlanFile | null {
	const answer = parsePlanFile(file)
	return answer.ok ? answer.plan : null
}

/** The same value, another one: a number a tenth larger, a month one later, a switch thrown. */
function altered(value: unknown): unknown {
	if (typeof value === 'number') return Number.isInteger(value) ? value + 1 : value * 1.1
	if (typeof value === 'boolean') return !value
	if (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) return addMonths(value, 1)
	return value
}

/** Every plan that differs from a file in one field of one row. */
function* edits(file: Json): Generator<{ readonly what: string; readonly plan: PlanFile }> {
	for (const list of LISTS) {
		const rows = (file[list] ?? []) as readonly Json[]
		for (const [index, row] of rows.entries()) {
			for (const [field, value] of Object.entries(row)) {
				const next = altered(value)
				const plan = next === value ? null : parsed({ ...file, [list]: rows.with(index, { ...row, [field]: next }) })
				if (plan) yield { what: `${list}[${String(index)}].${field}`, plan }
			}
		}
	}
	for (const [key, value] of Object.entries((file['assumptions'] ?? {}) as Json)) {
		const plan = parsed({ ...file, assumptions: { ...(file['assumptions'] as Json), [key]: altered(value) } })
		if (plan && altered(value) !== value) yield { what: `assumptions.${key}`, plan }
	}
}

/** Quantities whose figures are not the same in two runs. */
function different(one: ReturnType<typeof runPlan>, other: ReturnType<typeof runPlan>): readonly string[] {
	return [...one.columns].flatMap(([id, { values }]) =>
		sameData(values.map(plainZero), other.columns.get(id)?.values.map(plainZero)) ? [] : [id],
	)
}

const plainZero = (value: number) => (value === 0 ? 0 : value)

test.each(['every-field', 'worked-example-simple', 'worked-example-campus'])(
	'%s: a run that starts from another comes to the same figures, whatever one field was changed',
	{ timeout: 120_000 },
	(name) => {
		const file = fixture(name)
		const plan = parsed(file)
		if (!plan) throw new Error(`${name} must parse.`)
		const before = runPlan(plan)
		const tried: string[] = []
		for (const edit of edits(file)) {
			tried.push(edit.what)
			expect([edit.what, different(runPlan(edit.plan), rerunPlan(before, edit.plan))]).toEqual([edit.what, []])
		}
		expect(tried.length).toBeGreaterThan(20)
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
	const each = PROGRAM.steps.length + plan.horizonMonths
	expect(asked).toEqual({ first: each, again: each })
})

test('a plan with other rows is run whole', () => {
	const plan = parsed(fixture('worked-example-campus'))
	if (!plan) throw new Error('The worked example must parse.')
	const fewer = { ...plan, buildPhases: plan.buildPhases.slice(1) }
	expect(different(runPlan(fewer), rerunPlan(runPlan(plan), fewer))).toEqual([])
})
