import type { Training, TrainingTrade, TrainingYear } from '#shared/schemas/packets/training.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { TableBlock } from '../../report/report-model.ts'
import { left, right, strong, words } from '../../report/parts/report-parts.ts'
import { count, MISSING, percent } from '#shared/formats/figures.ts'

/** As many years as stand side by side on a page. */
const MOST_YEARS = 10

/** Apprentices to take on in a trade, in all years. */
export const intakeOf = ({ years }: TrainingTrade) => years.reduce((sum, { intake }) => sum + intake, 0)
const sumOf = (rows: readonly TrainingYear[], of: (row: TrainingYear) => number) =>
	rows.reduce((sum, row) => sum + of(row), 0)

/** The years in which anybody is needed, or taken on. */
export const yearsShown = ({ trades }: Training): readonly number[] => {
	const busy = trades.flatMap(({ years }) =>
		years.flatMap(({ year, peakHeads, intake }) => (peakHeads >= 0.5 || intake > 0 ? [year] : [])),
	)
	return [...new Set(busy)].sort((one, other) => one - other).slice(0, MOST_YEARS)
}

/** A trade a row, a year a column. */
export function byYearTable(document: Training, title: string, cell: (row: TrainingYear) => string): TableBlock {
	const years = yearsShown(document)
	return tableOf({
		title,
		columns: [left('Trade', 1.4), ...years.map((year) => right(String(year)))],
		rows: document.trades.map((trade) => [
			strong(trade.name),
			...years.map((year) => {
				const row = trade.years.find((one) => one.year === year)
				return words(row === undefined ? MISSING : cell(row))
			}),
		]),
		least: 10,
		noun: 'trades',
		empty: 'The plan needs no apprenticed trade.',
	})
}

/** Of all taught trades over the plan: what part of the need local hands meet, weighted by the months of each year. */
export function metLocally({ trades }: Training, isWithIntake: boolean): number | null {
	const rows = trades.flatMap(({ years }) => years)
	const need = sumOf(rows, ({ needHeads, months }) => needHeads * months)
	const met = sumOf(rows, ({ needHeads, localHeads, outputHeads, months }) => {
		return Math.min(needHeads, localHeads + (isWithIntake ? outputHeads : 0)) * months
	})
	return need === 0 ? null : met / need
}

export const shareText = (share: number | null) => (share === null ? MISSING : percent(share))

/** A year that is over takes on nobody any more. */
export const intakeCell = ({ intake, isPast }: TrainingYear) => (isPast ? 'past' : count(intake))
