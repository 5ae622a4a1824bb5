import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ASSUMPTION_KEYS, ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure, formatQuantity, formatRange } from '#shared/units/format.ts'
import { type Money, moneyOf } from '#shared/units/money.ts'
import type { Unit } from '#shared/units/units.ts'
import { peopleEstimateWords } from '../wording/estimate-words.ts'
import { percent, MISSING } from '../wording/figures.ts'
import { camelInWords, keyInWords } from '../wording/names.ts'
import { counted, longMonth, sentenceCase, shortMonth } from '../wording/months.ts'
import { chartOf, tableOf } from './blocks.ts'
import type { Block, ChartBlock, ListBlock, TableBlock, ReportInput } from './report-model.ts'
import { notedInput } from './noted-input.ts'
import { left, right, words } from './report-parts.ts'

const keyOf = (key: string) => key.slice(key.lastIndexOf('/') + 1)
const siteOf = (key: string) => (key.includes('/') ? key.slice(0, key.indexOf('/')) : null)

function overridesTable(plan: PlanFile): TableBlock {
	const money = moneyOf(plan)
	return tableOf({
		title: 'Assumptions set for this plan',
		columns: [left('Assumption', 1.2), right('Here'), right('Default'), left('Why, source', 1.2)],
		rows: Object.entries(plan.assumptions).map(([path, { value, text, why, source }]) => {
			const key = keyOf(path)
			const known = isAssumptionKey(key) ? ASSUMPTIONS[key] : null
			const site = siteOf(path)
			return [
				words(`${known?.label ?? sentenceCase(camelInWords(key))}${site === null ? '' : `, ${site}`}`),
				{
					text:
						text === null
							? known === null
								? String(value)
								: formatQuantity(value, known.unit, { money })
							: keyInWords(text),
					strong: true,
				},
				words(known === null ? MISSING : formatQuantity(known.default, known.unit, { money })),
				words([why, source].filter((part) => part !== null && part !== '').join('; ') || 'no reason given'),
			]
		}),
		least: 3,
		noun: 'assumptions',
		empty: 'None: every assumption has its default.',
	})
}

function rangeOf({ low, high, unit }: { low: number | null; high: number | null; unit: Unit }, money: Money): string {
	return low === null || high === null ? MISSING : formatRange([low, high], unit, money)
}

/** Guesses nobody has replaced: named as guesses, with the range they stand for. */
function guessesTable(plan: PlanFile): TableBlock {
	const money = moneyOf(plan)
	const replaced = new Set(
		Object.keys(plan.assumptions)
			.filter((path) => siteOf(path) === null)
			.map(keyOf),
	)
	const defaults = ASSUMPTION_KEYS.filter((key) => ASSUMPTIONS[key].quality === 'guess' && !replaced.has(key)).map(
		(key) => {
			const { label, unit, low, high, default: value } = ASSUMPTIONS[key]
			return [
				words(label),
				{ text: formatQuantity(value, unit, { money }), guess: true },
				words(rangeOf({ low, high, unit }, money)),
			]
		},
	)
	const noted = Object.entries(plan.notes).flatMap(([path, note]) => {
		if (note.quality !== 'guess') return []
		const { name, value } = notedInput(plan, path)
		const range =
			note.low === null || note.high === null
				? (note.why ?? MISSING)
				: `${formatFigure(note.low)} to ${formatFigure(note.high)}`
		return [[words(name), { text: value, guess: true }, words(range)]]
	})
	return tableOf({
		title: 'Guesses in use',
		columns: [left('Input', 1.2), right('Value'), left('Range or reason', 1)],
		rows: [...noted, ...defaults],
		least: 4,
		noun: 'guesses',
		empty: 'No input is a guess.',
	})
}

