import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { valueAt } from '../grid/grid-rows.ts'
import { ownTyped } from './own-choices.ts'
import { ownColumns } from './own-columns.ts'
import { buildOwnRowForm, type OwnRowForm } from './own-row-form.ts'
import { ownRowName } from './own-row-name.ts'
import { OWN_TABLES, ownTable, type OwnTable } from '#shared/grid/own-tables.ts'
import { builtInRows, ownRowsIn, type OwnRow } from './read-own-row.ts'

export type OwnRowShown = {
	readonly id: string
	readonly name: string
	/** its first figures */
	readonly figures: string
	readonly source: string
	readonly grade: string
	/** the built-in row of the same key does not count in this plan */
	readonly replaces: boolean
}
export type OwnTableShown = {
	readonly table: OwnTable
	readonly name: string
	readonly noun: string
	readonly settles: string
	readonly builtIn: number
	readonly rows: readonly OwnRowShown[]
}
export type OwnRowsView = {
	readonly tables: readonly OwnTableShown[]
	readonly form: OwnRowForm | null
}

const SAID_ELSEWHERE = new Set(['id', 'name', 'market', 'source', 'asOf', 'confidence', 'note'])
const MOST_FIGURES = 4

function figuresOf(plan: PlanFile, table: OwnTable, row: OwnRow): string {
	const said = ownColumns(table).fields.flatMap((field) => {
		const value = SAID_ELSEWHERE.has(field.path) ? null : valueAt(row, field.path.split('.'))
		if (value === null || value === undefined) return []
		const text = ownTyped(plan, field, value).replaceAll('\n', ', ')
		const unit = field.facts.unit === 'share' ? '' : field.unit
		return [`${field.facts.label} ${text}${unit === '' ? '' : ` ${unit}`}`]
	})
	return said.slice(0, MOST_FIGURES).join('; ')
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function shownRow(plan: PlanFile, table: OwnTable, row: OwnRow): OwnRowShown {
	const id = text(row['id'])
	return {
		id,
		name: ownRowName(table, row),
		figures: figuresOf(plan, table, row),
		source: [row['source'], row['asOf']]
			.map(text)
			.filter((part) => part !== '')
			.join(', '),
		grade: text(row['confidence']),
		replaces: builtInRows(table).some((one) => one.id === id),
	}
}

/** The tables that a plan may bring rows of, with those it has, and the form that is open. */
export function buildOwnRows(plan: PlanFile, search: URLSearchParams): OwnRowsView {
	const tables = OWN_TABLES.map((table) => {
		const { noun, plural, settles } = ownTable(table)
		const rows = ownRowsIn(plan, table).map((row) => shownRow(plan, table, row))
		return { table, name: plural, noun, settles, builtIn: builtInRows(table).length, rows }
	})
	return { tables, form: buildOwnRowForm(plan, search) }
}
