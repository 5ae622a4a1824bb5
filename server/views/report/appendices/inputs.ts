import { ASSUMPTION_KEYS, ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { noteBeside } from '#shared/schemas/note-key.ts'
import { formatQuantity } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { GRID_KINDS, gridList, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { planRows, valueAt } from '../../grid/grid-rows.ts'
import { choicesFor } from '../../grid/grid-choices.ts'
import { furtherFields } from '../../grid/further-fields.ts'
import { findGridFacts } from '#shared/grid/grid-facts.ts'
import { editedPlace } from '../../messages/edited-place.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, listInWords, sentenceCase } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import { entered, inputsAnchor } from '../parts/entry-table.ts'
import { guessesTable } from '../parts/guesses.ts'
import { left, right, words } from '../parts/report-parts.ts'
import { citing, sourceBook, sourcesTable } from '../parts/source-book.ts'
import { byWhatMatters, isRankedList } from '../parts/what-matters.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import { heldBy, WITHHELD } from '../parts/withheld-fields.ts'
import type { Cell, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

const isNothing = (held: unknown) =>
	held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0)

/** What is entered, with its unit: a row has no head to say it. */
function withUnit(plan: PlanFile, facts: FieldFacts, held: unknown): string {
	if (Array.isArray(held)) return listText(plan, facts, held)
	return typeof held === 'number' && facts.unit !== null
		? formatQuantity(held, facts.unit, { style: 'figure', money: moneyOf(plan) })
		: entered(plan, facts, held)
}

function listText(plan: PlanFile, facts: FieldFacts, held: readonly unknown[]): string {
	if (held.some((one) => typeof one === 'object')) return counted(held.length, 'entry', 'entries')
	const choices = choicesFor(plan, facts)
	const named = held.map((one) => choices.find(({ value }) => value === one)?.label ?? entered(plan, facts, one))
	return listInWords(named)
}

type InputsAsked = Pick<ReportInput, 'plan' | 'result'> & {
	readonly list: GridList
	readonly redact: readonly Redaction[]
}
type InputsRow = ReturnType<typeof planRows>[number]

const noteOf = ({ plan, list }: InputsAsked, id: string, field: string) =>
	isHallList(list) ? undefined : noteBeside(plan.notes, { list, id, field })

function sourceOf(asked: InputsAsked, id: string, field: string): string {
	const note = noteOf(asked, id, field)
	if (note === undefined) return MISSING
	const { quality, source, why } = note
	// «Planner’s guess» says no more than that it is one.
	const isSaid = quality !== null && source?.endsWith(quality)
	return (
		[quality, isSaid === true ? null : source, why].filter((part) => part !== null && part !== '').join('; ') || MISSING
	)
}

/** What an entry states, field by field. */
function heldIn({ plan, list }: InputsAsked, { item }: InputsRow) {
	const names = [...new Set([...gridList(list).columns, ...furtherFields(list).more])].filter(
		(field) => field !== 'name',
	)
	return names.flatMap((field) => {
		const facts = findGridFacts(list, field)
		const value = valueAt(item, field.split('.'))
		if (facts === null || facts.kind === 'group' || isNothing(value)) return []
		return [{ field, label: facts.label, text: withUnit(plan, facts, value), holds: heldBy(facts, field) }]
	})
}

/** A row for each input, with its own grade and source. */
function rowsOf(asked: InputsAsked, row: InputsRow): readonly (readonly Cell[])[] {
	return heldIn(asked, row).map(({ field, label, text, holds }, index): readonly Cell[] => {
		const held = holds && { holds }
		return [
			{ text: index === 0 ? row.name : '', strong: true },
			words(label),
			{ text, ...held },
			{ text: sourceOf(asked, row.id, field), ...held },
		]
	})
}

/** A row for each entry: what it states in a line, and how its inputs are graded. */
function lineOf(asked: InputsAsked, row: InputsRow): readonly Cell[] {
	const held = heldIn(asked, row)
	const told = held.map(({ label, text, holds }) => {
		const isWithheld = holds !== undefined && asked.redact.includes(holds)
		return `${label} ${isWithheld ? WITHHELD : text}`
	})
	const grades = held.flatMap(({ field }) => noteOf(asked, row.id, field)?.quality ?? [])
	const counts = [...new Set(grades)].map((grade) => `${String(grades.filter((one) => one === grade).length)} ${grade}`)
	return [
		{ text: row.name, strong: true },
		words(`${told.join('; ')}.`),
		words(counts.length === 0 ? MISSING : counts.join(', ')),
	]
}

/** More entries than this stand in a line each. */
const MOST_APART = 40
const APART = [left('Entry', 1.1), left('Input', 1.2), right('Value'), left('Grade, source, reason', 1.8)]
const IN_LINES = [left('Entry', 1), left('Inputs', 3.4), left('Grades', 0.7)]

/** In the order of the plan; of a list so long that it may be cut, what matters most first. */
function rankedRows({ plan, result, list }: InputsAsked): readonly InputsRow[] {
	const rows = planRows(plan, list)
	return rows.length > MOST_APART && isRankedList(list) ? byWhatMatters(rows, { list, result }) : rows
}

function listTable(asked: InputsAsked): readonly TableBlock[] {
	const rows = rankedRows(asked)
	if (rows.length === 0) return []
	const { plural } = gridList(asked.list)
	const apart = rows.length <= MOST_APART
	return [
		tableOf({
			title: sentenceCase(plural),
			columns: apart ? APART : IN_LINES,
			rows: apart ? rows.flatMap((row) => rowsOf(asked, row)) : rows.map((row) => lineOf(asked, row)),
			least: 4,
			noun: plural,
			empty: '',
			anchor: inputsAnchor(asked.list),
		}),
	]
}

/** Fields of the plan itself that hold anything, its financing among them. */
function planTable(plan: PlanFile): TableBlock {
	const rows = fieldsOf('plan').flatMap((facts): readonly (readonly Cell[])[] => {
		const value = valueAt(plan, facts.name.split('.'))
		if (facts.kind === 'group' || facts.kind === 'list' || isNothing(value) || typeof value === 'object') return []
		return [[words(facts.label), words(withUnit(plan, facts, value))]]
	})
	return tableOf({
		title: 'The plan',
		columns: [left('Input', 1), left('Value', 2)],
		rows,
		least: 4,
		noun: 'inputs',
		empty: '',
	})
}

/** Every assumption: the default or what was set for it, with its source; then what single sites have in its place. */
function assumptionsTable(plan: PlanFile): TableBlock {
	const money = moneyOf(plan)
	const isSet = (key: string) => plan.assumptions[key] !== undefined
	const ofSites = (key: string) => plan.sites.map(({ id }) => `${id}/${key}`).filter(isSet)
	const rowOf = (key: AssumptionKey, path: string): readonly Cell[] => {
		const { unit, default: usual, quality, source } = ASSUMPTIONS[key]
		const own = plan.assumptions[path]
		const text = own?.text ?? formatQuantity(own?.value ?? usual, unit, { money })
		return [
			words(editedPlace(plan, { kind: 'assumptions', itemId: path, field: '' })),
			{ text, strong: own !== undefined, ...(own === undefined && quality === 'guess' && { guess: true }) },
			words(own === undefined ? quality : 'set'),
			words(own === undefined ? source : [own.why, own.source].filter(Boolean).join('; ') || 'no reason given'),
		]
	}
	const leads = (key: string) => Number(isSet(key) || ofSites(key).length > 0)
	return tableOf({
		title: 'Assumptions: the default unless the plan has set another',
		columns: [left('Assumption', 1.4), right('Value'), left('Grade', 0.6), left('Source', 2)],
		// What was set stands first.
		rows: ASSUMPTION_KEYS.toSorted((one, other) => leads(other) - leads(one)).flatMap((key) =>
			[key, ...ofSites(key)].map((path) => rowOf(key, path)),
		),
		least: 4,
		noun: 'assumptions',
		empty: '',
		anchor: 'inputs-assumptions',
	})
}

/** A table of what the plan states itself, list by list. */
export const isStated = ({ anchor }: Pick<TableBlock, 'anchor'>): boolean =>
	GRID_KINDS.some((list) => inputsAnchor(list) === anchor)

/** All that is entered, with its grade and source, list by list; then every guess and every assumption. */
export function inputsAppendix(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { redact } = input.facts.settings
	const lists = GRID_KINDS.flatMap((list) => listTable({ plan, result, list, redact }))
	const notes = Object.keys(plan.notes).length
	const book = sourceBook(input)
	return {
		bookmark: 'Inputs',
		finding:
			notes === 0
				? 'All inputs'
				: sentenceCase(`all inputs, ${counted(notes, 'of them with a note', 'of them with notes')}`),
		lede: 'As the plan states them; what it leaves to a default is among the assumptions or follows from the place. S1, S2 and so on are sources: the last table has each once.',
		blocks: [
			planTable(plan),
			...lists.map((table) => citing(table, book)),
			{ ...citing(guessesTable(input), book), anchor: 'guesses' },
			citing(assumptionsTable(plan), book),
			sourcesTable(book),
		],
	}
}
