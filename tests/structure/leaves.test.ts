import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type PlanRun, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainQuestion, leavesBehind } from '#server/engine/explain-plan.ts'
import { isAggregate, type Reading } from '#server/engine/kernel/quantity.ts'
import { tableOf } from '#server/engine/kernel/scopes.ts'
import { METRIC_KEYS } from '#shared/metrics/metric.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Explanation, Origin } from '#shared/explanation.ts'
import { readPath } from '#shared/explanation-authors.ts'
import { isAssumptionKey } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, fieldsOf, findFieldFacts } from '#shared/fields/registry.ts'
import { shownUnder } from '#server/views/pages/public/catalogue-constants.ts'
import { buildCatalogueView } from '#server/views/pages/public/catalogue-view.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { twoSites } from '../factories/two-sites.ts'
import type { Remark } from '#shared/remarks.ts'
import { remarkText } from '#server/views/messages/remarks.ts'

/** Some hundred figures a plan, each walked down to its ends. */
const PATIENCE = 120_000

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	return parsed.plan
}

function fixture(name: string): unknown {
	return JSON.parse(readFileSync(new URL(`../fixtures/plans/${name}.json`, import.meta.url), 'utf8'))
}

const PLANS: readonly (readonly [name: string, plan: PlanFile])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, planOf(plan)] as const),
	['worked example, simple', planOf(fixture('worked-example-simple'))],
	['worked example, campus', planOf(fixture('worked-example-campus'))],
	['every field', planOf(fixture('every-field'))],
	['two sites', twoSites()],
]

const pageRows = new Map<string, boolean>()
/** Whether the catalogue's page shows the row a link leads to, in the table the link names. */
function isOnThePage(table: string, row: string): boolean {
	const key = `${table}/${row}`
	const known = pageRows.get(key)
	if (known !== undefined) return known
	const view = buildCatalogueView({ table, query: row })
	const found = view.table === shownUnder(table) && view.rows.length > 0
	pageRows.set(key, found)
	return found
}

/** What is wrong with the end of a trace; null where it leads to something a reader can look up. */
function fault(origin: Origin<Remark>, plan: PlanFile): string | null {
	switch (origin.kind) {
		case 'plan':
			return pathFault(origin.path, plan)
		case 'default':
			return origin.path.startsWith('assumptions.')
				? isAssumptionKey(origin.path.slice('assumptions.'.length)) && origin.source !== ''
					? null
					: origin.path
				: pathFault(origin.path, plan)
		case 'override':
			return Object.hasOwn(plan.assumptions, origin.key) && origin.defaultSource !== '' ? null : origin.key
		case 'catalogue':
			return Object.hasOwn(builtInCatalogue, origin.table) &&
				origin.source !== '' &&
				origin.asOf !== '' &&
				(origin.own || isOnThePage(origin.table, origin.row))
				? null
				: `${origin.table}/${origin.row}`
		case 'rule':
			return remarkText(origin.text, plan).trim() === '' || !/^[emp]?[A-Z]\d+(?:\.\d+)?$/.test(origin.rule)
				? `rule «${remarkText(origin.text, plan)}»`
				: null
	}
}

function pathFault(path: string, plan: PlanFile): string | null {
	const place = readPath(path)
	if (!place) return Object.hasOwn(plan, path) || findFieldFacts('plan', path) ? null : path
	const list = FIELD_LISTS.find((known) => known === place.list)
	const isGroup = list !== undefined && fieldsOf(list).some(({ name }) => name.startsWith(`${place.field}.`))
	return isGroup || (list !== undefined && findFieldFacts(list, place.field)) ? null : path
}

/** Whether a figure sums over what the plan has none of. */
function isOfNothing({ program, world }: PlanRun, id: string): boolean {
	const quantity = program.quantities.get(id)
	if (quantity?.node !== 'formula') return false
	const readings = Object.values<Reading>(quantity.inputs)
	const isEmpty = (reading: Reading) => isAggregate(reading) && tableOf(world, reading.of.scope).ids.length === 0
	return readings.length > 0 && readings.every(isEmpty)
}