/** How good the inputs are: notes on the plan’s own figures, and the defaults behind the rest. */
export function qualityCounts(plan: PlanFile): readonly { readonly name: string; readonly count: number }[] {
	const notes = Object.values(plan.notes).map(({ quality }) => quality)
	const set = new Set(Object.keys(plan.assumptions).map(keyOf))
	const defaults = ASSUMPTION_KEYS.filter((key) => !set.has(key)).map((key) => ASSUMPTIONS[key].quality)
	const all: readonly (string | null)[] = [...notes, ...defaults, ...Object.keys(plan.assumptions).map(() => 'set')]
	const graded = (...names: readonly string[]) =>
		all.filter((quality) => quality !== null && names.includes(quality)).length
	return [
		{ name: 'Contract', count: graded('contract') },
		{ name: 'Quote', count: graded('quote') },
		{ name: 'Set for the plan', count: graded('set') },
		{ name: 'Published', count: graded('published', 'derived') },
		{ name: 'Benchmark', count: graded('benchmark') },
		{ name: 'Guess', count: graded('guess') },
	].filter(({ count }) => count > 0)
}

function qualityBlock(plan: PlanFile): ChartBlock {
	const counts = qualityCounts(plan)
	const total = counts.reduce((sum, { count }) => sum + count, 0)
	const guesses = counts.find(({ name }) => name === 'Guess')?.count ?? 0
	const title =
		guesses === 0 ? `None of ${total} graded inputs is a guess` : `${guesses} of ${total} graded inputs are guesses`
	return chartOf({
		title,
		measure: 'Notes on plan fields and the plan’s assumptions, by quality',
		alt: `${title}. ${counts.map(({ name, count }) => `${name}: ${count}.`).join(' ')}`,
		source: total === 0 ? '' : `${percent(guesses / total)} guesses. From the plan file’s notes and assumptions.`,
		chart: { type: 'quality', model: { parts: counts.map((part) => ({ ...part, guess: part.name === 'Guess' })) } },
	})
}

function sourcesList(plan: PlanFile, result: PlanResult): ListBlock {
	const { chips, powerContractTypes, labourMarkets } = catalogueFor(plan)
	const usedChips = new Set(plan.chipOrders.flatMap(({ chip, refreshChip }) => [chip, refreshChip ?? chip]))
	const usedKinds = new Set(plan.powerContracts.map(({ kind }) => kind))
	const usedMarkets = new Set(plan.sites.map(({ labourMarket }) => labourMarket))
	const rows = [
		...chips.filter(({ id }) => usedChips.has(id)),
		...powerContractTypes.filter(({ id }) => usedKinds.has(id)),
		...labourMarkets.filter(({ id }) => usedMarkets.has(id)),
	]
	return {
		kind: 'list',
		title: 'Sources of the catalogue rows used',
		items: [
			...rows.map(({ name, source, asOf }) => ({ lead: `${name}, ${shortMonth(asOf)}.`, text: source })),
			{
				lead: `Engine ${result.engine}.`,
				text: 'Every figure of this report can be opened in the plan, down to its inputs.',
			},
		],
		numbered: false,
		least: 2,
		noun: 'rows',
		empty: '',
	}
}

/** Basis of planning: scope, accuracy, what was set, what was guessed, where the rest is from. */
export function basisBlocks({ plan, result, facts }: ReportInput): readonly Block[] {
	const currency =
		plan.currency === null || plan.currency === 'USD'
			? 'USD of the catalogue’s price year'
			: `${plan.currency} at ${plan.usdPerCurrencyUnit ?? MISSING} USD each, of the catalogue’s price year; prices typed into the plan are in USD`
	return [
		{
			kind: 'prose',
			title: 'Basis of planning',
			text: [
				`Scenario ${facts.scenario}, ${counted(plan.horizonMonths, 'month')} from ${longMonth(plan.startMonth)}. Money in ${currency}, not inflated unless an escalation is stated. MW IT is the load of computing; MW at the meter is that times PUE, the power the whole site draws for each unit of it. Levelled dates are those that people and deliveries allow. Firm power is there in every hour. P90: one time in ten it is later or more.`,
				peopleEstimateWords(result),
				'Every month has 730 hours. This is a planning estimate, as good as the inputs listed beside it; it is not stamped engineering, an offer, or advice to invest.',
			]
				.filter((part) => part !== '')
				.join(' '),
		},
		{
			kind: 'pair',
			share: 0.5,
			left: [overridesTable(plan), sourcesList(plan, result)],
			right: [qualityBlock(plan), guessesTable(plan)],
		},
	]
}
