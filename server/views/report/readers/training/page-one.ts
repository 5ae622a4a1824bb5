import type { Training, TrainingTrade } from '#shared/schemas/packets/training.ts'
import type { KeyFigure } from '#shared/formats/key-figure.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { MISSING, count, percent, power } from '#shared/formats/figures.ts'
import { counted, countInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import {
	byYearTable,
	intakeCell,
	intakeOf,
	metLocally,
	shareText,
	yearsShown,
} from '../../../packets/training/year-tables.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import type { ChartBlock, ReportInput, SectionBody, SingleBlock, TableBlock } from '../../report-model.ts'
import { joined, oddsOf, pairsTable, plainFigure, powerSigned } from '../reader-parts.ts'

const allIntake = ({ trades }: Training) => trades.reduce((sum, trade) => sum + intakeOf(trade), 0)
const byIntake = ({ trades }: Training) => trades.toSorted((one, other) => intakeOf(other) - intakeOf(one))

/** «electricians», and of one of them «electrician» */
const peopleOf = (trade: string, people: number): string =>
	people === 1 ? trade.toLowerCase().replace(/s$/, '') : trade.toLowerCase()

/** The trade the page is about: most apprentices, else most people at the peak. */
function leadOf(document: Training): TrainingTrade | null {
	const [first] = byIntake(document)
	if (first === undefined || intakeOf(first) > 0) return first ?? null
	return document.trades.toSorted((one, other) => other.peakHeads - one.peakHeads)[0] ?? null
}

/** Cohorts that are taken on: year, people, and the month from which those who complete are journeymen. */
const cohortsOf = ({ years }: TrainingTrade) => years.filter(({ intake }) => intake > 0)

/** «Take on 129 apprentices, 77 of them electricians; none is a journeyman before the peak has passed» */
function findingOf(document: Training): string {
	const all = allIntake(document)
	const [first] = byIntake(document)
	if (document.trades.length === 0) return 'The plan needs no apprenticed trade'
	if (first === undefined || all === 0)
		return 'No intake is carried by this plan alone: its work ends before a term does'
	const before = document.trades.some(
		(trade) =>
			trade.peakMonth !== null &&
			cohortsOf(trade).some(({ journeymanMonth }) => journeymanMonth <= (trade.peakMonth ?? '')),
	)
	const own =
		intakeOf(first) === all
			? `all of them ${first.name.toLowerCase()}`
			: `${countInWords(intakeOf(first))} of them ${peopleOf(first.name, intakeOf(first))}`
	return `Take on ${counted(all, 'apprentice')}, ${own}; ${before ? 'some are journeymen before the peak' : 'none is a journeyman before the peak'}`
}

function ledeOf(document: Training, lead: TrainingTrade | null): string {
	if (lead === null) return ''
	const years = lead.years.filter(({ peakHeads }) => peakHeads >= 1)
	const needs = years.map(({ needHeads }) => needHeads)
	const last = years.at(-1)
	return joined([
		lead.peakMonth === null
			? ''
			: `${lead.name} peak at ${count(lead.peakHeads)} in ${longMonth(lead.peakMonth)}; yearly average ${count(Math.min(...needs))} to ${count(Math.max(...needs))}.`,
		'Apprentices replace journeymen who leave, and close a gap that lasts as long as their term; travelers close a gap that ends sooner.',
		last === undefined ? '' : `${percent(lead.completion)} of a cohort completes.`,
		`Intake is counted from ${longMonth(document.from)}.`,
	])
}

function seatsOf({ years }: TrainingTrade): number {
	return Math.max(0, ...years.map(({ inTraining, intake }) => inTraining + intake))
}

/** Seats of all trades in the year that needs most. */
function mostSeats({ trades }: Training): number {
	const years = [...new Set(trades.flatMap(({ years: own }) => own.map(({ year }) => year)))]
	return Math.max(
		0,
		...years.map((year) =>
			trades.reduce((sum, { years: own }) => {
				const row = own.find((one) => one.year === year)
				return sum + (row === undefined ? 0 : row.inTraining + row.intake)
			}, 0),
		),
	)
}

function figuresOf(document: Training, lead: TrainingTrade | null): readonly KeyFigure[] {
	const years = yearsShown(document)
	const last = lead?.years.at(-1)
	return [
		plainFigure('Apprentices to take on', count(allIntake(document)), {
			note: `${document.from.slice(0, 4)} to ${String(years.at(-1) ?? document.from.slice(0, 4))}, all trades`,
		}),
		plainFigure('Seats, at most', count(mostSeats(document)), { note: 'in training at once, all trades' }),
		plainFigure('Met locally', shareText(metLocally(document, false)), { note: 'of taught trades, over the plan' }),
		plainFigure('With the intake', shareText(metLocally(document, true)), { note: 'of taught trades, over the plan' }),
		plainFigure('Work that lasts', lead === null || last === undefined ? MISSING : count(last.needHeads), {
			note: lead === null || last === undefined ? '' : `${lead.name.toLowerCase()} needed in ${String(last.year)}`,
		}),
	]
}

/** Apprentices by trade and by the year their cohort begins; the most seats each trade takes. */
function intakeTable(document: Training): TableBlock {
	const table = byYearTable(document, 'Intake by trade and cohort', intakeCell)
	const taken = document.trades.filter((trade) => intakeOf(trade) > 0)
	const lastBegun = Math.max(...taken.flatMap((trade) => cohortsOf(trade).map(({ year }) => year)))
	const years = yearsShown(document).filter((year) => year <= lastBegun)
	const ofYear = (year: number) =>
		taken.reduce((sum, { years: own }) => sum + (own.find((one) => one.year === year)?.intake ?? 0), 0)
	return tableOf({
		...table,
		columns: [
			left('Trade', 1.3),
			...years.map((year) => right(`Begin ${String(year)}`)),
			...['In all', 'Seats, most', 'Term, years'].map(right),
		],
		rows: [
			...taken.map((trade) => [
				strong(trade.name),
				...years.map((year) => {
					const row = trade.years.find((one) => one.year === year)
					return words(row === undefined ? MISSING : intakeCell(row))
				}),
				strong(count(intakeOf(trade))),
				words(count(seatsOf(trade))),
				words(String(trade.termYears)),
			]),
			...(taken.length < 2
				? []
				: [
						[
							strong('All'),
							...years.map((year) => strong(count(ofYear(year)))),
							strong(count(allIntake(document))),
							strong(count(mostSeats(document))),
							words(''),
						],
					]),
		],
		least: Math.min(8, taken.length + 1),
		empty: 'No trade takes on apprentices by this plan alone: its work ends before a term does.',
	})
}

function needChart({ months }: Training, trade: TrainingTrade): ChartBlock {
	const travel = trade.needHeads.map((heads, at) => Math.max(0, heads - (trade.localHeads[at] ?? 0)))
	return timeChartOf(
		{
			title: `${trade.name}: need, and local share`,
			chart: timeChart({
				months,
				unit: 'people',
				whole: true,
				bars: [
					{ name: 'Local', values: trade.localHeads, colour: 'infrastructure' },
					{ name: 'Traveling', values: travel, colour: 'infrastructure-soft' },
				],
				status: null,
			}),
		},
		{ source: 'Resource-leveled: those at work, who build and who run the sites.', least: 110, most: 170 },
		[{ quantity: 'workforce.trades.worked' }],
	)
}

/** Each cohort of the leading trade: when its people are journeymen, how many, and what need there is then. */
function cohortTable({ name, years }: TrainingTrade): TableBlock {
	return tableOf({
		title: `${name}: from intake to journeyman`,
		columns: [left('Cohort', 0.6), ...['Take on', 'Journeyman', 'Finish', 'Need then'].map(right)],
		rows: years
			.filter(({ intake }) => intake > 0)
			.map((one) => [
				strong(String(one.year)),
				words(count(one.intake)),
				words(shortMonth(one.journeymanMonth)),
				words(count(one.journeymen)),
				words(one.needThen === null ? 'after plan' : count(one.needThen)),
			]),
		least: 4,
		noun: 'cohorts',
		empty: 'No cohort: the work ends before a term does.',
	})
}

const toPeak = (lead: TrainingTrade | null, { from }: Training): readonly (readonly [string, string])[] =>
	lead === null || lead.peakMonth === null
		? []
		: [['Months to the peak', String(Math.max(0, monthsBetween(from, lead.peakMonth)))]]

/** Odds of the target, and the month of full power at 80%, as pages say them; nothing where none were drawn. */
function oddsRows(input: ReportInput): readonly (readonly [string, string])[] {
	const { target, p80 } = oddsOf(input)
	return [
		...(target === null ? [] : [['Odds of the target', target] as const]),
		...(p80 === null ? [] : [['Full power', p80] as const]),
	]
}

/** What of the need is signed, and how wide its band is: what nobody entered is told as that. */
function sureTable(input: ReportInput, document: Training): TableBlock {
	const { plan, result, simulation } = input
	const lead = leadOf(document)
	const begun = plan.buildPhases.filter(({ startMonth }) => startMonth <= document.from).length
	const { signed, needed } = powerSigned({ result })
	const drawn = lead === null ? undefined : simulation?.figures[`workforce.trades.${lead.trade}.peak.headcount`]
	const asked = plan.buildPhases.length
	return pairsTable(
		'How sure the need is',
		[
			['Halls under construction or done', `${String(begun)} of ${String(asked)}`],
			['Power signed, in the month of peak need', `${power(signed)} for ${power(needed)}`],
			['Other large projects nearby', 'not entered'],
			...(drawn?.kind === 'number' && lead !== null
				? [
						[
							`80% band of the peak, ${lead.name.toLowerCase()}`,
							`${count(drawn.p10 ?? 0)}–${count(drawn.p90 ?? 0)}`,
						] as const,
					]
				: []),
			...toPeak(lead, document),
			...oddsRows(input),
		],
		['Item', 'Status'],
	)
}

function afterTable({ trades }: Training): TableBlock {
	const last = trades.flatMap(({ years }) => years.at(-1)?.year ?? [])[0]
	return tableOf({
		title: last === undefined ? 'Who still has work' : `Who still has work in ${String(last)}`,
		columns: [left('Trade', 1.3), right('At the peak'), right(last === undefined ? 'Last year' : String(last))],
		rows: trades.map((trade) => [
			words(trade.name),
			words(count(trade.peakHeads)),
			strong(count(trade.years.at(-1)?.needHeads ?? 0)),
		]),
		least: 5,
		noun: 'trades',
		empty: 'No apprenticed trade is needed.',
	})
}

function stepsTable(document: Training): TableBlock {
	const years = [...new Set(document.trades.flatMap((trade) => cohortsOf(trade).map(({ year }) => year)))].toSorted()
	return tableOf({
		title: 'Next steps',
		columns: [left('By', 0.5), left('Step', 2.2), left('Who', 1)],
		rows: years.slice(0, 3).map((year) => {
			const own = document.trades.flatMap((trade) =>
				cohortsOf(trade)
					.filter((one) => one.year === year)
					.map(({ intake }) => `${count(intake)} ${peopleOf(trade.name, intake)}`),
			)
			const from = document.from > `${String(year)}-01` ? document.from : `${String(year)}-01`
			return [strong(shortMonth(from)), words(`Open seats for ${own.join(', ')}`), words('training center, contractor')]
		}),
		least: 3,
		noun: 'steps',
		empty: 'None: this plan alone carries no intake.',
	})
}

/** « No intake: pipefitters, laborers.» */
function withoutIntake({ trades }: Training): string {
	const names = trades.flatMap((trade) => (intakeOf(trade) === 0 ? [trade.name.toLowerCase()] : []))
	return names.length === 0 ? '' : ` No intake: ${names.join(', ')}.`
}

/** Whom to take on, in which trade and cohort, how sure that is, and who has work after it. */
export function trainingPageOne(input: ReportInput, document: Training): SectionBody {
	const lead = leadOf(document)
	const { figure } = figuresFrom(input)
	const atWork = figure('workforce.participation.apprentices')
	const note: SingleBlock = {
		kind: 'prose',
		title: '',
		text: `Not to be confused: ${atWork.text} apprentices are at work at the peak by the usual ratio; ${count(allIntake(document))} is what has to be taken on.${withoutIntake(document)} Instructors: seats ÷ the center’s own class size.`,
	}
	return {
		bookmark: 'Intake and seats',
		finding: sentenceCase(findingOf(document)),
		lede: ledeOf(document, lead),
		blocks: [
			{ kind: 'figures', figures: figuresOf(document, lead), perRow: 5 },
			intakeTable(document),
			...(lead === null
				? []
				: [{ kind: 'pair' as const, share: 0.52, left: [needChart(document, lead)], right: [cohortTable(lead)] }]),
			{ kind: 'pair', share: 0.52, left: [sureTable(input, document)], right: [afterTable(document)] },
			stepsTable(document),
			note,
		],
	}
}
