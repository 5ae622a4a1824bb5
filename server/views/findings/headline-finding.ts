import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Headline, ShortfallGroup } from '#shared/result/shortfall-result.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { smallest } from '../figures/series.ts'
import { placeName } from '../messages/place-name.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { compact, megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, yearOf } from '#shared/formats/months.ts'
import { causeIsPlural, causeNoun } from '#shared/formats/names.ts'
import { shareText } from '#shared/formats/shares.ts'

/** From so much on, a share of what is lost is all of it. */
const ALL_OF_IT = 0.995
/** From so much on, what is lost at one site stands for all of it. */
const MOST = 0.8
/** A cover above it is whole, but for rounding. */
const WHOLE = 1 - 1e-9
/** Less than this at the worst month is not worth a number. */
const WORTH_MW = 0.05

type Places = Pick<PlanFile, 'sites' | 'buildPhases'>
type Bound = Pick<PlanResult, 'months' | 'binding' | 'bindingCause'>

type BoundMonths = Pick<ShortfallGroup, 'months' | 'firstMonth' | 'lastMonth'>

/** The months that a cause weighed by tokens binds in: it has no megawatts, and so no group. */
function monthsBound({ layer, cause }: Headline, { months, binding, bindingCause }: Bound): BoundMonths | undefined {
	const bound = months.filter((_, index) => binding[index] === layer && bindingCause[index]?.cause === cause)
	const [firstMonth, lastMonth] = [bound[0], bound.at(-1)]
	return firstMonth === undefined || lastMonth === undefined
		? undefined
		: { months: bound.length, firstMonth, lastMonth }
}

/** Where the cause binds in other months too than those that hold most of its loss, all of them are told: the loss is of all. */
function whenText({ form, from, to }: Headline, group: BoundMonths | undefined): string {
	const told = monthsBetween(from, to) + 1
	if (group !== undefined && group.months > told)
		return `in ${counted(group.months, 'month')} ${spanText({ form, from: group.firstMonth, to: group.lastMonth })}`
	return spanText({ form, from, to })
}

function spanText({ form, from, to }: Pick<Headline, 'form' | 'from' | 'to'>): string {
	if (from === to) return `in ${longMonth(from)}`
	if (form === 'from') return `from ${longMonth(from)}`
	// A year is said once.
	const first = yearOf(from) === yearOf(to) ? longMonth(from).replace(/ \d+$/, '') : longMonth(from)
	const joined = `${first} and ${longMonth(to)}`
	return monthsBetween(from, to) === 1 ? `in ${joined}` : `between ${joined}`
}

function costText({ weighedBy, groupMWMonths, shareOfLost }: Headline): string {
	if (weighedBy === 'tokens') return ''
	const share = shareOfLost >= ALL_OF_IT ? '' : ` (${shareText(shareOfLost)} of what is lost)`
	return `, costing ${MWMonthsText(groupMWMonths)}${share}`
}

/** Of several sites the one that loses nearly all of a loss: one that loses most among many is not the one held back. */
export function siteThatLoses(
	plan: Places,
	{ siteId, layer, MWMonths }: Pick<ShortfallGroup, 'siteId' | 'layer' | 'MWMonths'>,
	{ sites }: Pick<PlanResult, 'sites'>,
): string | undefined {
	const lostThere = sites[siteId ?? '']?.layerFacts[layer].lostMWMonths ?? 0
	const isThere = plan.sites.length > 1 && lostThere > 0 && lostThere >= MOST * MWMonths
	return isThere ? plan.sites.find(({ id }) => id === siteId)?.name : undefined
}

/** The months and the loss that the headline is of. */
export const groupOf = ({
	headline,
	shortfall,
}: Pick<PlanResult, 'headline' | 'shortfall'>): ShortfallGroup | undefined =>
	shortfall.groups.find((one) => one.cause === headline?.cause && one.layer === headline.layer)

