import { type NameOf, placeWords } from '#server/views/messages/place-words.ts'
import { serviceOf, waitText } from '#server/views/figures/service-month.ts'
import { shortMonth } from '#shared/formats/months.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import type { ToldRow, Workings } from '#shared/workings.ts'
import { FIRST_MONTH } from './input-sheets.ts'
import { dayOfMonth, formatOf, MONTH_FORMAT, type Sheet, type SheetCell, text, unitText } from './sheet.ts'
import { monthHeads, WORKINGS, workingsCell } from './workings-sheet.ts'

type Told = {
	readonly plan: PlanFile
	readonly figures: readonly ToldRow[]
	readonly workings: Workings
	readonly months: readonly string[]
	readonly nameOf: NameOf
}

/** The figures of the result, each a reference to its row of the workings. */
export function resultsSheet({ plan, figures, workings, months, nameOf }: Told): Sheet {
	const waits = waitsOf({ plan, figures, months })
	const rows = figures.map((row) => {
		const cells = row.values.map((_, month) => cellOf(row, month, { workings, months }))
		return [
			text(row.label + (row.key === 'contracts.start' ? (waits.get(row.place) ?? '') : '')),
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

/** Of each contract that waits for others: «, asked for Jun 2028, waits for Utility substation: power Dec 2028». */
function waitsOf({ plan, figures, months }: Pick<Told, 'plan' | 'figures' | 'months'>): ReadonlyMap<string, string> {
	const [first = plan.startMonth] = months
	const datesOf = (key: string) =>
		figures.flatMap((row) => {
			const [value = NaN] = row.key === key ? row.values : []
			return Number.isNaN(value) ? [] : [[row.place, addMonths(first, Math.ceil(value))] as const]
		})
	const idOf = (place: string) => place.slice(place.indexOf(':') + 1)
	const contracts = Object.fromEntries(datesOf('contracts.start').map(([place, start]) => [idOf(place), { start }]))
	const schedule = Object.fromEntries(datesOf('schedule.finish').map(([place, finish]) => [place, { finish }]))
	return new Map(
		plan.powerContracts.flatMap((contract) => {
			const service = serviceOf({ plan, result: { contracts, schedule } }, contract)
			if (service.waitsFor === null) return []
			return [[`contract:${contract.id}`, `, ${waitText(service)}: power ${shortMonth(service.month)}`] as const]
		}),
	)
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
