import type { DateRecord, DateScores, FirstSteps, KeptForecast } from '#shared/backtest.ts'
import { delta, MISSING, percent } from '#shared/formats/figures.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'

type RecordTable = {
	readonly id: string
	readonly title: string
	readonly sub: string
	readonly columns: readonly string[]
	readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[]
}
export type DateRecordView = { readonly tables: readonly RecordTable[] }

const months = (value: number | null) => (value === null ? MISSING : formatFigure(value, { digits: 3 }))
const signedMonths = (value: number | null) => {
	const said = value === null ? MISSING : delta(value, (one) => formatFigure(one, { digits: 2 }))
	return said === 'same' ? '0' : said
}
const of = (count: number, all: number) =>
	all === 0 ? MISSING : `${String(count)} of ${String(all)} (${percent(count / all)})`

/** How forecasts of dates have done, as tables of the page and the command. */
export function buildDateRecord({ calibration, firstSteps, laterSteps, kept, brier }: DateRecord): DateRecordView {
	return {
		tables: [
			{
				id: 'first-buildings',
				title: 'First buildings, by class and year of start',
				sub: `August 2026, from land clearing to the first building in operation, by builder class. A building not in operation past its P90 counts as late. Of later steps, ${of(laterSteps.notBefore, laterSteps.scored)} were not before their P10; sequence is where the classes err.`,
				columns: [
					'Within P10–P90',
					'Not after P90',
					'Actual − forecast, median months',
					'CRPS, months',
					'P90 − P10, months',
				],
				rows: firstSteps.map(firstRow),
			},
			{
				id: 'calibration',
				title: 'Forecast methods compared',
				sub: 'Twenty steps of ten campuses seen by December 2025; each method learns only from the other campuses. Lower CRPS is better. P10–P90 should contain 80%.',
				columns: ['Within P10–P90', 'After P90', 'CRPS, months', 'Pinball .1 / .5 / .9', 'P90 − P10, months'],
				rows: calibration.map(scoreRow),
			},
			{
				id: 'track-record',
				title: 'Past forecasts and outcomes',
				sub: `Steps still ahead in the December 2025 catalog, as it would have forecast them, and the outcome by August 2026: ${outcomes(kept)}. ${brier === null ? '' : `Brier score of “by August 2026”: ${formatFigure(brier, { digits: 2 })} (0 is perfect, 0.25 a coin flip).`}`,
				columns: ['Forecast made', 'Source’s date', 'P10', 'P50', 'P90', 'By August 2026', 'Actual', 'Outcome'],
				rows: kept.map(keptRow),
			},
		],
	}
}

function firstRow({ name, scored, within, notAfter, biasMonths, crps, widthMonths }: FirstSteps) {
	return {
		name,
		cells: [of(within, scored), of(notAfter, scored), signedMonths(biasMonths), months(crps), months(widthMonths)],
	}
}

function scoreRow({ name, count, within, later, crps, pinball, widthMonths }: DateScores) {
	const losses = [pinball.p10, pinball.p50, pinball.p90].map((loss) => loss.toFixed(2)).join(' / ')
	return { name, cells: [of(within, count), of(later, count), crps.toFixed(2), losses, months(widthMonths)] }
}

const OUTCOMES: Readonly<Record<KeptForecast['outcome'], string>> = {
	within: 'within P10–P90',
	early: 'before P10',
	late: 'after P90',
	open: 'still open',
}

function keptRow({ name, madeOn, expected, p10, p50, p90, came, outcome, chance }: KeptForecast) {
	const dates = [madeOn, expected, p10, p50, p90].map(shortMonth)
	return { name, cells: [...dates, percent(chance), came === null ? 'not yet' : shortMonth(came), OUTCOMES[outcome]] }
}

function outcomes(kept: readonly KeptForecast[]): string {
	const told = (['within', 'early', 'late', 'open'] as const).flatMap((outcome) => {
		const count = kept.filter((one) => one.outcome === outcome).length
		return count === 0 ? [] : [`${counted(count, 'step')} ${OUTCOMES[outcome]}`]
	})
	return told.join(', ')
}
