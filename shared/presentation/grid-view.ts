import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { UNITS } from '#shared/units/units.ts'
import { choicesFor } from './grid-choices.ts'
import { GRID_LISTS } from './grid-lists.ts'
import { middleOf } from './parse-cell.ts'
import { exactShare } from './wording/figures.ts'
import { keyInWords } from './wording/names.ts'
import { sentenceCase } from './wording/months.ts'

export type GridChoice = { readonly value: string; readonly label: string }
/** A column as the browser needs it: no schema, plain words. */
export type GridColumn = {
	/** dotted inside an item: `labour.weeklyHours` */
	readonly field: string
	readonly label: string
	readonly unit: string
	readonly align: 'start' | 'end'
	readonly control: 'text' | 'number' | 'month' | 'choice' | 'list'
	readonly choices: readonly GridChoice[]
	readonly required: boolean
	readonly help: string
	/** shown greyed where the plan says nothing */
	readonly fallback: string
	/** the name column: frozen on phones, the row's head */
	readonly names: boolean
}
export type GridCell = {
	/** what an editor starts from */
	readonly typed: string
	readonly shown: string
	/** both ends as the note beside the field has them, shown behind the value */
	readonly range: string | null
	readonly isDefault: boolean
	readonly quality: string | null
	readonly note: string | null
}
export type GridRow = {
	readonly id: string
	readonly name: string
	/** of the least certain figure in the row */ readonly quality: string | null
	readonly cells: readonly GridCell[]
}
export type GridModel = {
	readonly kind: PlanList
	readonly noun: string
	readonly columns: readonly GridColumn[]
	readonly rows: readonly GridRow[]
	/** everything else that can be set, for the form */
	readonly more: readonly GridColumn[]
}

const CONTROLS = {
	number: 'number',
	integer: 'number',
	month: 'month',
	choice: 'choice',
	reference: 'choice',
	boolean: 'choice',
	references: 'list',
	text: 'text',
} as const

function controlOf(facts: FieldFacts): GridColumn['control'] {
	const kind = facts.kind
	return kind === 'numbers' || kind === 'group' || kind === 'list' ? 'text' : CONTROLS[kind]
}

function fallbackOf(facts: FieldFacts, choices: readonly GridChoice[]): string {
	if (facts.default === null) return facts.defaultText ?? ''
	if (typeof facts.default === 'number') return showNumber(facts.default, facts)
	return (
		choices.find((choice) => choice.value === String(facts.default))?.label ??
		sentenceCase(keyInWords(String(facts.default)))
	)
}

function showNumber(value: number, facts: FieldFacts): string {
	return facts.unit === 'share' ? exactShare(value) : formatFigure(value, { digits: 6 })
}

function columnOf({
	plan,
	kind,
	field,
	first,
}: {
	plan: PlanFile
	kind: PlanList
	field: string
	first: string
}): GridColumn {
	const facts = fieldFacts(kind, field)
	const control = controlOf(facts)
	const choices = choicesFor(plan, facts)
	return {
		field,
		label: facts.label,
		unit: facts.unit === null ? (control === 'month' ? 'month' : '') : UNITS[facts.unit].label,
		align: control === 'number' || control === 'month' ? 'end' : 'start',
		control,
		choices,
		required: facts.required,
		help: facts.help,
		fallback: fallbackOf(facts, choices),
		names: field === first,
	}
}

function valueAt(item: unknown, path: readonly string[]): unknown {
	const [head, ...rest] = path
	if (head === undefined) return item
	if (typeof item !== 'object' || item === null) return null
	return valueAt(Object.entries(item).find(([key]) => key === head)?.[1] ?? null, rest)
}

/** A value as a person would type it. */
function typedOf(value: unknown): string {
	if (typeof value === 'string') return value
	return Array.isArray(value) ? value.map(typedOf).join(', ') : JSON.stringify(value)
}

const typedNumber = (value: number, facts: FieldFacts): string =>
	facts.unit === 'share' ? `${Number((value * 100).toPrecision(12))} %` : typedOf(value)

type Range = { readonly low: number; readonly high: number }

