import { findAssumption } from '#shared/fields/assumptions.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import { hallListAt, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows } from './grid-rows.ts'
import { ownColumns } from '../own-rows/own-columns.ts'
import { findOwnTable, ownTable } from '#shared/grid/own-tables.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { camelInWords, keyInWords } from '#shared/formats/names.ts'
import { pageWords } from '../messages/page-words.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** The page's list and the entry whose problems need no name in front of them. */
export type EditedOn = { readonly plan: PlanFile; readonly list: GridList; readonly ids: readonly string[] }
type FieldAddress = { readonly list: GridList; readonly index: number; readonly field: string }

/** `powerContracts[2].startMonth` → entry 2 of that list and its field; what a hall keeps is told as the page lists it. */
function placeOf(path: string): FieldAddress | null {
	const [, name, index, rest = ''] = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? []
	const list = ITEM_KINDS.find((known) => known === name)
	if (list === undefined) return null
	const field = rest.replaceAll(/\[(\d+)\]/g, '.$1')
	const [, group = '', kept] = /^(\w+)\.\d+\.(\w+)$/.exec(field) ?? []
	const own = list === 'buildPhases' ? hallListAt(group) : null
	if (own !== null && kept !== undefined) return { list: own, index: -1, field: kept }
	return { list, index: Number(index), field }
}

function factsAt({ list, field }: FieldAddress) {
	const named = field.replaceAll(/\.\d+/g, '')
	return findGridFacts(list, named)
}

/** The name in the page's form: of one of several things picked, the field they are picked in. */
const inputOf = (place: FieldAddress) =>
	factsAt(place)?.kind === 'references' || factsAt(place)?.kind === 'numbers'
		? place.field.replace(/\.\d+$/, '')
		: place.field

type Known = { readonly on?: EditedOn | undefined; readonly plan?: PlanFile | null }

/** What is known of a figure of the plan itself, or of an assumption for all sites or for one, which is named. */
function headFacts(path: string, plan: PlanFile | null): Pick<FieldFacts, 'label' | 'unit'> | null {
	const [, assumption, part] = /^assumptions\.([^.]+)(?:\.(why|source))?$/.exec(path) ?? []
	if (assumption === undefined) return findFieldFacts('plan', path)
	const facts = findAssumption(assumption)
	if (facts === null) return null
	const site = plan?.sites.find(({ id }) => id === facts.siteId)
	const named = site === undefined ? facts.label : `${facts.label} at ${site.name}`
	return part === undefined ? { ...facts, label: named } : { label: `${named}, ${sentenceCase(part)}`, unit: null }
}

function textOf(problem: Problem, place: FieldAddress | null, { on, plan = on?.plan ?? null }: Known): string {
	const facts = place === null ? headFacts(problem.path, plan) : factsAt(place)
	const row = place === null || on === undefined ? undefined : planRows(on.plan, place.list)[place.index]
	const elsewhere =
		row !== undefined && (place?.list !== on?.list || (on?.ids.length !== 0 && !on?.ids.includes(row.id)))
	const words = pageWords({ ...problem, list: place?.list ?? null, facts }, plan)
	const what = facts === null ? sentenceCase(words.message) : `${facts.label}: ${words.message}`
	const stop = /[.!?]$/.test(what) ? '' : '.'
	return [`${elsewhere ? `${row.name}, ` : ''}${what}${stop}`, words.mend].filter((part) => part !== '').join(' ')
}

/** `catalogue.gridRegions[0].price` → `Catalogue, grid regions 1, price` */
const pathInWords = (path: string): string =>
	sentenceCase(
		path
			.replaceAll(/\[(\d+)\]/g, (_, index: string) => ` ${Number(index) + 1}`)
			.split(/[./]/)
			.map(camelInWords)
			.map(keyInWords)
			.join(', '),
	)

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Problems of a file that is no plan yet: entries by their place in it, fields by label. */
export function fileProblems(problems: readonly Problem[]): readonly string[] {
	return problems.map((problem) => {
		const row = ownPlace(problem.path)
		if (row !== null) return `Custom ${row.noun} ${row.index + 1}, ${lowered(ownText(problem, row, null))}`
		const place = placeOf(problem.path)
		const known = place !== null && !isHallList(place.list) && factsAt(place) !== null
		const where = known ? `${sentenceCase(gridNoun(place.list))} ${place.index + 1}` : pathInWords(problem.path)
		const text = textOf({ ...problem, ...(!known && { path: '' }) }, known ? place : null, {})
		return `${where}, ${lowered(text)}`
	})
}

/** `catalogue.gridRegions[0].price` → the column of that row, where there is one. */
function ownPlace(path: string) {
	const [, name = '', index = '', rest = ''] = /^catalogue\.(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? []
	const table = findOwnTable(name)
	if (table === null) return null
	const field = rest.replaceAll(/\[(\d+)\]/g, '.$1')
	const { fields, lists } = ownColumns(table)
	const column = fields.find((one) => one.path === field)
	const list = lists.find((one) => field === one.path || field.startsWith(`${one.path}.`))
	return { noun: ownTable(table).noun, index: Number(index), field, facts: column?.facts ?? null, list: list?.label }
}

function ownText(problem: Problem, { facts, list }: NonNullable<ReturnType<typeof ownPlace>>, plan: PlanFile | null) {
	const words = pageWords({ ...problem, list: null, facts }, plan)
	const label = facts?.label ?? list
	const what = label === undefined ? sentenceCase(words.message) : `${label}: ${words.message}`
	return [`${what}${/[.!?]$/.test(what) ? '' : '.'}`, words.mend].filter((part) => part !== '').join(' ')
}

/** The plan's problems as sentences for the fields they belong to: as the page calls things, without paths or keys. */
export function editProblems(
	problems: readonly Problem[],
	on?: EditedOn,
	plan: PlanFile | null = on?.plan ?? null,
): readonly EditProblem[] {
	return problems.map((problem) => {
		const row = ownPlace(problem.path)
		if (row !== null) return { field: row.field, text: ownText(problem, row, plan) }
		const place = placeOf(problem.path)
		return {
			field: place === null || (on !== undefined && place.list !== on.list) ? '' : inputOf(place),
			text: textOf(problem, place, { on, plan }),
		}
	})
}
