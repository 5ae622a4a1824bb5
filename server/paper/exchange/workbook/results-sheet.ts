import { serviceOf, waitText } from '#server/views/figures/service-month.ts'
import { type NameOf, placeWords } from '#server/views/messages/place-words.ts'
import { shortMonth } from '#shared/formats/months.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ToldRow, Workings } from '#shared/workings.ts'
import { type Follows, followsText } from './follows.ts'
import { FIRST_MONTH } from './input-sheets.ts'
import {
	cellIn,
	dayOfMonth,
	formatOf,
	MONTH_FORMAT,
	type Role,
	type Sheet,
	type SheetCell,
	text,
	unitText,
} from './sheet.ts'
import { monthHeads, WORKINGS, workingsCell } from './workings-sheet.ts'

/** Black follows, gray does in part, gray on gray stays as it was saved. */
export const ROLES: Readonly<Record<Follows['how'], Role>> = { all: 'formula', part: 'partly', none: 'value' }

type ResultsSheetParams = {
	readonly plan: PlanFile
	readonly figures: readonly ToldRow[]
	readonly workings: Workings
	readonly months: readonly string[]
	readonly nameOf: NameOf
	readonly follows: (quantity: string) => Follows
}

export const RESULTS = 'Results'
const LABELS = ['Figure', 'Place', 'Unit', 'Key', 'Address', 'Follows changes']
const HEAD_ROWS = 1

/** The cell of a figure of the results: of its month, or of the whole plan. */
export const resultsCell = (row: number, month: number | null): string =>
	cellIn(RESULTS, row + HEAD_ROWS, LABELS.length + (month === null ? 0 : month + 1))
/** The cells of a figure in all months. */
export const resultsMonths = (row: number, months: number): string =>
	`${resultsCell(row, 0)}:${resultsCell(row, months - 1).split('!')[1] ?? ''}`
export const resultsHeads = (months: number): string => resultsMonths(-1, months)

/** The figures of the result, each a reference to its row of the workings. */
export function resultsSheet({ plan, figures, workings, months, nameOf, follows }: ResultsSheetParams): Sheet {
	const waits = waitsOf({ plan, figures, months })
	const rows = figures.map((row) => {
		const own = follows(row.quantity)
		const role = ROLES[own.how]
		const cells = row.values.map((_, month) => ({ ...cellOf(row, month, { workings, months }), role }))
		return [
			text(row.label + (row.key === 'contracts.start' ? (waits.get(row.place) ?? '') : '')),
			text(row.place === 'plan' ? '' : placeWords(row.place, nameOf)),
			text(row.kind === 'when' ? 'month' : unitText(row.unit), 'note'),
			text(row.key, 'note'),
			text(row.place, 'note'),
			text(followsText(own), 'note'),
			...(row.monthly ? [null, ...cells] : cells),
		]
	})
	return {
		name: RESULTS,
		rows: [monthHeads(LABELS, months), ...rows],
		widths: [48, 28, 18, 30, 30, 44, 14, 12],
		frozen: { rows: HEAD_ROWS, columns: 2 },
		filter: 0,
	}
}

/** Of each contract that waits for others: «, planned Jun 2028, waits for Utility substation: power Dec 2028». */
function waitsOf({
	plan,
	figures,
	months,
}: Pick<ResultsSheetParams, 'plan' | 'figures' | 'months'>): ReadonlyMap<string, string> {
	const [first = plan.startMonth] = months
	const datesOf = (key: string) =>
		figures.flatMap((row) => {
			const [value = NaN] = row.key === key ? row.values : []
			return Number.isNaN(value) ? [] : [[row.place, addMonths(first, Math.ceil(value))] as const]
		})
	const idOf = (place: string) => place.slice(place.indexOf(':') + 1)
	const contracts = Object.fromEntries(datesOf('contracts.start').map(([place, start]) => [idOf(place), { start }]))
	const schedule = Object.fromEntries(datesOf('schedule.work.finish').map(([place, finish]) => [place, { finish }]))
	return new Map(
		plan.powerContracts.flatMap((contract) => {
			const service = serviceOf({ plan, result: { contracts, schedule } }, contract)
			if (service.waitsFor === null) return []
			return [[`contract:${contract.id}`, `, ${waitText(service)}: power ${shortMonth(service.month)}`] as const]
		}),
	)
}

function cellOf(row: ToldRow, month: number, told: Pick<ResultsSheetParams, 'workings' | 'months'>): SheetCell {
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
