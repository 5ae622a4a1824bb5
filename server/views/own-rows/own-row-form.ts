import { isRecord } from '#shared/is-record.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { GridChoice } from '#shared/grid/grid-choice.ts'
import { FREE_FIELD, type FormField, type FormTable } from '../grid/grid-form.ts'
import { valueAt } from '../grid/grid-rows.ts'
import { ownControl, ownTyped } from './own-choices.ts'
import { ownColumns, type OwnField, type OwnList } from './own-columns.ts'
import { ownRowName } from './own-row-name.ts'
import { findOwnTable, ownTable, type OwnTable } from '#shared/grid/own-tables.ts'
import { builtInRow, builtInRows, mayReplace, ownRowsIn, type OwnRow } from './read-own-row.ts'

export type OwnRowForm = {
	readonly table: OwnTable
	readonly noun: string
	readonly settles: string
	/** null: a new row */
	readonly id: string | null
	readonly name: string
	/** the built-in row that a new one begins as */
	readonly from: string | null
	/** it then stands in the place of that one */
	readonly replaces: boolean
	readonly builtIns: readonly GridChoice[]
	readonly fields: readonly FormField[]
	readonly tables: readonly FormTable[]
}

function formField(plan: PlanFile, field: OwnField, row: OwnRow): FormField {
	const value = valueAt(row, field.path.split('.'))
	return { ...FREE_FIELD, column: ownControl(plan, field), typed: ownTyped(plan, field, value) }
}

/** The entries of a list as the columns of its small table have them. */
function entriesOf({ kind, columns }: OwnList, value: unknown): readonly (readonly unknown[])[] {
	if (kind === 'keyed') return isRecord(value) ? Object.entries(value) : []
	const entries: readonly unknown[] = Array.isArray(value) ? value : []
	if (kind === 'figures') return entries.map((entry): readonly unknown[] => (Array.isArray(entry) ? entry : []))
	return entries.map((entry) => columns.map(({ path }) => (isRecord(entry) ? valueAt(entry, path.split('.')) : null)))
}

/** A list of a row as a small table, each cell as somebody would type it. */
export function formTable(plan: PlanFile, list: OwnList, row: OwnRow): FormTable {
	const { path, label, columns } = list
	const entries = entriesOf(list, valueAt(row, path.split('.')))
	return {
		field: path,
		label,
		kinds: null,
		columns: columns.map((column) => ({ ...ownControl(plan, column), field: `${path}.${column.path}` })),
		rows: entries.map((cells) => columns.map((column, at) => ownTyped(plan, column, cells[at]))),
	}
}

/** What the address opens: `own=gridRegions/ercot`, `new=gridRegions`, with `from=ercot` as the built-in row is. */
function asked(search: URLSearchParams) {
	const own = search.get('own') ?? ''
	const cut = own.indexOf('/')
	const table = findOwnTable(cut < 0 ? (search.get('new') ?? '') : own.slice(0, cut))
	return { table, id: cut < 0 ? null : own.slice(cut + 1), from: cut < 0 ? search.get('from') : null }
}

/** The form of one own row; null where the address opens none. */
export function buildOwnRowForm(plan: PlanFile, search: URLSearchParams): OwnRowForm | null {
	const { table, id, from } = asked(search)
	if (table === null) return null
	const taken = from === null || from === '' ? null : builtInRow(table, from)
	const row = id === null ? (taken ?? {}) : ownRowsIn(plan, table).find((one) => one['id'] === id)
	if (row === undefined) return null
	const { fields, lists } = ownColumns(table)
	const { noun, settles } = ownTable(table)
	const replaces = taken !== null && from !== null && mayReplace(from)
	// The key is chosen once: what names the row would else name nothing.
	const shown = fields.filter(({ path }) => path !== 'id' || (id === null && !replaces))
	return {
		table,
		noun,
		settles,
		id,
		name: id === null && !replaces ? '' : ownRowName(table, row),
		replaces,
		from: taken === null ? null : from,
		builtIns: builtInRows(table).map((one) => ({
			value: one.id,
			label: `${ownRowName(table, one)}${mayReplace(one.id) ? ', replaces it' : ''}`,
		})),
		fields: shown.map((field) => formField(plan, field, field.path === 'id' && id === null ? {} : row)),
		tables: lists.map((list) => formTable(plan, list, row)),
	}
}
