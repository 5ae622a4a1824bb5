import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { idSchema } from '#shared/fields/field.ts'
import { isRecord } from '#shared/is-record.ts'
import { idFromName } from '#shared/schemas/edits/item-id.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { compact } from '#shared/schemas/plan-export.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { ownParsed } from './own-choices.ts'
import { ownColumns, type OwnField, type OwnList } from './own-columns.ts'
import { ownRowName } from './own-row-name.ts'
import { OWN_TABLES, ownTable, type OwnTable } from '#shared/grid/own-tables.ts'

type ReadOwnRowValue = string | number | boolean | null | ReadOwnRowValue[] | { [key: string]: ReadOwnRowValue }
export type OwnRow = { [key: string]: ReadOwnRowValue }
type Typed = Readonly<Record<string, string>>

export type OwnRowEdit = {
	readonly table: OwnTable
	/** null: a new row */
	readonly id: string | null
	/** the built-in row that a new one begins as, and replaces */
	readonly from: string | null
	/** what was changed in the form; null takes the row away */
	readonly typed: Typed | null
}
export type ReadOwnRow =
	{ readonly ok: true; readonly rows: OwnRow[] } | { readonly ok: false; readonly problems: readonly EditProblem[] }

const isValue = (value: unknown): value is ReadOwnRowValue => value !== undefined && typeof value !== 'function'
const isRow = (value: unknown): value is OwnRow => isRecord(value) && Object.values(value).every(isValue)

/** The plan's own rows of a table as its file has them. */
export function ownRowsIn(plan: PlanFile, table: OwnTable): OwnRow[] {
	const rows: unknown = compact(plan.catalogue[table])
	return Array.isArray(rows) ? rows.filter(isRow) : []
}

/** A built-in row as far as a plan may state it. */
export function builtInRow(table: OwnTable, id: string): OwnRow | null {
	const all: readonly { readonly id: string }[] = builtInRows(table)
	const found = all.find((row) => row.id === id)
	if (found === undefined) return null
	const { fields, lists } = ownColumns(table)
	const names = new Set(['id', ...[...fields, ...lists].map(({ path }) => path.split('.')[0] ?? '')])
	const stated = Object.fromEntries(Object.entries(found).filter(([name]) => names.has(name)))
	return isRow(stated) ? stated : null
}

/** Whether a row of the plan's own may have the key of a built-in one, and so stand in its place. */
export const mayReplace = (id: string): boolean => idSchema.safeParse(id).success

/** What stands in the catalogue under the same columns. */
export const builtInRows = (table: OwnTable): readonly { readonly id: string; readonly name?: string }[] =>
	table === 'climatePoints' ? [] : builtInCatalogue[table]

/** The row with the value at a place of it; null takes the place away, and a part of the row of which nothing is left. */
function withAt(row: OwnRow, [name, ...rest]: readonly string[], value: ReadOwnRowValue): OwnRow {
	if (name === undefined) return row
	const inner = row[name]
	const next = rest.length === 0 ? value : withAt(isRow(inner) ? inner : {}, rest, value)
	const { [name]: _was, ...others } = row
	const isNothing = next === null || (isRecord(next) && Object.keys(next).length === 0)
	return isNothing ? others : { ...others, [name]: next }
}

type Put = { readonly path: string; readonly value: ReadOwnRowValue } | EditProblem
const isProblem = (put: Put): put is EditProblem => 'text' in put

function fieldPut(plan: PlanFile, field: OwnField, text: string): Put {
	const parsed = ownParsed(plan, field, text)
	if (!parsed.ok) return { field: field.path, text: `${field.facts.label}: ${parsed.message}` }
	// A list that is emptied is left out.
	const { value } = parsed
	if (typeof value !== 'object' || value === null) return { path: field.path, value }
	return { path: field.path, value: value.length === 0 ? null : [...value] }
}

/** Rows of a small table, each with a text a column. */
function entriesTyped({ path, columns }: OwnList, typed: Typed): readonly (readonly string[])[] {
	const at = Object.keys(typed).flatMap((name) =>
		name.startsWith(`${path}.`) ? [Number(name.slice(path.length + 1).split('.')[0])] : [],
	)
	return [...new Set(at)]
		.sort((a, b) => a - b)
		.map((row) => columns.map((column) => typed[`${path}.${row}.${column.path}`] ?? ''))
		.filter((texts) => texts.some((text) => text.trim() !== ''))
}

