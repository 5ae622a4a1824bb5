import { TooManyInputs } from '#server/runs/simulation/draws/run-slice.ts'
import { simulate as simulatePlan } from '#server/runs/simulation/simulate.ts'
import { driverName } from '#server/views/messages/odds/input-names.ts'
import { howSure, oddsSentences, oddsText } from '#server/views/messages/odds/odds-words.ts'
import { SPREAD_SOURCES, wholePercent } from '#server/views/messages/odds/percents.ts'
import { dollars } from '#server/views/messages/verdict/us-figures.ts'
import { oddsKnowing } from '#server/views/odds/knowing.ts'
import { count, MISSING, shortFigure } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { MOST_DRAWS, USUAL_SEED, USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulatedFigure, SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Money, moneyOf } from '#shared/units/money.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, InvalidPlan, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { textTable } from './text-table.ts'

type Shown = { readonly label: string; readonly text: (value: number, money: Money) => string }

/** What is shown of the figures of the whole plan; months write themselves. */
const SHOWN: Readonly<Record<string, Shown>> = {
	'verdict.firstPower': { label: 'first power', text: String },
	'verdict.fullPower.month': { label: 'full power', text: String },
	'verdict.fullPower.monthsLate': { label: 'months late', text: shortFigure },
	'finance.totals.capexUsd': { label: 'capital', text: dollars },
	'finance.totals.usdPerMillionTokens': { label: 'a million tokens', text: dollars },
	'workforce.construction.peak.headcount': { label: 'most builders', text: count },
	'stranded.acceleratorMonths': { label: 'stranded accelerator-months', text: count },
}
const DRIVERS_SHOWN = 5

/** `strata simulate`: the odds of a plan, as text or JSON. Same plan and seed, same bytes. */
export const simulate: Command = async (args, { out }) => {
	const { positionals, options } = readArguments(args, { draws: 'string', seed: 'string', json: 'boolean' })
	const path = onlyWord(positionals, 'the path of a plan file')
	const draws =
		options.draws === undefined ? null : wholeNumber(options.draws, { least: 1, most: MOST_DRAWS, what: 'draws' })
	const seed =
		options.seed === undefined
			? USUAL_SEED
			: wholeNumber(options.seed, { least: 0, most: Number.MAX_SAFE_INTEGER, what: 'seed' })
	const plan = await readPlanFile(path)
	const found = oddsOf(plan, { draws, seed })
	out(options.json === true ? `${JSON.stringify(found)}\n` : textOf(plan, found))
	return EXIT.done
}

function oddsOf(plan: PlanFile, asked: { readonly draws: number | null; readonly seed: number }): SimulationResult {
	try {
		return simulatePlan(plan, { ...USUAL_SETTINGS, ...asked })
	} catch (error) {
		if (error instanceof TooManyInputs) throw new InvalidPlan([`plan: ${error.message}`])
		throw error
	}
}

function wholeNumber(
	written: string,
	{ least, most, what }: { readonly least: number; readonly most: number; readonly what: string },
): number {
	const number = /^\d+$/.test(written) ? Number(written) : NaN
	if (number >= least && number <= most) return number
	throw new UsageError(
		`“${written}” is not a valid --${what}. Give a whole number from ${String(least)} to ${String(most)}.`,
	)
}

function textOf(plan: PlanFile, found: SimulationResult): string {
	const sentences = `${oddsSentences(plan, found).join(' ')}\n`
	if (found.draws === 0) return sentences
	const target = found.odds.targetMet
	const met = target === null ? '' : `The target is met on time: ${oddsText(target)}.\n`
	return [
		`${sentences}${met}`,
		figuresText(plan, found),
		driversText(plan, found),
		knowingText(plan, found),
		`${howSure(found)}\n`,
	]
		.filter((part) => part !== '')
		.join('\n')
}

function figuresText(plan: PlanFile, { figures }: SimulationResult): string {
	const money = moneyOf(plan)
	const rows = Object.entries(SHOWN).flatMap(([key, shown]) => {
		const figure = figures[key]
		return figure ? [[shown.label, ...cellsOf(figure, (value) => shown.text(value, money))]] : []
	})
	return textTable(['', 'P10', 'P50', 'P80', 'P90', 'as entered'], rows)
}

function cellsOf(figure: SimulatedFigure, text: (value: number) => string): readonly string[] {
	if (figure.kind === 'month') {
		const { p10, p50, p80, p90, asEntered } = figure
		return [p10, p50, p80, p90, asEntered].map((month) => (month === null ? 'not within the plan' : longMonth(month)))
	}
	const { p10, p50, p80, p90, asEntered } = figure
	return [p10, p50, p80, p90, asEntered].map((value) => (value === null ? MISSING : text(value)))
}

function driversText(plan: PlanFile, found: SimulationResult): string {
	const drivers = found.drivers['verdict.fullPower.month'] ?? []
	if (drivers.length === 0) return ''
	const rows = drivers
		.slice(0, DRIVERS_SHOWN)
		.map(({ name, share, direction, source }) => [
			driverName(plan, name, found),
			wholePercent(share),
			{ more: 'later', less: 'sooner', either: 'either way' }[direction],
			SPREAD_SOURCES[source],
		])
	return textTable(['what moves full power', 'share', 'more of it', 'from'], rows)
}

/** What to find out first, as the page of the odds says it; empty where draws are too few to say. Rule U12. */
function knowingText(plan: PlanFile, simulation: SimulationResult): string {
	const knowing = oddsKnowing({ plan, simulation })
	if (knowing === null) return ''
	const { title, sub, capital } = knowing
	return [`${title} (${sub}).`, capital].filter((part) => part !== '').join('\n') + '\n'
}
