import { gridList } from '#shared/grid/grid-lists.ts'
import { withField, type ItemRecord } from '#server/views/grid/read-edits.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ASSUMPTIONS_SHEET } from '#server/paper/exchange/workbook/assumptions-sheet.ts'
import { compareAssumptions } from './compare-assumptions.ts'
import { compareInner, INNER_SHEETS } from './compare-inner.ts'
import { compareList, type FreshEntry } from './compare-list.ts'
import { compareNotes } from './compare-notes.ts'
import type { FoundChange, FoundInSheet } from './found-change.ts'
import { NOTES_SHEET, PLAN_SHEET, PLAN_HEADS, statedOfPlan } from '#server/paper/exchange/workbook/input-sheets.ts'
import { LIST_SHEETS, planNaming, readListSheet } from './list-sheets.ts'
import { NamesInPlan } from './names-in-plan.ts'
import type { ReadSheet } from './read-xlsx.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { choicesFor } from '#server/views/grid/grid-choices.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { moneyOf } from '#shared/units/money.ts'
import { isCalled } from './former-labels.ts'
import { columnsOf, linesOf, placeWords, type RowPlace, saysSame, textOf } from './read-sheet.ts'

const COLUMNS = PLAN_HEADS.map((label) => ({ field: label, label }))
const [FIELD = '', VALUE = ''] = PLAN_HEADS

/** What of the plan itself differs: its name, first month, horizon, currency. */
function compareHead(plan: PlanFile, sheet: ReadSheet): FoundInSheet {
	const columns = columnsOf(COLUMNS, sheet.rows[0] ?? [])
	const stated = statedOfPlan(plan)
	const changes: FoundChange[] = []
	const problems: string[] = []
	const places = new Map<string, RowPlace>()
	let same = 0
	for (const { at, cells } of linesOf(sheet, 1)) {
		const place = { sheet: sheet.name, at, columns }
		const label = textOf(cells[columns.get(FIELD) ?? 0])
		const facts = fieldsOf('plan').find((field) => isCalled(field.label, label))
		if (facts === undefined) {
			problems.push(`${placeWords(place, FIELD)}: a plan has no field “${label}”.`)
			continue
		}
		places.set(`head/${facts.name}`, place)
		const was = textOf(stated.get(facts.name), facts.kind)
		const becomes = textOf(cells[columns.get(VALUE) ?? 1], facts.kind)
		same += saysSame(was, becomes) ? 1 : 0
		if (saysSame(was, becomes)) continue
		const parsed = parseCell(becomes, facts, {
			...{ money: moneyOf(plan), choices: choicesOf(plan, facts), inFile: true, range: 'single' },
		})
		const value = parsed.ok ? settled(facts.name, parsed.value) : undefined
		if (!parsed.ok) problems.push(`${placeWords(place, VALUE)}: ${label}: ${parsed.message}`)
		else if (value !== undefined)
			changes.push({
				parts: [{ take: 'set', kind: 'head', itemId: '', field: facts.name, value }],
				...{ name: plan.name, label, was, becomes },
			})
	}
	const unfinanced = changes.some(({ parts }) =>
		parts.some((part) => 'field' in part && part.field === FINANCED && part.value === null),
	)
	return { changes: unfinanced ? changes.filter((change) => !isTerm(change)) : changes, problems, places, same }
}

/** Words of a field’s own; a switch stands in a sheet as it is kept. */
function choicesOf(plan: PlanFile, facts: FieldFacts) {
	if (facts.kind === 'boolean') return ['true', 'false'].map((value) => ({ value, label: value }))
	return facts.kind === 'choice' ? choicesFor(plan, facts) : []
}

const FINANCED = 'finance'
const isTerm = ({ parts }: FoundChange): boolean =>
	parts.some((part) => 'field' in part && part.field.startsWith(`${FINANCED}.`))

/** What a cell says as the plan keeps it: financed or not is an object or none. Undefined for what no field holds. */
function settled(name: string, value: unknown) {
	if (name === FINANCED) return value === true ? {} : null
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
		? value
		: undefined
}

