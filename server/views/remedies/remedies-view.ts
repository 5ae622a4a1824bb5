import type { LabourQuestion, LabourRemedy, PlanChange, PlanRemedies, Remedy, Shortfall } from '#shared/remedies.ts'
import { missingInAll } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { amountOf, isSaidAsOne, MWMonthsText } from '../messages/counts.ts'
import { labourTitle, remedyTitle } from '../messages/remedies.ts'
import type { Money } from '#shared/units/money.ts'
import { compact, delta, percent, usd } from '#shared/formats/figures.ts'
import { counted, countInWords, longMonth, sentenceCase, spanOfMonths } from '#shared/formats/months.ts'
import { LAYER_NAMES, layerBinds, tradeName } from '#shared/formats/names.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** A piece of a sentence; one with `why` is a figure that opens. */
export type NotePart = { readonly text: string; readonly why: WhyTarget | null }

export type RemedyLine = {
	readonly key: string
	readonly layer: Layer
	/** «Bring Utility, phase 1 forward by four months, to March 2026» */
	readonly title: string
	/** what it clears, gives back, and what binds next; figures open */
	readonly note: readonly NotePart[]
	/** «+$2.1 M» over the plan; «same» */
	readonly cost: string
	readonly costWhy: WhyTarget | null
	/** «cheapest», where that is said */
	readonly mark: string | null
	readonly clears: boolean
	/** what is sent when the change is tried; null where there is nothing to try */
	readonly change: PlanChange | null
}

export type ShortfallView = {
	readonly key: string
	readonly layer: Layer
	/** «Energy, April to November 2026» */
	readonly title: string
	/** why it is short, and how far single changes go */
	readonly lede: string
	readonly lines: readonly RemedyLine[]
}

export type LabourView = { readonly title: string; readonly lede: string; readonly lines: readonly RemedyLine[] }

export type RemediesView = {
	readonly shortfalls: readonly ShortfallView[]
	/** which of them stands where there is room for one: the one whose changes give back most */
	readonly foremost: number
	/** runs of months not looked at; null where all were */
	readonly more: string | null
	/** said where nothing is short */
	readonly empty: string | null
	readonly labour: LabourView | null
	/** runs of months that are still looked at; null where the answer is whole */
	readonly toCome: number | null
}

const span = (first: string, last: string): string => (first === last ? longMonth(first) : spanOfMonths(first, last))

/** Money over the plan's months: capex and opex together. */
function costText(value: number, money: Money): string {
	return delta(value, (amount) => usd(amount, money))
}

type Sentence = readonly NotePart[]
const plain = (text: string): NotePart => ({ text, why: null })

/** A figure of a change: the same quantity in two plans. */
function opens(text: string, quantity: string, { change, scope = 'plan', month = null }: RemedyQuestion): NotePart {
	return { text, why: { quantity: `remedies.${quantity}`, scope, month, change: JSON.stringify(change) } }
}
type RemedyQuestion = { readonly change: PlanChange; readonly scope?: string; readonly month?: string | null }

function clearsText(remedy: Remedy, { firstMonth, lastMonth, months }: Shortfall): Sentence {
	const { clears, monthsCleared, clearedMonths, gapClosed, change } = remedy
	const asked = { change, month: `${firstMonth}/${lastMonth}` }
	if (clears) return [plain('Clears '), opens(span(firstMonth, lastMonth), 'monthsCleared', asked)]
	const gap = `closes ${percent(gapClosed)} of the gap`
	if (monthsCleared === 0) return [plain(sentenceCase(gap))]
	return [
		plain('Clears '),
		opens(`${countInWords(monthsCleared)} of ${counted(months, 'month')}`, 'monthsCleared', asked),
		plain(`${inARow(clearedMonths)}, ${gap}`),
	]
}

/** « (Feb–Dec 2027)» where the months follow one another. */
function inARow(cleared: readonly string[]): string {
	const [first, last] = [cleared[0], cleared.at(-1)]
	if (first === undefined || last === undefined) return ''
	return monthsBetween(first, last) + 1 === cleared.length ? ` (${span(first, last)})` : ''
}

