import { type NameOf, placeWords } from '#shared/presentation/wording/place-words.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ToldRow, Workings } from '#shared/workings.ts'
import { FIRST_MONTH } from './input-sheets.ts'
import { dayOfMonth, formatOf, MONTH_FORMAT, type Sheet, type SheetCell, text, unitText } from './sheet.ts'
import { monthHeads, WORKINGS, workingsCell } from './workings-sheet.ts'

type Told = {
	readonly figures: readonly ToldRow[]
	readonly workings: Workings
	readonly months: readonly string[]
	readonly nameOf: NameOf
}

/** The figures of the result, each a reference to its row of the workings. */
export function resultsSheet({ figures, workings, months, nameOf }: Told): Sheet {
	const rows = figures.map((row) => {
		const cells = row.values.map((_, month) => cellOf(row, month, { workings, months }))
		return [
			text(row.label),
			text(row.place === 'plan' ? '' : placeWords(row.place, nameOf)),
			text(row.kind === 'when' ? 'month' : unitText(row.unit), 'note'),
			text(row.key, 'note'),
			text(row.place, 'note'),
			...(row.monthly ? [null, ...cells] : cells),
		]
	})
	return {
		name: 'Results',
		rows: [monthHeads(['Figure', 'Place', 'Unit', 'Key', 'Address'], months), ...rows],
		widths: [48, 28, 18, 30, 30, 14, 12],
		frozen: { rows: 1, columns: 2 },
	}
}

function cellOf(row: ToldRow, month: number, told: Pick<Told, 'workings' | 'months'>): SheetCell {
	const { quantity, index, over, kind, unit } = row
	const at = told.workings.rowOf(quantity, index)
	const first = `${WORKINGS}!${workingsCell(at, over !== null || row.monthly ? month : null)}`
	const value = row.values[month] ?? NaN
	if (over !== null) {
		const range = `${first}:${workingsCell(at, told.months.length - 1)}`
		return {
			value,
			formula: over === 'sum' ? `SUM(${range})` : `MAX(0,${range})`,
			role: 'formula',
			format: formatOf(unit),
		}
	}
	const none = Number.isNaN(value)
	if (kind === 'when') {
		const [start = ''] = told.months
		const date = `EDATE(${FIRST_MONTH},CEILING(${first},1))`
		const day = none ? '' : dayOfMonth(addMonths(start, Math.ceil(value)))
		return { value: day, formula: `IFERROR(${date},"")`, role: 'formula', format: MONTH_FORMAT }
	}
	const formula = none ? `IFERROR(${first},"")` : first
	return { value: none ? '' : value, formula, role: 'formula', format: formatOf(unit) }
}