/** What sheets were called in workbooks that are still about. */
const FORMER_SHEETS: Readonly<Record<string, string>> = {
	'Existing equipment of halls': 'What stands in halls',
	'Third-party upgrades': 'Works of others',
}

/** The sheets that are read back: all that was entered. */
export const SHEETS_READ_BACK = [
	PLAN_SHEET,
	...[...LIST_SHEETS, ...INNER_SHEETS].map(({ label }) => label),
	...Object.values(FORMER_SHEETS),
	NOTES_SHEET,
	ASSUMPTIONS_SHEET,
]

/** What of a plan differs in a workbook that was saved from it: fields, new rows, and rows that are gone. */
export function compareWorkbook(plan: PlanFile, sheets: readonly ReadSheet[]): FoundInSheet {
	const sheetCalled = (label: string) => sheets.find(({ name }) => name === label || name === FORMER_SHEETS[label])
	const given = <Kind extends { readonly label: string }>(kinds: readonly Kind[]) =>
		kinds.flatMap((kind) => {
			const sheet = sheetCalled(kind.label)
			return sheet === undefined ? [] : [{ kind, sheet }]
		})
	const lists = given(LIST_SHEETS).map(({ kind, sheet }) => readListSheet(plan, kind.list, sheet))
	const naming = planNaming(plan, lists)
	const names = new NamesInPlan(naming)
	const gone = new Set(lists.flatMap(({ list, missing }) => missing.map((id) => `${list}/${id}`)))
	const compared = lists.map((list) => compareList(list, names, plan))
	const fresh = compared.flatMap((list) => list.fresh)
	const inner = given(INNER_SHEETS).map(({ kind, sheet }) => ({
		...kind,
		found: compareInner(kind, sheet, { names, plan, gone }),
	}))
	const keyed = [
		{ label: PLAN_SHEET, compare: compareHead },
		{
			label: NOTES_SHEET,
			compare: (own: PlanFile, sheet: ReadSheet) => compareNotes(own, sheet, { plan: naming, fresh }),
		},
		{ label: ASSUMPTIONS_SHEET, compare: compareAssumptions },
	]
	const head = given(keyed).map(({ kind, sheet }) => kind.compare(plan, sheet))
	const rowsOf = ({ list, id }: FreshEntry) =>
		inner
			.filter((one) => one.list === list)
			.map(({ field, label, found }) => ({ field, label, rows: found.ofFresh.get(id) ?? [] }))
			.filter(({ rows }) => rows.length > 0)
	const added = fresh.map((entry) => additionOf(entry, rowsOf(entry)))
	const found = [...compared, ...inner.map((one) => one.found), ...head]
	return {
		changes: [...added, ...found.flatMap(({ changes }) => changes)].filter((change) => !goesAnyway(change, gone)),
		problems: found.flatMap(({ problems }) => problems),
		places: new Map(found.flatMap(({ places }) => [...places])),
		same: found.reduce((sum, { same }) => sum + same, 0),
	}
}

/** A note or an assumption of what goes itself. */
const goesAnyway = ({ goes, parts }: FoundChange, gone: ReadonlySet<string>) =>
	goes === true &&
	parts.some((part) => {
		if (part.take !== 'set') return false
		const { list, id } = notedIn(part.itemId)
		return gone.has(part.kind === 'notes' ? `${list}/${id}` : `sites/${list}`)
	})

type InnerRows = { readonly field: string; readonly label: string; readonly rows: readonly ItemRecord[] }

/** A new entry with the rows that other sheets hold of it. */
function additionOf({ list, item, name, notes, says, twin }: FreshEntry, inner: readonly InnerRows[]): FoundChange {
	const whole = inner.reduce((made, { field, rows }) => withField(made, field.split('.'), [...rows]), item)
	const more = inner.map(({ label, rows }) => `${label.toLowerCase()}: ${String(rows.length)}`)
	return {
		parts: [{ take: 'add', kind: list, item: whole }, ...notes],
		...{
			name,
			label: sentenceCase(gridList(list).noun),
			was: '',
			becomes: [twin ? 'new, though the plan has one of this name' : 'new', ...says, ...more].join(', '),
		},
		...(twin && { twin }),
	}
}
