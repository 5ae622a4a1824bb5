import type { Decision, LeverKind, NoDecision, PlanDecisions } from '#shared/decisions.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import type { Layer } from '#shared/layers.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { deciderName, decisionTitle, remedyTitle, tooLateText } from '../messages/remedies.ts'
import { testedText } from '../messages/tested-changes.ts'
import type { Money } from '#shared/units/money.ts'
import { delta, usd } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

/** A piece of a sentence; one with `why` is a figure that opens. */
export type NotePart = { readonly text: string; readonly why: WhyTarget | null }

export type RemedyLine = {
	/** the decision's id */
	readonly key: string
	readonly layer: Layer
	/** «By March 2027: order Lot 2 four months earlier, in April 2027» */
	readonly title: string
	/** for the head of a page: «Best decision by March 2027: order Lot 2 … (+$2.1M, recovers $45M)» */
	readonly best: string
	/** what it recovers, what limits next, who decides */
	readonly note: readonly NotePart[]
	/** «+$2.1M» over the plan; «same» */
	readonly cost: string
	readonly costWhy: WhyTarget | null
	/** what is sent when the change is tried; null where there is nothing to try */
	readonly change: TriedChange | null
}

export type LabourView = { readonly title: string; readonly lede: string; readonly lines: readonly RemedyLine[] }

export type RemediesView = {
	/** by value, the dearest first */
	readonly lines: readonly RemedyLine[]
	/** what would have been decided before now, each once */
	readonly tooLate: readonly string[]
	/** said where there is no line */
	readonly empty: string | null
	/** those of labor and of the order of halls, beside the trade that is short; null where there are none */
	readonly labour: LabourView | null
	/** causes that are still looked at; null where the answer is whole */
	readonly toCome: number | null
}

const HANDS: readonly LeverKind[] = ['beds', 'travellers', 'net_adds', 'shifts']

/** Money over the plan's months: capital and running cost together. */
export const costText = (value: number, money: Money): string => delta(value, (amount) => usd(amount, money))

/** «recovers 120 MW-months and $45M», «leaves 45 MW-months more late or unserved», «full power four months sooner»: what of it there is. */
export function regainedTexts({ regains, costUsd, valueUsd }: Decision, money: Money): readonly string[] {
	const { mwMonths, usd: regained, monthsSooner, fullPower } = regains
	const amounts = [
		...(mwMonths >= 0.5 ? [MWMonthsText(mwMonths)] : []),
		...((regained ?? 0) >= 1 ? [usd(regained ?? 0, money)] : []),
	]
	const price =
		valueUsd !== null && valueUsd <= 0 && costUsd > 0 ? `, ${usd(costUsd / monthsSooner, money)} per month` : ''
	return [
		...(amounts.length > 0 ? [`recovers ${amounts.join(' and ')}`] : []),
		// What saves idle money may leave a little more late: both are said.
		...(mwMonths <= -0.5 ? [`leaves ${MWMonthsText(-mwMonths)} more late or unserved`] : []),
		...(fullPower === null ? [] : [`full power ${soonerText(fullPower, monthsSooner)}${price}`]),
	]
}

/** «net $42M», «net loss $4M»: what the list is ordered by; nothing where the plan prices nothing. */
export const netTexts = ({ valueUsd }: Decision, money: Money): readonly string[] =>
	valueUsd === null ? [] : [valueUsd < 0 ? `net loss ${usd(-valueUsd, money)}` : `net ${usd(valueUsd, money)}`]

/** «four months sooner», «in May 2028, never in the plan without it» */
const soonerText = ({ was, becomes }: NonNullable<Decision['regains']['fullPower']>, months: number): string =>
	was === null ? `in ${longMonth(becomes)}, never in the plan without it` : `${counted(months, 'month')} sooner`

/** «then limited by chips», «then nothing is late or unserved» */
export const nextText = ({ then }: Pick<Decision, 'then'>): string =>
	then === null ? 'then nothing is late or unserved' : `then limited by ${lower(LAYER_NAMES[then.layer])}`

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
const upper = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What a decision does, in one sentence. */
export const decisionNote = (decision: Decision, money: Money): string =>
	`${upper([...regainedTexts(decision, money), ...netTexts(decision, money), nextText(decision)].join('; '))}.`

