import type { Training, TrainingTrade, TrainingYear } from '#shared/schemas/packets/training.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { figuresFrom, type FigureSource } from '../../figures/figure.ts'
import { keyFigure } from '#shared/formats/key-figure.ts'
import { tableOf, timeChartOf } from '../../report/parts/blocks.ts'
import type { ReportModel, SectionBody, TableBlock } from '../../report/report-model.ts'
import { left, right, strong, words } from '../../report/parts/report-parts.ts'
import { count, exactShare, MISSING, percent, shortFigure } from '#shared/formats/figures.ts'
import { counted, countInWords, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { paperOf, reckonedBlock } from '../closing-page.ts'
import type { PacketInput, PacketRoom } from '../packet.ts'

/** As many years as stand side by side on a page, and as many trades as are told year by year, two a page. */
const MOST_YEARS = 10
const MOST_TRADES = 4
const A_PAGE = 2

const intakeOf = ({ years }: TrainingTrade) => years.reduce((sum, { intake }) => sum + intake, 0)
const sumOf = (rows: readonly TrainingYear[], of: (row: TrainingYear) => number) =>
	rows.reduce((sum, row) => sum + of(row), 0)

/** The years in which anybody is needed, or taken on. */
const yearsShown = ({ trades }: Training): readonly number[] => {
	const busy = trades.flatMap(({ years }) =>
		years.flatMap(({ year, peakHeads, intake }) => (peakHeads >= 0.5 || intake > 0 ? [year] : [])),
	)
	return [...new Set(busy)].sort((one, other) => one - other).slice(0, MOST_YEARS)
}

function byYearTable(document: Training, title: string, cell: (row: TrainingYear) => string): TableBlock {
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
		least: 4,
		noun: 'trades',
		empty: 'Nobody of a taught trade is needed in these months.',
	})
}

/** Of all taught trades over the plan: what part of the need local hands meet, weighted by the months of each year. */
function metLocally({ trades }: Training, isWithIntake: boolean): number | null {
	const rows = trades.flatMap(({ years }) => years)
	const need = sumOf(rows, ({ needHeads, months }) => needHeads * months)
	const met = sumOf(rows, ({ needHeads, localHeads, outputHeads, months }) => {
		return Math.min(needHeads, localHeads + (isWithIntake ? outputHeads : 0)) * months
	})
	return need === 0 ? null : met / need
}

const shareText = (share: number | null) => (share === null ? MISSING : percent(share))

/** A year that is over takes on nobody any more. */
const intakeCell = ({ intake, isPast }: TrainingYear) => (isPast ? 'past' : count(intake))

function findingOf(document: Training): string {
	const [first] = [...document.trades].sort((one, other) => intakeOf(other) - intakeOf(one))
	const all = document.trades.reduce((sum, trade) => sum + intakeOf(trade), 0)
	if (document.trades.length === 0) return 'The plan needs nobody of a taught trade'
	if (first === undefined || all === 0)
		return 'No intake is carried by this plan alone: its work ends before a term does'
	return `${sentenceCase(counted(all, 'apprentice'))} to take on from ${longMonth(document.from)} on, ${count(intakeOf(first))} of them ${first.name.toLowerCase()}`
}

function summaryPage(source: FigureSource, document: Training): SectionBody {
	const { figure } = figuresFrom(source)
	const plain = (label: string, value: string, note: string) => ({
		...{ label, value, unit: '', note, why: null, figure: null },
	})
	return {
		bookmark: 'Intake',
		finding: findingOf(document),
		lede: `As of ${longMonth(document.from)}: years before it are told, and take on nobody any more. Need is leveled: what the labor market lets happen. Apprentices replace who leaves, and close a gap that lasts as long as their term; a gap that ends sooner is closed by travelers.`,
		blocks: [
			{
				kind: 'figures',
				perRow: 4,
				figures: [
					plain('Met locally', shareText(metLocally(document, false)), 'of taught trades, over the plan'),
					plain('With the intake', shareText(metLocally(document, true)), 'of taught trades, over the plan'),
					keyFigure('Local hands', {
						figure: figure('workforce.participation.localShare'),
						note: 'of all construction hours',
					}),
					keyFigure('Apprentices at the peak', {
						figure: figure('workforce.participation.apprentices'),
						note: 'at work by the usual ratio, not taken on',
					}),
				],
			},
			byYearTable(
				document,
				`Apprentices to take on from ${longMonth(document.from)} on, by the year they begin`,
				intakeCell,
			),
			byYearTable(document, 'Need, people on average', ({ needHeads }) => count(needHeads)),
			byYearTable(document, 'Met locally', ({ localShare }) => shareText(localShare)),
			poolsTable(document),
		],
	}
}

function poolsTable(document: Training): TableBlock {
	return tableOf({
		title: 'Pools the plan states',
		columns: [
			left('Site'),
			left('Trade'),
			left('Pool'),
			...['Available', 'Growth a year', 'In the last month'].map(right),
		],
		rows: document.pools.map((one) => [
			...[words(one.site), words(one.trade), words(sentenceCase(one.kind))],
			...[words(count(one.available)), words(percent(one.annualGrowth)), words(count(one.atLastMonth))],
		]),
		least: 2,
		noun: 'pools',
		empty:
			'No pool is stated: local hands are the share of the labor markets that one project can have, without growth.',
	})
}

