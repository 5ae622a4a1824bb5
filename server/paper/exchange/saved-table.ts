import { namesIn } from '#server/views/explain/explanation-view.ts'
import { LIST_TABLES, RESULT_TABLES, type ResultScope } from '#server/views/grid/saved-tables.ts'
import { placeWords } from '#server/views/messages/place-words.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsOf } from '#shared/units/months.ts'
import type { ToldRow } from '#shared/workings.ts'
import { type Value, writeCsv } from './csv.ts'
import { shownFigure, shownUnit } from './figure-cell.ts'
import { headOf, listTable } from './list-table.ts'

type SavedTableParams = { readonly plan: PlanFile; readonly figures: () => readonly ToldRow[] }

/** A list of the plan or a table of results as CSV; null where there is none of that name. */
export function savedTable({ plan, figures }: SavedTableParams, name: string): string | null {
	const list = LIST_TABLES.find((table) => table.name === name)
	if (list) {
		const { columns, rows } = listTable(plan, list)
		return writeCsv([columns.map(headOf), ...rows])
	}
	const results = RESULT_TABLES.find((table) => table.name === name)
	return results ? resultTable(plan, results.scope, figures()) : null
}

/** A row for each figure of each place, months across. */
function resultTable(plan: PlanFile, scope: ResultScope, figures: readonly ToldRow[]): string {
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	const nameOf = namesIn(plan)
	const rows = figures
		.filter((row) => row.scope === scope)
		.map((row) => {
			const values = row.values.map((value) => shownFigure(plan, row, value))
			const unit = shownUnit(row)
			const over: readonly Value[] = row.monthly ? [null, ...values] : [...values, ...months.map(() => null)]
			return [row.label, placeWords(row.place, nameOf), unit, row.key, row.place, ...over]
		})
	return writeCsv([['Figure', 'Place', 'Unit', 'Key', 'Address', 'Whole plan', ...months], ...rows])
}
