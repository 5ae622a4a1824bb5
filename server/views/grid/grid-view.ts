import type { FieldFacts } from '#shared/fields/field.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { belongs, kindOf, traitsOf } from '#shared/fields/kinds.ts'
import { keyOfNote, noteBeside } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { enteredUnit, type Money, moneyOf, typedAmount, typedValue } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import { choicesFor } from './grid-choices.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { gridFacts, gridKindField, showNumber } from '#shared/grid/grid-facts.ts'
import { gridList, isHallList, type GridList } from '#shared/grid/grid-lists.ts'
import { inCurrencyOf } from './baseline/in-currency-of.ts'
import { markedRows } from './baseline/marked-rows.ts'
import { planRows, valueAt, worstQualities, type PlanRow } from './grid-rows.ts'
import { enteredIn, usualOf, usualText } from './usual-values.ts'
import { statedRange, type CellRange } from '#shared/ranges/stated-range.ts'
import { rangeMark, rangeText, typedRange } from './range-text.ts'
import { typedShare } from '#shared/formats/figures.ts'
import { keyInWords } from '#shared/formats/names.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { WITHHELD } from '../report/parts/withheld-fields.ts'
import { isWithheldAt } from '../withheld/withheld-plan.ts'
import type { GridColumn, GridCell, GridRow, GridModel, GridTotal } from '#shared/grid/grid-model.ts'

const CONTROLS = {
	number: 'number',
	integer: 'number',
	month: 'month',
	choice: 'choice',
	reference: 'pick',
	boolean: 'choice',
	references: 'picks',
	text: 'text',
} as const

/** The control that a value is entered with. */
export function controlOf(facts: FieldFacts, field: { readonly decides: boolean }): GridColumn['control'] {
	const kind = facts.kind
	// The kind of an item is chosen from a list that is seen whole.
	if (field.decides) return 'choice'
	return kind === 'numbers' || kind === 'months' || kind === 'group' || kind === 'list' ? 'text' : CONTROLS[kind]
}

function fallbackOf(facts: FieldFacts, choices: readonly GridChoice[], money: Money): string {
	if (facts.default === null) return facts.defaultText ?? ''
	if (typeof facts.default === 'number') return showNumber(typedAmount(facts.default, facts.unit, money), facts)
	return (
		choices.find((choice) => choice.value === String(facts.default))?.label ??
		sentenceCase(keyInWords(String(facts.default)))
	)
}

type ColumnAsk = { readonly plan: PlanFile; readonly list: GridList; readonly field: string }

/** A field as a column of the grid or a control of the form. */
export function columnOf({ plan, list, field }: ColumnAsk, kind: string | null = null): GridColumn {
	const facts = gridFacts(list, field, kind)
	const control = controlOf(facts, { decides: field === gridKindField(list) })
	const choices = choicesFor(plan, facts)
	const money = moneyOf(plan)
	return {
		field,
		label: facts.label,
		unit: facts.unit === null ? (control === 'month' ? 'month' : '') : enteredUnit(facts.unit, money),
		align: control === 'number' || control === 'month' ? 'end' : 'start',
		control,
		choices,
		required: facts.required || field === 'name',
		help: facts.help + usualText(plan, list, field) + enteredIn(plan, facts.unit),
		fallback: field === 'name' ? '' : fallbackOf(facts, choices, money),
		names: field === gridList(list).columns[0],
		sums: gridList(list).sums.includes(field),
	}
}

/** A value as a person would type it: what is picked by name stands as its name. */
function typedOf(value: unknown, column?: GridColumn, facts?: FieldFacts): string {
	if (Array.isArray(value))
		return value.map((part) => typedOf(part, column, facts)).join(column?.control === 'picks' ? '\n' : ', ')
	if (typeof value === 'number' && facts !== undefined) return typedNumber(value, facts)
	if (typeof value !== 'string') return JSON.stringify(value)
	const byName = column?.control === 'pick' || column?.control === 'picks'
	return (byName ? column.choices.find((choice) => choice.value === value)?.label : undefined) ?? value
}