/** The range of a note, where it has both ends and the figure lies between them. */
function rangeOf(note: PlanFile['notes'][string] | null, value: number): Range | null {
	const [low, high] = [note?.low ?? null, note?.high ?? null]
	return low === null || high === null || value < low || value > high ? null : { low, high }
}

/** A figure with its range as a person would type it: the range alone where the figure is only its middle. */
function typedRange({ value, range, facts }: { value: number; range: Range; facts: FieldFacts }): string {
	const [low, high] = [typedNumber(range.low, facts), typedNumber(range.high, facts)]
	const ends = `${facts.unit === 'share' ? low.replace(/ %$/, '') : low} to ${high}`
	return middleOf(range, facts.kind) === value ? ends : `${typedNumber(value, facts)} (${ends})`
}

function shownRange({ low, high }: Range, facts: FieldFacts): string {
	const [first, last] = [showNumber(low, facts), showNumber(high, facts)]
	return `${facts.unit === 'share' ? first.replace(/\s*%$/, '') : first}–${last}`
}

function shownOf({ value, column, facts }: { value: unknown; column: GridColumn; facts: FieldFacts }): string {
	if (typeof value === 'number') return showNumber(value, facts)
	if (typeof value === 'boolean') return value ? 'Yes' : 'No'
	const label = (key: unknown) => column.choices.find((choice) => choice.value === key)?.label ?? typedOf(key)
	if (Array.isArray(value)) return value.map(label).join(', ')
	return column.control === 'choice' ? label(value) : typedOf(value)
}

/** One cell: typed or default, with the note beside it. */
export function cellOf({
	plan,
	kind,
	item,
	id,
	column,
}: {
	plan: PlanFile
	kind: PlanList
	item: unknown
	id: string
	column: GridColumn
}): GridCell {
	const value = valueAt(item, column.field.split('.'))
	const note = plan.notes[`${kind}/${id}/${column.field}`] ?? null
	const quality = {
		quality: note?.quality ?? null,
		note: note === null ? null : [note.why, note.source].filter((text) => text !== null && text !== '').join(' · '),
	}
	const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
	if (empty)
		return {
			typed: '',
			shown: column.fallback === '' ? '–' : column.fallback,
			range: null,
			isDefault: true,
			...quality,
		}
	const facts = fieldFacts(kind, column.field)
	const shown = shownOf({ value, column, facts })
	if (typeof value !== 'number') return { typed: typedOf(value), shown, range: null, isDefault: false, ...quality }
	const range = rangeOf(note, value)
	return {
		typed: range === null ? typedNumber(value, facts) : typedRange({ value, range, facts }),
		shown,
		range: range === null ? null : shownRange(range, facts),
		isDefault: false,
		...quality,
	}
}

const FROM_WORST = ['guess', 'benchmark', 'quote', 'contract'] as const

function worstQuality({ plan, kind, id }: { plan: PlanFile; kind: PlanList; id: string }): string | null {
	const own = new Set(
		Object.entries(plan.notes)
			.filter(([path]) => path.startsWith(`${kind}/${id}/`))
			.map(([, note]) => note.quality),
	)
	return FROM_WORST.find((quality) => own.has(quality)) ?? null
}

const nameOf = (item: { readonly id: string; readonly name?: string | null }): string => item.name ?? item.id

/** One list of the plan as a grid: columns from the field registry, a row for each item, defaults told apart from what was typed. */
export function buildGrid(plan: PlanFile, kind: PlanList): GridModel {
	const { noun, columns: fields, more } = GRID_LISTS[kind]
	const first = fields[0] ?? 'name'
	const columns = fields.map((field) => columnOf({ plan, kind, field, first }))
	const rows = plan[kind].map((item) => ({
		id: item.id,
		name: nameOf(item),
		quality: worstQuality({ plan, kind, id: item.id }),
		cells: columns.map((column) => cellOf({ plan, kind, item, id: item.id, column })),
	}))
	return { kind, noun, columns, rows, more: more.map((field) => columnOf({ plan, kind, field, first })) }
}