function listPut(plan: PlanFile, list: OwnList, typed: Typed): Put {
	const rows = entriesTyped(list, typed).map((texts) =>
		list.columns.map((column, place) => fieldPut(plan, column, texts[place] ?? '')),
	)
	const wrong = rows.flat().find(isProblem)
	if (wrong !== undefined) return { field: list.path, text: `${list.label}: ${wrong.text}` }
	const read = rows.map((puts) => puts.flatMap((put) => (isProblem(put) ? [] : [put])))
	if (read.length === 0) return { path: list.path, value: null }
	if (list.kind === 'figures') return { path: list.path, value: read.map((puts) => puts.map(({ value }) => value)) }
	if (list.kind === 'keyed')
		return {
			path: list.path,
			value: Object.fromEntries(
				read.map(([key, value]) => [typeof key?.value === 'string' ? key.value : '', value?.value ?? null]),
			),
		}
	const entry = (puts: (typeof read)[number]) =>
		puts.reduce<OwnRow>((row, { path, value }) => withAt(row, path.split('.'), value), {})
	return { path: list.path, value: read.map(entry) }
}

/** Text and figures of the form as places of the row. */
function putsOf(plan: PlanFile, table: OwnTable, typed: Typed): readonly Put[] {
	const { fields, lists } = ownColumns(table)
	const own = fields.flatMap((field) => {
		const text = typed[field.path]
		return text === undefined ? [] : [fieldPut(plan, field, text)]
	})
	const touched = lists.filter(({ path }) => Object.keys(typed).some((name) => name.startsWith(`${path}.`)))
	return [...own, ...touched.map((list) => listPut(plan, list, typed))]
}

/** A key from the row's name that neither the plan nor the catalogue has: a new row replaces none unseen. */
function freeKey(table: OwnTable, row: OwnRow, rows: readonly OwnRow[]): string {
	const base = idFromName(ownRowName(table, row)) || table
	const taken = new Set([...rows, ...builtInRows(table)].map(({ id }) => id))
	for (let count = 1; ; count += 1) {
		const key = count === 1 ? base : count === 2 ? `${base}-own` : `${base}-own-${count - 1}`
		if (!taken.has(key)) return key
	}
}

function keyed(edit: OwnRowEdit, row: OwnRow, rows: readonly OwnRow[]): OwnRow {
	if (edit.id !== null) return { ...row, id: edit.id }
	if (edit.from !== null && mayReplace(edit.from)) return { ...row, id: edit.from }
	return ownTable(edit.table).known === 'id' ? row : { ...row, id: freeKey(edit.table, row, rows) }
}

const refused = (text: string, field = ''): ReadOwnRow => ({ ok: false, problems: [{ field, text }] })

/** The table’s rows after an edit of one of them, or what of it cannot be read. */
export function readOwnRow(plan: PlanFile, edit: OwnRowEdit): ReadOwnRow {
	const { table, id, from, typed } = edit
	const rows = ownRowsIn(plan, table)
	const at = rows.findIndex((row) => row['id'] === id)
	if (id !== null && at < 0) return refused('This row is no longer in the plan. Reload the page.')
	if (typed === null) return { ok: true, rows: rows.toSpliced(at, 1) }
	const begun = id !== null ? (rows[at] ?? {}) : from === null ? {} : (builtInRow(table, from) ?? {})
	const puts = putsOf(plan, table, typed)
	const problems = puts.filter(isProblem)
	if (problems.length > 0) return { ok: false, problems }
	const row = keyed(
		edit,
		puts.reduce<OwnRow>((now, put) => (isProblem(put) ? now : withAt(now, put.path.split('.'), put.value)), begun),
		rows,
	)
	const twice = id === null && rows.some((one) => one['id'] === row['id'])
	if (twice) return refused(`The plan already has a row for ${ownRowName(table, row)}. Edit that one.`, 'id')
	return { ok: true, rows: id === null ? [...rows, row] : rows.with(at, row) }
}

/** More entries of a list than a row may hold, which is 200, with those a form holds ready. */
const MOST_ENTRIES = 240

/** Names that the form of any table may send. */
export const ownFieldNames = (): readonly string[] => [
	...new Set(
		OWN_TABLES.flatMap((table) => {
			const { fields, lists } = ownColumns(table)
			const entries = lists.flatMap(({ path, columns }) =>
				Array.from({ length: MOST_ENTRIES }, (_, at) => columns.map((one) => `${path}.${at}.${one.path}`)).flat(),
			)
			return [...fields.map(({ path }) => path), ...entries]
		}),
	),
]
