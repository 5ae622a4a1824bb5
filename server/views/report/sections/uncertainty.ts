import { drivenInputs, oddsDrivers } from '../../odds/drivers.ts'
import { oddsFan } from '../../odds/fan.ts'
import { type MilestoneOdds, oddsMilestones } from '../../odds/milestones.ts'
import { oddsKnowing } from '../../odds/knowing.ts'
import type { OddsInput } from '../../odds/odds-input.ts'
import { headingOf } from '../../odds/odds-view.ts'
import { failedTitle, oddsSureness } from '../../odds/sureness.ts'
import { chartOf, tableOf, beginningOf } from '../parts/blocks.ts'
import { delaysOf, delaysTable } from '../parts/stated-delays.ts'
import { guessesTable, qualityBlock } from '../parts/guesses.ts'
import { left, right, span, words } from '../parts/report-parts.ts'
import { isToldIn } from '#shared/report/presets.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

const FIRST_GUESSES = 15
const FAN_HEIGHT = 320
/** All of them: what a page has no room for is counted below the table. */
const MOST_DATES = 10_000

/** Odds of an input that was drawn; null where it was not, or where draws tell nothing. */
export function drawnOf({ plan, result, simulation }: ReportInput): OddsInput | null {
	if (simulation === undefined || simulation.draws === 0) return null
	const input = { plan, result, simulation }
	return failedTitle(input) === null ? input : null
}

const SOURCE = 'Simulation of this plan, drawn for this report.'

function fanBlock(input: OddsInput): ChartBlock {
	const { title, sub, chart } = oddsFan(input)
	return chartOf({
		title,
		measure: `${sub}, ${span(chart.months)}`,
		alt: `${title}. ${sub}, with the chance that each layer limits, by month.`,
		source: SOURCE,
		chart: { type: 'fan', model: chart },
		...{ least: FAN_HEIGHT, most: FAN_HEIGHT },
	})
}

function driverBlocks(input: OddsInput): readonly ChartBlock[] {
	const { title, sub, chart, notes } = oddsDrivers(input)
	if (chart.rows.length === 0) return []
	const rows = chart.rows.map(({ name, share }) => `${name}: ${share}`).join('; ')
	return [
		chartOf({
			title,
			measure: sub,
			alt: `${title}. Share of the spread: ${rows}.`,
			source: [SOURCE, ...notes.map((note) => `${note.replace(/\.$/, '')}.`)].join(' '),
			chart: { type: 'drivers', model: chart },
		}),
	]
}

/** Full power, then what is needed by a month, the worst odds first; what is not needed by any keeps its order. */
const byNeed = (one: MilestoneOdds, other: MilestoneOdds): number =>
	Number(other.isFull) - Number(one.isFull) || (one.odds?.share ?? 2) - (other.odds?.share ?? 2)

export function datesTable(input: OddsInput): TableBlock {
	const { title, rows, hasTargets } = oddsMilestones(input, MOST_DATES)
	return tableOf({
		title,
		columns: [
			...[left('Date', 1.8), right('As entered'), right('P50'), right('P80'), right('P90')],
			...(hasTargets ? [right('Needed'), right('Odds')] : []),
		],
		rows: rows
			.toSorted(byNeed)
			.map((row) => [
				{ text: row.name, ...(row.isFull && { strong: true }) },
				...[row.asEntered, row.p50, row.p80, row.p90].map(words),
				...(hasTargets ? [words(row.target), words(row.odds?.text ?? '–')] : []),
			]),
		least: 3,
		noun: 'dates',
		empty: 'No date of the plan is uncertain.',
	})
}

/** What moves full power, what it is worth to know it, and where each spread is from: a guess is marked. */
function spreadsTable(input: OddsInput): TableBlock {
	const driven = drivenInputs(input)
	const hasTarget = driven.some(({ targetOdds }) => targetOdds !== null)
	return tableOf({
		title: oddsKnowing(input)?.title ?? 'Spreads that move full power, and which are guesses',
		columns: [
			...[left('Input', 1.7), right('P10 to P90'), right('Share of the spread'), right('Span left')],
			...(hasTarget ? [right('Target at P10 to P90')] : []),
			left('Source', 0.9),
		],
		rows: driven.map(({ name, spread, share, source, isGuess, known, targetOdds }) => [
			...[name, spread, share, known ?? MISSING].map(words),
			...(hasTarget ? [words(targetOdds ?? MISSING)] : []),
			{ text: source, ...(isGuess && { guess: true }) },
		]),
		least: 3,
		noun: 'inputs',
		empty: 'No input moves full power by itself.',
	})
}

/** Without draws: the spreads as they are entered. */
function statedBody(input: ReportInput): SectionBody {
	const delays = delaysOf(input)
	const isCertain = input.simulation !== undefined
	return {
		bookmark: 'Uncertainty',
		finding:
			delays.length === 0
				? 'No date of the plan is stated with a spread'
				: sentenceCase(
						`${counted(delays.length, 'date')} of the plan ${delays.length === 1 ? 'is' : 'are'} stated with a spread`,
					),
		lede: isCertain
			? 'No odds: every input is a single value, or too many draws failed.'
			: 'Dates use P50 delays. No simulation was run, so no odds are printed.',
		blocks: [delaysTable(delays), ...guessBlocks(input)],
	}
}

const guessBlocks = (input: ReportInput) =>
	isToldIn(input.facts.settings, 'basis')
		? []
		: [qualityBlock(input), beginningOf(guessesTable(input, 'brief'), FIRST_GUESSES)]

/** How many draws, and how sure they are. */
const sureSentence = (drawn: OddsInput): string => oddsSureness(drawn).join(' ')

/** Odds of the dates, what moves them, and what they rest on. */
export function uncertaintySection(input: ReportInput): SectionBody {
	const drawn = drawnOf(input)
	if (drawn === null) return statedBody(input)
	const { title, lede } = headingOf(drawn)
	return {
		bookmark: 'Uncertainty',
		finding: title,
		lede: `${lede} ${sureSentence(drawn)}`,
		blocks: [fanBlock(drawn), datesTable(drawn), ...driverBlocks(drawn), spreadsTable(drawn), ...guessBlocks(input)],
	}
}

/** The same on a page: what each spread rests on stands on the page of the estimate. */
export function uncertaintyPage(input: ReportInput): SectionBody {
	const drawn = drawnOf(input)
	if (drawn === null) return statedBody(input)
	const { title, lede } = headingOf(drawn)
	return {
		bookmark: 'Odds of the dates',
		finding: title,
		lede,
		blocks: [
			fanBlock(drawn),
			datesTable(drawn),
			...driverBlocks(drawn),
			{ kind: 'prose', title: 'How sure this is', text: sureSentence(drawn) },
		],
	}
}
