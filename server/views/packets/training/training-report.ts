import type { Training, TrainingTrade } from '#shared/schemas/packets/training.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { tableOf, timeChartOf } from '../../report/parts/blocks.ts'
import type { ReportModel, SectionBody, TableBlock } from '../../report/report-model.ts'
import { left, right, strong, words } from '../../report/parts/report-parts.ts'
import { count, exactShare, MISSING, percent, shortFigure } from '#shared/formats/figures.ts'
import { counted, countInWords, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { trainingPageOne } from '../../report/readers/training/page-one.ts'
import { byYearTable, intakeCell, intakeOf, metLocally, shareText } from './year-tables.ts'
import { paperOf, reckonedBlock } from '../closing-page.ts'
import type { PacketInput, PacketRoom } from '../packet.ts'

/** As many trades as are told year by year, two a page. */
const MOST_TRADES = 4
const A_PAGE = 2

/** Workers the plan has committed, by trade. */
function poolsTable(document: Training): TableBlock {
	return tableOf({
		title: 'Labor pools in the plan',
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
			'No labor pool is entered: local workers are the share of the labor market that one project can hire, without growth.',
	})
}

/** Need and local share, year by year, and the pools that the plan states. */
export function yearsPage(document: Training): SectionBody {
	return {
		bookmark: 'Need by year',
		finding: `${shareText(metLocally(document, false))} of the need is met locally, ${shareText(metLocally(document, true))} with the intake`,
		lede: 'Of taught trades, over the plan. Need is resource-leveled: those at work, who build and who run the sites.',
		blocks: [
			byYearTable(document, 'Need, people on average', ({ needHeads }) => count(needHeads)),
			byYearTable(document, 'Travelers', ({ travellerHeads }) => count(travellerHeads)),
			byYearTable(document, 'Met locally', ({ localShare }) => shareText(localShare)),
			poolsTable(document),
		],
	}
}

function tradeTable({ name, years }: TrainingTrade): TableBlock {
	return tableOf({
		title: `${name}, year by year`,
		columns: [
			left('Year'),
			...['Need', 'Local', 'Travel', 'Unfilled', 'Leaving', 'Lasting gap', 'Seats', 'In training', 'Intake'].map(right),
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
		empty: 'No workers are needed.',
	})
}

/** «Who was to be a journeyman then had to begin by September 2021, which is past.» */
function leadText({ beginBy }: TrainingTrade, from: string): string {
	if (beginBy === null) return ''
	return beginBy < from
		? ` Apprentices would have had to start by ${longMonth(beginBy)}. Existing journeymen and travelers fill the peak.`
		: ` To be journeymen then, apprentices start by ${longMonth(beginBy)}.`
}

/** «Electricians peak at 620 in March 2027, and number 40 one year later.» */
function dropText({ name, peakMonth, peakHeads, headsYearAfterPeak }: TrainingTrade): string {
	if (peakMonth === null) return 'No workers are needed.'
	const peak = `${name} peak at ${count(peakHeads)} in ${longMonth(peakMonth)}`
	return headsYearAfterPeak === null
		? `${peak}; the plan ends within a year of it.`
		: `${peak}, and number ${count(headsYearAfterPeak)} one year later.`
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
			{ title: `${trade.name}: need and local workers`, chart },
			{
				source: 'Need: those at work, leveled, who build and who run the sites. Local: non-travelers.',
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

/** Inputs with their sources, and how each number is calculated. */
export function inputsPage({ inputs, reckoned, joint }: Training): SectionBody {
	return {
		bookmark: 'Inputs',
		finding: 'Sources and methods',
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
	const shown = document.trades.toSorted((one, other) => intakeOf(other) - intakeOf(one)).slice(0, MOST_TRADES)
	const ofTrades = [shown.slice(0, A_PAGE), shown.slice(A_PAGE)]
		.filter((trades) => trades.length > 0)
		.map((trades) => tradesPage(document, trades))
	const sections = [trainingPageOne(input, document), yearsPage(document), ...ofTrades, inputsPage(document)]
	return paperOf(input, { kind: 'training', sections, room })
}