/** Whether all that it comes from are rules: a utility's power is drawn as asked, of no sun. */
const endsInRules = ({ origin, inputs }: Explanation<Remark>): boolean =>
	origin === null ? inputs.length > 0 && inputs.every(endsInRules) : origin.kind === 'rule'

function restsOnRules(frame: PlanRun, asked: ExplainQuestion): boolean {
	const answer = explainPlan(frame, asked)
	return answer.ok && endsInRules(answer.explanation)
}

test.each(PLANS)('every headline figure of %s leads to its ends', { timeout: PATIENCE }, (_, plan) => {
	const frame = runPlan(plan)
	const faults = new Set<string>()
	for (const key of METRIC_KEYS) {
		const behind = leavesBehind(frame, { quantity: key })
		if (behind === null) continue
		// An input that rests on a rule alone, «no such machines», is an end itself; so is a sum over what the plan has none of.
		const isEnd =
			frame.program.quantities.get(behind.asked.quantity)?.node === 'input' || isOfNothing(frame, behind.asked.quantity)
		if (behind.leaves.length === 0 && !isEnd && !restsOnRules(frame, behind.asked)) faults.add(`${key}: ends nowhere`)
		for (const { label, origin } of behind.leaves) {
			const wrong = fault(origin, plan)
			if (wrong !== null) faults.add(`${label}: ${wrong}`)
		}
	}
	expect([...faults]).toEqual([])
})

/** A rule in a sentence, not a name. */
const SHORTEST_METHOD = 40

test('whatever an algorithm makes tells its rule in a sentence', () => {
	const { makers } = runPlan(planOf(fixture('worked-example-simple'))).program
	const short = [...makers].filter(([, { method }]) => method.length < SHORTEST_METHOD || !method.endsWith('.'))
	expect(short.map(([output]) => output)).toEqual([])
})

test('an override is told with the value it replaces, and as what the figure rests on', () => {
	const plan = planOf({
		...Object(fixture('worked-example-simple')),
		assumptions: { itOverheadFactor: { value: 1.2, why: 'measured', source: 'letter' } },
	})
	const answer = explainPlan(runPlan(plan), { quantity: 'facilityPowerMW' })
	expect(answer.ok && answer.explanation.restsOn?.overrides).toMatchObject([
		{
			value: 1.2,
			origin: { kind: 'override', key: 'itOverheadFactor', default: 1.11, low: 1.08, high: 1.15, why: 'measured' },
		},
	])
})

test('a row of the plan’s own is told as such, with the built-in figure it stands in for', () => {
	const { plan: file } = TEMPLATES.find(({ name }) => name === 'llama-405b') ?? { plan: {} }
	const plan = planOf(file)
	const chip = builtInCatalogue.chips.find(({ id }) => id === plan.chipOrders[0]?.chip)
	if (!chip) throw new Error('the template orders a chip')
	const own = planOf({
		...Object(file),
		catalogue: {
			chips: [
				{
					id: chip.id,
					name: 'Own',
					memoryGB: 100,
					memoryTBps: 4,
					bf16Tflops: 500,
					nodeMaxKW: 9,
					acceleratorsPerNode: 8,
					tdpW: 700,
					priceUsd: { low: 1, mid: 2, high: 3 },
					leadWeeks: { low: 1, mid: 2, high: 3 },
				},
			],
		},
	})
	const answer = explainPlan(runPlan(own), { quantity: 'chips.acceleratorPower' })
	const rows = answer.ok ? (answer.explanation.restsOn?.overrides ?? []) : []
	expect(rows.map(({ origin }) => origin)).toContainEqual(
		expect.objectContaining({
			kind: 'catalogue',
			row: chip.id,
			own: true,
			field: 'nodeMaxKW',
			replaces: chip.nodeMaxKW,
		}),
	)
})