function regainedText({ acceleratorMonths, itMWMonths, change }: Remedy): Sentence | null {
	const regained = [
		...(acceleratorMonths >= 1
			? [opens(`${compact(acceleratorMonths)} accelerator-months`, 'acceleratorMonths', { change })]
			: []),
		...(itMWMonths >= 1 ? [opens(MWMonthsText(itMWMonths), 'itMWMonths', { change })] : []),
	]
	const [first, second] = regained
	if (first === undefined) return null
	return [plain('regains '), first, ...(second === undefined ? [] : [plain(' and '), second])]
}

function nextText({ next, clears }: Remedy, layer: Layer): Sentence | null {
	if (!clears || next === null || next === layer) return null
	return next === 'applications' ? null : [plain(`then ${layerBinds(next)}`)]
}

const HANDS: readonly Remedy['lever'][] = ['beds', 'travellers', 'net_adds', 'weekly_hours', 'shifts', 'labour_pool']

type Hands = { readonly usd: number; readonly change: PlanChange }

/** Halls are priced by the market: what hands cost more is said beside it. */
function handsText({ usd: usdOfHands, change }: Hands, money: Money): Sentence | null {
	if (Math.abs(usdOfHands) < 1) return null
	return [
		plain('wages and per diem '),
		opens(costText(usdOfHands, money), 'crewUsd', { change }),
		plain(', within the market’s price'),
	]
}

function lineOf(remedy: Remedy, shortfall: Shortfall, money: Money): RemedyLine {
	const { change, commitmentUsd, opexUsd, lever, labourUsd, perDiemUsd } = remedy
	const parts = [
		clearsText(remedy, shortfall),
		regainedText(remedy),
		nextText(remedy, shortfall.layer),
		HANDS.includes(lever) ? handsText({ usd: labourUsd + perDiemUsd, change }, money) : null,
		remedy.shortMonths > 0 ? [plain(`leaves ${counted(remedy.shortMonths, 'more month')} short elsewhere`)] : null,
	].filter((part): part is Sentence => part !== null)
	const note = parts.flatMap((part, index) => (index === 0 ? part : [plain('; '), ...part]))
	return {
		key: `${shortfall.firstMonth} ${JSON.stringify(change)}`,
		layer: remedy.layer,
		title: remedyTitle(remedy),
		note: [...note, plain('.')],
		cost: costText(commitmentUsd + opexUsd, money),
		costWhy: opens('', 'costUsd', { change }).why,
		mark: null,
		clears: remedy.clears,
		change,
	}
}

function reachText({ remedies, months }: Shortfall): string {
	const [best] = remedies
	if (best === undefined) return 'No single change of a contract, hall, order, crew, model, demand or date moves it.'
	if (best.clears) return 'Smallest single changes that clear it, by layer:'
	const most = Math.max(...remedies.map(({ monthsCleared }) => monthsCleared))
	return most === 0
		? 'No single change clears a month of it; these come nearest:'
		: `No single change clears it; the best clears ${countInWords(most)} of ${counted(months, 'month')}:`
}

/** Beyond what the cause's own sentence says: a remedy is as large as the worst month asks. */
const WORSE_BY = 1.05

function worstText({ layer, worst: { month, missing }, cause, months }: Shortfall): string {
	const said = cause === null ? 0 : missingInAll(cause.facts)
	if (months < 2 || missing <= said * WORSE_BY) return ''
	return `At worst ${amountOf(layer, missing)} ${isSaidAsOne(missing) ? 'is' : 'are'} missing, in ${longMonth(month)}; what clears it must make up for that.`
}

function shortfallView(shortfall: Shortfall, money: Money): ShortfallView {
	const { layer, firstMonth, lastMonth, cause, remedies } = shortfall
	const lede = [cause?.text, worstText(shortfall), reachText(shortfall)]
	return {
		key: `${layer} ${firstMonth}`,
		layer,
		title: `${LAYER_NAMES[layer]}, ${span(firstMonth, lastMonth)}`,
		lede: lede.filter((text) => text !== undefined && text !== '').join(' '),
		lines: remedies.map((remedy) => lineOf(remedy, shortfall, money)),
	}
}