function tradeTable({ name, years }: TrainingTrade): TableBlock {
	return tableOf({
		title: `${name}, year by year`,
		columns: [
			left('Year'),
			...['Need', 'Local', 'Travel', 'Short of plan', 'Leaving', 'Lasting gap', 'Seats', 'In training', 'To open'].map(
				right,
			),
			...['Output', 'Met with it', 'Journeyman', 'Finish', 'Need then'].map(right),
		],
		rows: years
			.filter(({ peakHeads, intake, outputHeads }) => peakHeads >= 0.5 || intake > 0 || outputHeads > 0)
			.map((one) => [
				words(String(one.year)),
				...[one.needHeads, one.localHeads, one.travellerHeads, one.missingHeads, one.leavingHeads].map((value) =>
					words(shortFigure(value)),
				),
				...[one.lastingGapHeads, one.seats, one.inTraining].map((value) => words(shortFigure(value))),
				strong(intakeCell(one)),
				words(shortFigure(one.outputHeads)),
				words(shareText(one.localShareWithIntake)),
				...(one.isPast
					? [words(MISSING), words(MISSING), words(MISSING)]
					: [
							words(shortMonth(one.journeymanMonth)),
							words(shortFigure(one.journeymen)),
							words(one.needThen === null ? 'after plan' : count(one.needThen)),
						]),
			]),
		least: 8,
		noun: 'years',
		empty: 'Nobody is needed.',
	})
}

/** «Who was to be a journeyman then had to begin by September 2021, which is past.» */
function leadText({ beginBy }: TrainingTrade, from: string): string {
	if (beginBy === null) return ''
	return beginBy < from
		? ` Who was to be a journeyman then had to begin by ${longMonth(beginBy)}, which is past: the peak is met by journeymen there are, and by travelers.`
		: ` Who is to be a journeyman then begins by ${longMonth(beginBy)}.`
}

/** «Electricians peak at 620 in March 2027, and are 40 a year later.» */
function dropText({ name, peakMonth, peakHeads, headsYearAfterPeak }: TrainingTrade): string {
	if (peakMonth === null) return 'Nobody is at work.'
	const peak = `${name} peak at ${count(peakHeads)} in ${longMonth(peakMonth)}`
	return headsYearAfterPeak === null
		? `${peak}; the plan ends within a year of it.`
		: `${peak}, and are ${count(headsYearAfterPeak)} a year later.`
}

function tradeBlocks({ months }: Training, trade: TrainingTrade): SectionBody['blocks'] {
	const chart = timeChart({
		months,
		unit: 'people',
		whole: true,
		bars: [{ name: 'Local', values: trade.localHeads, colour: 'infrastructure' }],
		steps: [{ name: 'Need', values: trade.needHeads, colour: 'ink' }],
		status: null,
	})
	return [
		timeChartOf(
			{ title: `${trade.name}: need and local hands`, chart },
			{
				source: 'Need: those at work, leveled, who build and who run the sites. Local: those who do not travel.',
				least: 110,
				most: 170,
			},
			[{ quantity: 'workforce.trades.worked' }],
		),
		tradeTable(trade),
	]
}

const intakeText = (trade: TrainingTrade) => {
	const all = intakeOf(trade)
	return all === 0
		? `no ${trade.name.toLowerCase()} by this plan alone`
		: `${countInWords(all)} ${trade.name.toLowerCase()} to take on`
}

const termText = ({ name, termYears, onTheJobHours, completion }: TrainingTrade) =>
	`${name} learn ${counted(termYears, 'year')} and ${count(onTheJobHours)} hours on the job; ${percent(completion)} complete.`

/** Two trades a page. */
function tradesPage(document: Training, trades: readonly TrainingTrade[]): SectionBody {
	return {
		bookmark: listInWords(trades.map(({ name }) => name)),
		finding: sentenceCase(trades.map(intakeText).join('; ')),
		lede: trades.map((trade) => `${dropText(trade)}${leadText(trade, document.from)} ${termText(trade)}`).join(' '),
		blocks: trades.flatMap((trade) => tradeBlocks(document, trade)),
	}
}

function inputsPage({ inputs, reckoned, joint }: Training): SectionBody {
	return {
		bookmark: 'Inputs',
		finding: 'What these numbers rest on',
		lede: joint
			? 'Completion is that of joint programs: a site of the plan has union labor.'
			: 'Completion is that of programs without a union: no site of the plan states union labor.',
		blocks: [
			tableOf({
				title: 'Inputs',
				columns: [left('Input', 1.2), left('Value'), left('Unit', 0.5), left('Source', 2.4)],
				rows: inputs.map(({ name, values, unit, source }) => [
					...[words(name), words(values.map(unit === 'share' ? exactShare : shortFigure).join(', '))],
					...[words(unit), words(source)],
				]),
				least: inputs.length,
				noun: 'inputs',
				empty: '',
			}),
			reckonedBlock(reckoned),
		],
	}
}

type TrainingReportParams = { readonly document: Training; readonly room: PacketRoom }

export function trainingReport(input: PacketInput, { document, room }: TrainingReportParams): ReportModel {
	const { plan, result } = input
	const shown = document.trades.toSorted((one, other) => intakeOf(other) - intakeOf(one)).slice(0, MOST_TRADES)
	const ofTrades = [shown.slice(0, A_PAGE), shown.slice(A_PAGE)]
		.filter((trades) => trades.length > 0)
		.map((trades) => tradesPage(document, trades))
	const sections = [summaryPage({ plan, result }, document), ...ofTrades, inputsPage(document)]
	return paperOf(input, { kind: 'training', sections, room })
}