const typedNumber = (value: number, facts: FieldFacts): string =>
	isShare(facts.unit) ? typedShare(value) : String(value)

/** A value of a small table as a person would type it; money is in the currency that it is typed in. */
export function typedIn(value: unknown, column: GridColumn, facts: FieldFacts): string {
	if (value === null || value === undefined) return ''
	if (typeof value === 'number') return typedNumber(value, facts)
	return column.choices.find((choice) => choice.value === value)?.label ?? typedOf(value, column, facts)
}

function shownOf({ value, column, facts }: { value: unknown; column: GridColumn; facts: FieldFacts }): string {
	if (typeof value === 'number') return showNumber(value, facts)
	if (typeof value === 'boolean') return value ? 'Yes' : 'No'
	const label = (key: unknown) => column.choices.find((choice) => choice.value === key)?.label ?? typedOf(key)
	if (Array.isArray(value))
		return value.map((one) => (typeof one === 'number' ? showNumber(one, facts) : label(one))).join(', ')
	return column.control === 'choice' || column.control === 'pick' ? label(value) : typedOf(value)
}

type CellsAsk = { readonly plan: PlanFile; readonly list: GridList; readonly row: PlanRow }

/** Whether anything stands there is not told either. */
const WITHHELD_CELL: GridCell = {
	typed: '',
	shown: WITHHELD,
	figure: null,
	range: null,
	isDefault: true,
	quality: null,
	source: null,
	note: null,
}

/** One cell: typed or default, with the note beside it. */
export function cellOf(asked: CellsAsk & { readonly column: GridColumn }): GridCell {
	return cellIn(rowOf(asked), asked.column)
}

/** What all cells of a row go by. */
function rowOf(asked: CellsAsk) {
	const { plan, list, row } = asked
	const kind = isHallList(list) ? null : kindOf(list, row.item)
	const traits = isHallList(list) ? null : traitsOf(list, kind, catalogueFor(plan).powerContractTypes)
	return { ...asked, kind, traits }
}

function cellIn({ plan, list, row, kind, traits }: ReturnType<typeof rowOf>, column: GridColumn): GridCell {
	const { id, item } = row
	if (isWithheldAt(plan, { kind: list, itemId: id, field: column.field })) return WITHHELD_CELL
	const stored = valueAt(item, column.field.split('.'))
	const note = noteBeside(plan.notes, { list, id, field: column.field }) ?? null
	const facts = gridFacts(list, column.field, kind)
	const money = moneyOf(plan)
	const value = typedValue(stored, facts.unit, money)
	const words = [note?.why ?? '', note?.source ?? '']
	const quality = {
		quality: note?.quality ?? null,
		source: note?.source ?? null,
		note: words.filter((text) => text !== '').join(' · ') || (note === null ? null : ''),
	}
	// What is not of the row's kind has no default either.
	// An entry without a name goes by its id.
	const ownFallback = column.field === 'name' ? id : fallbackOf(facts, column.choices, money)
	const usual = usualOf(plan, list, { field: column.field, item })
	const fallback = belongs(facts, traits) ? (usual ?? ownFallback) : ''
	const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
	if (empty)
		return {
			typed: '',
			shown: fallback === '' ? '–' : fallback,
			figure: null,
			range: null,
			isDefault: true,
			...quality,
		}
	const shown = shownOf({ value, column, facts })
	const range = rangeIn({ plan, list, id, item }, column.field, stored)
	const figure = typeof value === 'number' ? value : null
	if (range === null || (typeof stored !== 'number' && typeof stored !== 'string'))
		return { typed: typedOf(value, column, facts), shown, figure, range: null, isDefault: false, ...quality }
	const of = { value: stored, range, facts, money }
	return {
		typed: typedRange(of),
		shown,
		figure,
		range: rangeMark(of),
		isDefault: false,
		...quality,
		note: [rangeText(of), quality.note].filter((text) => text !== null && text !== '').join(' · '),
	}
}

type RangeOf = Pick<CellsAsk, 'plan' | 'list'> & Pick<PlanRow, 'id' | 'item'>