const WAYS: Readonly<Record<LabourRemedy['kind'], { readonly name: string; readonly nothing: string }>> = {
	travellers: { name: 'More travellers', nothing: 'More travellers regain nothing: they are not what is missing.' },
	second_shift: { name: 'A second shift', nothing: 'A second shift regains nothing: the same hands work both.' },
	prefab: {
		name: 'More prefabrication',
		nothing: 'More prefabrication regains nothing within the share a shop can make.',
	},
	resequencing: { name: 'Another order of halls', nothing: 'Moving one hall’s start gives this one no hands sooner.' },
}

function labourLine(remedy: LabourRemedy, { hall, hallId }: LabourQuestion, money: Money): RemedyLine {
	const title = labourTitle(remedy)
	const { change } = remedy
	const { name, nothing } = WAYS[remedy.kind]
	const common = { key: remedy.kind, layer: 'infrastructure', clears: false, change } as const
	if (title === null || change === null)
		return { ...common, title: name, note: [plain(nothing)], cost: '', costWhy: null, mark: null }
	const sooner = counted(remedy.monthsRegained, 'month')
	const back =
		remedy.monthsRegained > 0
			? [
					plain(`${hall} `),
					opens(sooner, 'hallDelay', { change, scope: `phase:${hallId}` }),
					plain(' sooner; regains '),
				]
			: [plain('Regains ')]
	const hands = handsText({ usd: remedy.usd, change }, money)
	const MWMonths = MWMonthsText(remedy.itMWMonthsRegained)
	return {
		...common,
		title: `${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
		note: [
			...back,
			opens(MWMonths, 'finishedMWMonths', { change }),
			plain(' of halls'),
			...(hands === null ? [] : [plain('; '), ...hands]),
			plain('.'),
		],
		cost: costText(remedy.commitmentUsd + remedy.opexUsd, money),
		costWhy: opens('', 'costUsd', { change }).why,
		mark: remedy.cheapest ? 'least wages a MW-month' : null,
	}
}

function labourView(question: LabourQuestion, money: Money): LabourView {
	const { trade, hall, monthsLost, itMWMonthsLost, remedies } = question
	return {
		title: `Four ways out of the shortage of ${tradeName(trade)}`,
		lede: `${hall} loses ${counted(monthsLost, 'month')}, all halls ${MWMonthsText(itMWMonthsLost)}. Money: capital and running costs over the plan, as for any other change; camps and the shop’s price are not in it.`,
		lines: remedies.map((remedy) => labourLine(remedy, question, money)),
	}
}

function foremostOf(shortfalls: readonly Shortfall[]): number {
	const regained = shortfalls.map(({ remedies }) => Math.max(0, ...remedies.map(({ itMWMonths }) => itMWMonths)))
	return Math.max(0, regained.indexOf(Math.max(...regained)))
}

/** What would have to change, as lines a person can read and try. */
export function buildRemediesView({
	asked,
	shortfalls,
	leftOut,
	labour,
	complete,
	toCome,
	money,
}: PlanRemedies): RemediesView {
	const nothing = asked
		? 'No work that is asked for goes unserved: no change is needed for it.'
		: 'Nothing is asked for in these months. A workload in them shows what would have to change.'
	return {
		shortfalls: shortfalls.map((shortfall) => shortfallView(shortfall, money)),
		foremost: foremostOf(shortfalls),
		more:
			leftOut === 0
				? null
				: `${sentenceCase(counted(leftOut, 'shorter run'))} of months ${leftOut === 1 ? 'is' : 'are'} not shown.`,
		empty: complete && shortfalls.length === 0 ? nothing : null,
		toCome: complete ? null : toCome,
		labour: labour === null ? null : labourView(labour, money),
	}
}