/** When a cause binds, wherever it is told: «between July and November 2026». */
export const groupSpan = ({ firstMonth, lastMonth }: Pick<ShortfallGroup, 'firstMonth' | 'lastMonth'>): string =>
	spanText({ form: 'between', from: firstMonth, to: lastMonth })

/** «Power still ramping up holds the campus back between July and November 2026, costing 590 MW-months (68 % of what is lost)». */
export function headlineTitle(
	plan: Places,
	headline: Headline,
	result: Pick<PlanResult, 'sites' | 'shortfall'> & Bound,
): string {
	const { cause, groupMWMonths: MWMonths } = headline
	const site = siteThatLoses(plan, { ...headline, MWMonths }, result)
	const group = groupOf({ headline, shortfall: result.shortfall }) ?? monthsBound(headline, result)
	const verb = causeIsPlural(cause) ? 'hold' : 'holds'
	return sentenceCase(
		`${causeNoun(cause)} ${verb} ${site ?? placeName(plan)} back ${whenText(headline, group)}${costText(headline)}`,
	)
}

/** What a layer that no work waits for may still lack, as part of a share that is there. */
const ASKED: Readonly<Record<Layer, string>> = {
	energy: 'the firm power asked for is',
	infrastructure: 'the halls asked for are',
	chips: 'the accelerators and their spares asked for are',
	models: 'the tokens of ready models asked for are',
	applications: 'the tokens asked for are',
}

/** Of a plan that loses no work, what is there of that layer which covers least: spares may lack while everything runs. */
function allServedTitle({ layers, months }: Pick<PlanResult, 'layers' | 'months'>): string {
	const lowest = LAYERS.map((layer) => ({ layer, least: smallest(layers[layer].coverage) }))
		.flatMap(({ layer, least }) => (least !== null && least.value < WHOLE ? [{ layer, ...least }] : []))
		.toSorted((one, other) => one.value - other.value)
	const [first] = lowest
	if (first === undefined) return 'The plan serves all that is asked of it'
	const of = `${shareText(first.value)} of ${ASKED[first.layer]} there in ${longMonth(months[first.index] ?? '')}`
	return first.layer === 'applications' || first.layer === 'models'
		? `At worst ${of}`
		: `The plan serves all its work; at worst ${of}`
}

/** Where nothing leads: what is served, and the worst month if any falls short. */
export function servedTitle(result: Pick<PlanResult, 'shortfall' | 'layers' | 'months'>): string {
	const { requiredMWMonths, lostMWMonths, worst } = result.shortfall
	if (lostMWMonths <= 0 || worst === null || requiredMWMonths <= 0) return allServedTitle(result)
	const short =
		worst.itMW < WORTH_MW ? '' : `; at worst ${megawatts(worst.itMW)} MW IT are short, in ${longMonth(worst.month)}`
	return `The plan carries ${shareText(1 - lostMWMonths / requiredMWMonths)} of the MW-months asked of it${short}`
}

/** «Power still ramping up costs 590 of the 870 MW-months lost, too few electricians 156». */
export function lossTitle({ groups, lostMWMonths, unclaimedTokenMonths }: PlanResult['shortfall']): string | null {
	const [first, second] = groups.filter(({ MWMonths }) => MWMonths > 0)
	if (first === undefined) return null
	const verb = causeIsPlural(first.cause) ? 'cost' : 'costs'
	const lead = sentenceCase(`${causeNoun(first.cause)} ${verb} ${compact(first.MWMonths)} MW-months`)
	// Tokens that no workload serves have no megawatts, and are lost all the same.
	if (first.share >= ALL_OF_IT || second === undefined)
		return unclaimedTokenMonths > 0 ? lead : `${lead}, all that is lost`
	return `${lead.replace(/ MW-months$/, '')} of the ${compact(lostMWMonths)} MW-months lost, ${causeNoun(second.cause)} ${compact(second.MWMonths)}`
}
