import { type NameOf, placeWords } from '#server/views/messages/place-words.ts'
import type { WorkingRow, WorkingRule, Workings } from '#shared/workings.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { AssumptionsSheet } from './assumptions-sheet.ts'
import type { Follows } from './follows.ts'
import { FIRST_MONTH, type InputSheets } from './input-sheets.ts'
import {
	columnName,
	dayOfMonth,
	formatOf,
	heads,
	MONTH_FORMAT,
	NO_VALUE,
	type Sheet,
	type SheetCell,
	text,
	unitText,
} from './sheet.ts'

export const WORKINGS = 'Workings'
/** Label, place, unit, how it is made, address. */
const LABELS = 5
const HEAD_ROWS = 1

/** The cell of a row and month within the sheet; where months are not told apart, that of the whole plan. */
export function workingsCell(row: number, month: number | null): string {
	const column = month === null ? LABELS : LABELS + 1 + month
	return `${month === null ? '$' : ''}${columnName(column)}${String(row + HEAD_ROWS + 1)}`
}

/** The columns of every sheet that holds figures by month. */
export const monthHeads = (labels: readonly string[], months: readonly string[]): readonly SheetCell[] => [
	...heads([...labels, 'Whole plan']),
	...months.map((month): SheetCell => ({ value: dayOfMonth(month), role: 'head', format: MONTH_FORMAT })),
]

type WorkingsSheetParams = {
	readonly workings: Workings
	readonly inputs: InputSheets
	readonly assumptions: AssumptionsSheet
	readonly months: readonly string[]
	readonly nameOf: NameOf
	readonly follows: (quantity: string) => Follows
}

/** A row for each quantity at each place, what it is made of above it: one formula a row, the same in every month. */
export function workingsSheet(made: WorkingsSheetParams): Sheet {
	const { workings, months, nameOf } = made
	const rules = new Map(workings.rules.map((rule) => [rule.quantity, rule]))
	const rows = workings.rows.map((row) => {
		const format = formatOf(row.unit, row.kind)
		const partly = row.formula !== null && made.follows(row.quantity).how === 'part'
		const cells = row.values.map((_, month) => ({
			...{ ...cellOf(row, month, made), format },
			...(partly && { role: 'partly' as const }),
		}))
		return [
			text(row.label),
			text(row.place === 'plan' ? '' : placeWords(row.place, nameOf)),
			text(unitText(row.unit, row.kind), 'note'),
			text(howOf(row, rules.get(row.quantity)), 'note'),
			text(`${row.quantity} ${row.place}`, 'note'),
			...(row.monthly ? [null, ...cells] : cells),
		]
	})
	return {
		name: WORKINGS,
		rows: [monthHeads(['Quantity', 'Place', 'Unit', 'How', 'Address'], months), ...rows],
		widths: [42, 28, 16, 30, 34, 14, 12],
		frozen: { rows: HEAD_ROWS, columns: 2 },
		filter: 0,
	}
}

function howOf(row: WorkingRow, rule: WorkingRule | undefined): string {
	if (row.formula !== null) return 'Formula'
	if (rule?.how === 'algorithm') return `Computed by ${rule.by ?? 'the engine'}`
	if (rule?.how === 'formula') return 'Computed by the engine: too long for a cell'
	return row.monthly ? 'Read month by month' : 'Input'
}

function cellOf(row: WorkingRow, month: number, made: WorkingsSheetParams): SheetCell {
	const own = row.values[month] ?? NaN
	const value = Number.isNaN(own) ? NO_VALUE : own
	if (row.formula !== null) return { value, formula: row.formula(month), role: 'formula' }
	const formula = row.origin === null || row.monthly ? null : inputFormula(row, own, made)
	return formula === null ? { value, role: 'value' } : { value, formula, role: 'formula' }
}

/**
 * An input by its cell: as entered, as the months to a month that was entered, else among the assumptions. Where nothing was
 * entered, what stands for it gives way to what is typed into the cell.
 */
function inputFormula(row: WorkingRow, value: number, { inputs, assumptions, months }: WorkingsSheetParams): string {
	const { typedIn, origin } = row
	const path = typedIn?.path ?? (origin?.kind === 'plan' ? origin.path : null)
	const found = path === null ? null : inputs.find(path)
	if (found === null) return assumptions.cellOf(row)
	const isMonth = row.kind === 'when' && typeof found.value !== 'number'
	const typed = (ref: string) =>
		isMonth
			? `(YEAR(${ref})-YEAR(${FIRST_MONTH}))*12+MONTH(${ref})-MONTH(${FIRST_MONTH})`
			: `${ref}${typedIn === null || typedIn.times === 1 ? '' : `*${String(typedIn.times)}`}`
	if (found.value === null && typedIn !== null)
		return `IF(ISBLANK(${found.ref}),${assumptions.cellOf(row)},${typed(inputs.wire(found))})`
	const [first = ''] = months
	const held = isMonth
		? typeof found.value === 'string' && monthsBetween(first, found.value) === value
		: typeof found.value === 'number' && isNear(found.value * (typedIn?.times ?? 1), value)
	return held ? typed(inputs.wire(found)) : assumptions.cellOf(row)
}

const NEAR = 1e-12
const isNear = (one: number, other: number) => Math.abs(one - other) <= NEAR * Math.abs(other)
