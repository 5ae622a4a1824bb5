import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ASSUMPTIONS, isAssumptionKey, isTextAssumptionKey, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatQuantity } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { chipNames } from '../../messages/chip-name.ts'
import { editedPlace } from '../../messages/edited-place.ts'
import { peopleEstimateWords } from '../../messages/estimate-words.ts'
import { MISSING, rateText } from '#shared/formats/figures.ts'
import { counted, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { beginningOf, tableOf } from '../parts/blocks.ts'
import type { Block, ListBlock, SectionBody, TableBlock, ReportInput } from '../report-model.ts'
import { guessesTable, qualityBlock } from '../parts/guesses.ts'
import { left, right, words } from '../parts/report-parts.ts'

const keyOf = (key: string) => key.slice(key.lastIndexOf('/') + 1)

export function overridesTable(plan: PlanFile): TableBlock {
	return tableOf({
		title: 'Assumptions set for this plan',
		columns: [left('Assumption', 1.2), right('Here'), right('Default'), left('Why, source', 1.2)],
		rows: Object.entries(plan.assumptions).map(([path, { value, text, why, source }]) => {
			const { here, usual } = saidOf(plan, keyOf(path), { value, text })
			return [
				words(editedPlace(plan, { kind: 'assumptions', itemId: path, field: '' })),
				{ text: here, strong: true },
				words(usual),
				words([why, source].filter((part) => part !== null && part !== '').join('; ') || 'no reason given'),
			]
		}),
		least: 3,
		noun: 'assumptions',
		empty: 'None: every assumption has its default.',
	})
}

type BasisStated = Pick<PlanFile['assumptions'][string], 'value' | 'text'>

/** What holds here and what would by default: figures with their units, chips by their names. */
function saidOf(
	plan: PlanFile,
	key: string,
	{ value, text }: BasisStated,
): { readonly here: string; readonly usual: string } {
	if (text !== null) {
		const nameOf = chipNames(plan)
		return { here: nameOf(text), usual: isTextAssumptionKey(key) ? nameOf(TEXT_ASSUMPTIONS[key].default) : MISSING }
	}
	if (!isAssumptionKey(key)) return { here: String(value), usual: MISSING }
	const { unit, default: usual } = ASSUMPTIONS[key]
	const said = (figure: number) => formatQuantity(figure, unit, { money: moneyOf(plan) })
	return { here: said(value), usual: said(usual) }
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
		title: 'Sources of the reference data used',
		items: [
			...[...new Set(rows.map(({ source }) => source))].map((source) => ({
				lead: `${listInWords(
					rows.filter((row) => row.source === source).map(({ name, asOf }) => `${name}, ${shortMonth(asOf)}`),
				)}.`,
				text: source,
			})),
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

function currencyWords({ currency, usdPerCurrencyUnit }: PlanFile): string {
	if (currency === null || currency === 'USD') return 'USD of the catalog’s price year'
	const rate = usdPerCurrencyUnit === null ? '' : `, ${rateText(currency, usdPerCurrencyUnit)}`
	return `${currency}${rate}, of the catalog’s price year; the plan file keeps prices in USD`
}

/** What a figure of this report means and how far it can be trusted. */
function basisProse({ plan, result, facts, scenarios = [] }: ReportInput): Block {
	const others = scenarios.slice(1).map(({ label }) => label)
	return {
		kind: 'prose',
		title: 'Basis of planning',
		text: [
			`Scenario ${facts.scenario}, ${counted(plan.horizonMonths, 'month')} from ${longMonth(plan.startMonth)}${others.length === 0 ? '' : `, beside ${listInWords(others)}`}. Money in ${currencyWords(plan)}, not inflated unless an escalation is stated. MW IT is the load of computing; MW at the meter is that times PUE, the power the whole site draws for each unit of it. Leveled dates are those that people and deliveries allow. Firm power is there in every hour. P90: one time in ten it is later or more.`,
			UNITS_SAID[facts.settings.units],
			peopleEstimateWords(result),
			'Every month has 730 hours. This is a planning estimate, as good as the inputs listed beside it; it is not stamped engineering, an offer, or advice to invest.',
		]
			.filter((part) => part !== '')
			.join(' '),
	}
}
const UNITS_SAID = {
	si: '',
	us: 'Areas, volumes and temperatures are in US customary units; power and energy are not.',
} as const

const FIRST_GUESSES = 12

/** Basis of planning: scope, accuracy, what was set, what was guessed, where the rest is from. */
export function basisSection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const set = Object.keys(plan.assumptions).length
	return {
		bookmark: 'Basis of planning',
		finding: sentenceCase(
			set === 0 ? 'the plan uses default assumptions' : `${counted(set, 'assumption')} set for this plan`,
		),
		lede: 'What the figures mean, how good their inputs are, and which defaults were changed.',
		blocks: [
			basisProse(input),
			qualityBlock(input),
			beginningOf(guessesTable(input, 'brief'), FIRST_GUESSES),
			overridesTable(plan),
			sourcesList(plan, result),
		],
	}
}

/** The same on part of a page: what moves most. */
export const basisPart = (input: ReportInput): readonly Block[] => [
	basisProse(input),
	{ kind: 'pair', share: 0.42, left: [qualityBlock(input)], right: [guessesTable(input, 'brief')] },
]
