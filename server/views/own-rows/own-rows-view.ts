import { OWN_TABLES, ownTable, type OwnTable } from '#shared/grid/own-tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildOwnRowForm, type OwnRowForm } from './own-row-form.ts'
import { markedOwnRows, type OwnRowShown, shownRow } from './own-row-shown.ts'
import { builtInRows, ownRowsIn } from './read-own-row.ts'

export type OwnTableShown = {
	readonly table: OwnTable
	readonly name: string
	readonly noun: string
	readonly settles: string
	readonly builtIn: number
	readonly rows: readonly OwnRowShown[]
	/** in a scenario: rows that its baseline alone has */
	readonly left: readonly OwnRowShown[]
}
export type OwnRowsView = {
	readonly tables: readonly OwnTableShown[]
	readonly form: OwnRowForm | null
}

function rowsOf(table: OwnTable, plan: PlanFile, baseline: PlanFile | undefined) {
	const rows = ownRowsIn(plan, table)
	return baseline === undefined
		? { rows: rows.map((row) => shownRow(plan, table, row)), left: [] }
		: markedOwnRows(table, { plan, rows }, { plan: baseline, rows: ownRowsIn(baseline, table) })
}

/**
 * The tables that a plan may bring rows of, with those it has, and the form that is open; of a scenario marked where they differ
 * from its baseline. Rows of tables are in dollars, whatever a plan counts in.
 */
export function buildOwnRows(plan: PlanFile, search: URLSearchParams, baseline?: PlanFile): OwnRowsView {
	const tables = OWN_TABLES.map((table) => {
		const { noun, plural, settles } = ownTable(table)
		return { table, name: plural, noun, settles, builtIn: builtInRows(table).length, ...rowsOf(table, plan, baseline) }
	})
	return { tables, form: buildOwnRowForm(plan, search) }
}