/** The range of a field: a note on a group says nothing of the figures in it. */
function rangeIn({ plan, list, id, item }: RangeOf, field: string, value: unknown): CellRange | null {
	return statedRange(value, { field, item, note: plan.notes[keyOfNote({ list, id, field })] })
}

type TotalAsk = { readonly plan: PlanFile; readonly list: GridList; readonly all: readonly PlanRow[] }
/** What the column of a list comes to, where figures of its rows may be added up. */
function totalOf(column: GridColumn, { plan, list, all }: TotalAsk): GridTotal | null {
	const path = column.field.split('.')
	const values = all.map(({ item }) => valueAt(item, path)).filter((value) => typeof value === 'number')
	if (!column.sums || values.length < 2) return null
	const sum = values.reduce((total, value) => total + value, 0)
	const facts = gridFacts(list, column.field)
	return {
		shown: showNumber(typedAmount(sum, facts.unit, moneyOf(plan)), facts),
		of: values.length === all.length ? null : `${values.length} of ${all.length}`,
	}
}

type GridAsk = {
	/** rows that are shown; left out: all */
	readonly rows?: readonly PlanRow[]
	/** columns that are shown; left out: all */
	readonly fields?: readonly string[]
	/** of a scenario: the plan it follows, whose values stand beside those that differ */
	readonly baseline?: PlanFile | undefined
	/** rows that totals are of, shown or not; left out: those shown */
	readonly all?: readonly PlanRow[]
}

type GridMaker = {
	readonly of: string
	readonly columns: readonly GridColumn[]
	readonly rowsOf: (rows: readonly PlanRow[]) => readonly GridRow[]
}
/** Of a plan its last: a page shows some of the rows that it asks for whole once its scripts are there. */
const last = new WeakMap<PlanFile, GridMaker>()

/** Columns and rows of a list, each made once as long as the same of the plan is asked for. */
function lastGrid(plan: PlanFile, list: GridList, fields: readonly string[]): GridMaker {
	const of = [list, ...fields].join(' ')
	const known = last.get(plan)
	if (known?.of === of) return known
	const columns = fields.map((field) => columnOf({ plan, list, field }))
	const qualities = worstQualities(plan, list)
	const made = new Map<string, GridRow>()
	const make = (row: PlanRow): GridRow => {
		const own = rowOf({ plan, list, row })
		const cells = columns.map((column) => cellIn(own, column))
		const grid = { id: row.id, name: row.name, quality: qualities.get(row.id) ?? null, cells }
		made.set(row.id, grid)
		return grid
	}
	const maker: GridMaker = { of, columns, rowsOf: (rows) => rows.map((row) => made.get(row.id) ?? make(row)) }
	last.set(plan, maker)
	return maker
}

/** The same rows as the baseline has them, by id. */
function rowsBefore(
	baseline: PlanFile,
	{
		list,
		fields,
		of,
	}: { readonly list: GridList; readonly fields: readonly string[]; readonly of: readonly GridRow[] },
): ReadonlyMap<string, GridRow> {
	const shown = new Set(of.map(({ id }) => id))
	const rows = planRows(baseline, list).filter(({ id }) => shown.has(id))
	return new Map(
		lastGrid(baseline, list, fields)
			.rowsOf(rows)
			.map((row) => [row.id, row]),
	)
}

/**
 * A list of the plan as a grid, or some rows of it: columns from the field registry, a row for each item, defaults told
 * apart from what was typed.
 */
export function buildGrid(plan: PlanFile, list: GridList, ask: GridAsk = {}): GridModel {
	const { noun, columns: every } = gridList(list)
	const { rows: some = planRows(plan, list), all = some, fields = every, baseline } = ask
	const { columns, rowsOf } = lastGrid(plan, list, fields)
	const made = rowsOf(some)
	const rows =
		baseline === undefined
			? made
			: markedRows(made, { columns, before: rowsBefore(inCurrencyOf(plan, baseline), { list, fields, of: made }) })
	const totals = columns.map((column) => totalOf(column, { plan, list, all }))
	return { kind: list, noun, columns, rows, totals: totals.every((total) => total === null) ? null : totals }
}