/** «Best decision by March 2027: order Lot 2 four months earlier (+$2.1M, recovers $45M).»; without sizes for whoever is shown no prices. */
export const bestText = (title: string, sizes: readonly string[]): string =>
	`Best decision ${lower(title)}${sizes.length === 0 ? '' : ` (${sizes.join(', ')})`}.`

const ADDS_POWER: readonly LeverKind[] = ['contract_add', 'contract_further', 'contract_capacity', 'plant_add']

/** Whether two decisions close the same gap: either clears it, or both bring power for it. */
const areAlternatives = (one: Decision, other: Decision): boolean =>
	one.cause === other.cause &&
	one.siteId === other.siteId &&
	((one.clears && other.clears) || (ADDS_POWER.includes(one.lever) && ADDS_POWER.includes(other.lever)))

/** «Instead of: bridge 70 MW at Querétaro, November 2029.»: the better one that closes the same gap; nothing where none does. */
function insteadOf(decision: Decision, all: readonly Decision[]): string {
	const better = all.slice(0, all.indexOf(decision)).find((other) => areAlternatives(decision, other))
	return better === undefined ? '' : ` Instead of: ${lower(remedyTitle(better))}.`
}

function lineOf(decision: Decision, all: readonly Decision[], money: Money): RemedyLine {
	const { id, layer, lever, change: patch, costUsd, decider } = decision
	const change = { action: 'merge', patch } as const
	const quantity = HANDS.includes(lever) ? 'remedies.handsUsd' : 'remedies.costUsd'
	return {
		key: id,
		layer,
		title: decisionTitle(decision),
		best: bestText(decisionTitle(decision), [costText(costUsd, money), ...regainedTexts(decision, money).slice(0, 1)]),
		note: [
			{
				text: `${decisionNote(decision, money)}${insteadOf(decision, all)} Decided by: ${lower(deciderName(decider))}.`,
				why: null,
			},
		],
		cost: costText(costUsd, money),
		costWhy: { quantity, scope: 'plan', month: null, change: JSON.stringify(change) },
		change,
	}
}

const NOTHING_LOST = 'Nothing is lost from here on. No decision is needed.'
const NOTHING_HELPS: Readonly<Record<Exclude<NoDecision, 'tried'>, string>> = {
	incomplete: 'Add what the plan still lacks first. Decisions are tested on a plan that runs.',
	met: 'Nothing is late or unserved, and little is idle. No decision is needed.',
	bought: 'The idle chips are ordered already, so no order can be cut. Add demand for them, or rent them out.',
	unsold: 'Chips for rent are idle. Find more renters, or reserve the chips for a customer.',
	held_by_target:
		'Demand leaves chips idle, but the power target needs them. Add demand, or lower the target and the orders together.',
	no_lever: 'No single change was tested: none fits the largest loss. Combine several in a scenario.',
}

/** Why nothing is told, with the kinds of change that were tested in vain. */
function nothingHelps({ none, tested }: Pick<PlanDecisions, 'none' | 'tested'>): string {
	if (none !== null && none !== 'tried') return NOTHING_HELPS[none]
	const said = 'No single change recovers half of any loss for less than it costs.'
	return [said, testedText(tested), 'Combine several in a scenario.'].filter((part) => part !== '').join(' ')
}

/** What can still be decided, as pages, papers and the command line show it. */
export function buildRemediesView(found: PlanDecisions): RemediesView {
	const { decisions, tooLate, complete, toCome, loses, money } = found
	const lines = decisions.map((decision) => lineOf(decision, decisions, money))
	const hands = decisions.filter(({ cause, lever }) => cause === 'slipped_labor' || HANDS.includes(lever))
	const empty = lines.length > 0 ? null : loses ? nothingHelps(found) : NOTHING_LOST
	return {
		lines,
		tooLate: tooLate.map((one) => `${tooLateText(one)}.`),
		empty: complete ? empty : null,
		labour: hands.length === 0 ? null : labourView(hands, found),
		toCome: complete ? null : toCome,
	}
}

function labourView(hands: readonly Decision[], { decisions, money }: PlanDecisions): LabourView {
	return {
		title: hands.length === 1 ? 'One way to fix the labor shortage' : 'Ways to fix the labor shortage',
		lede: 'Each tested by itself; these also appear among all decisions of the plan.',
		lines: hands.map((decision) => lineOf(decision, decisions, money)),
	}
}
