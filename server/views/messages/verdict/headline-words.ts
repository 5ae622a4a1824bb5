import type { PlanResult } from '#shared/result.ts'
import type { HeadlineCase, HeadlineFacts, Loss, PlanVerdict, SiteVerdict } from '#shared/result/verdict-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { megawatts, shortFigure } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, spanOfMonths, yearOf } from '#shared/formats/months.ts'
import { moneyOf } from '#shared/units/money.ts'
import { MWMonthsText } from '../counts.ts'
import { causeClause } from './cause-clauses.ts'
import { latestSite } from './latest-site.ts'
import { alikeClause, leadingLoss } from './leading-loss.ts'
import { missingTitle } from './missing-words.ts'
import { lossesToTell, partOf, pastSentence } from './loss-words.ts'
import { MW, dollars, partInWords, shareOf } from './us-figures.ts'

/** What a headline reads of a result: the verdict, and what its sites deliver in the month of a step. */
export type Headlined = Pick<PlanResult, 'months'> & {
	readonly verdict: PlanVerdict
	readonly sites: Readonly<Record<string, { readonly deliveredItMW: readonly number[] }>>
}
type Told = {
	readonly plan: PlanFile
	readonly result: Headlined
	readonly facts: HeadlineFacts
	/** the loss that leads, of those that are coming */
	readonly loss: Loss | undefined
}

const monthsText = (months: number) => (months >= 13 ? `${months} months` : counted(months, 'month'))

/** A step that comes late though full power does not: «12.6 of 14 MW stand in September 2027». */
function lateStep({ result: { verdict, sites, months } }: Told): string | null {
	const late = Object.entries(verdict.sites).flatMap(([id, { steps }]: [string, SiteVerdict]) =>
		steps.flatMap((step) => ((step.monthsLate ?? 1) > 0 ? [{ id, ...step }] : [])),
	)
	const [first] = late.toSorted((one, other) => one.month.localeCompare(other.month))
	const there = first && sites[first.id]?.deliveredItMW[months.indexOf(first.month)]
	if (first === undefined || there === undefined) return null
	return `${megawatts(there)} of ${megawatts(first.itMW)} MW are there in ${longMonth(first.month)}`
}

function fallsBack({ facts: { fallsBack: fall } }: Told): string | null {
	return fall === null
		? null
		: `From ${longMonth(fall.month)}, only ${megawatts(fall.itMW)} of ${megawatts(fall.ofItMW)} MW is delivered`
}

function targetLate(told: Told): string {
	const { facts, plan, result } = told
	const { fullPower, monthsLate, targetMonth } = facts
	if (fullPower === null) return targetMissed(told)
	if (monthsLate === null || monthsLate <= 0)
		return lateStep(told) ?? fallsBack(told) ?? `Full power comes in ${longMonth(fullPower)}`
	const latest = latestSite(result.verdict)
	if (latest !== null) {
		const site = plan.sites.find(({ id }) => id === latest.siteId)?.name ?? latest.siteId
		return `${site} has full power in ${longMonth(latest.reached)}, ${monthsText(latest.monthsLate)} after its ${longMonth(latest.month)} target`
	}
	const after =
		result.verdict.basis === 'plan' || targetMonth === null
			? `${monthsText(monthsLate)} behind plan`
			: `${monthsText(monthsLate)} after the ${longMonth(targetMonth)} target`
	return `Full power comes in ${longMonth(fullPower)}, ${after}`
}

function targetMissed(told: Told): string {
	const { facts, result } = told
	const { deliveredItMW, targetItMW } = facts
	const end = yearOf(result.months.at(-1) ?? '')
	const fall = deliveredItMW >= targetItMW ? fallsBack(told) : null
	if (fall !== null) return fall
	const missed =
		result.verdict.basis === 'plan' ? `full power does not come by ${end}` : `the target is not met by ${end}`
	return `${megawatts(deliveredItMW)} of ${megawatts(targetItMW)} MW IT is reached; ${missed}`
}

/** «$11.7B of chips», or in megawatt-months where nothing is priced. */
function amountOf(plan: PlanFile, loss: Loss): string {
	const part = partOf(loss)
	return (loss.usd ?? 0) > 0
		? `${dollars(loss.usd ?? 0, moneyOf(plan))} of ${part}`
		: `${MWMonthsText(loss.mwMonths)} of ${part}`
}

const SHORT: Readonly<Record<Layer, string>> = {
	energy: 'power is short',
	infrastructure: 'halls are short',
	chips: 'chips are short',
	models: 'no model here can serve it',
	applications: 'no workload serves it',
}

function idle({ plan, facts, loss }: Told): string {
	if (loss === undefined) return 'Idle capacity'
	const amount = amountOf(plan, loss)
	const { racks } = loss.facts
	if (racks !== null)
		return `${amount} fit no hall: racks draw ${shortFigure(racks.unitKW)} kW, halls take ${shortFigure(racks.hallKW)}`
	const from = `from ${yearOf(loss.from)}`
	if (loss.kind === 'stranded') return `${amount} cannot run ${from}: ${SHORT[loss.layer]}`
	if (loss.cause !== 'over_built') return `${amount} idle ${from}${waiting(loss)}`
	const used = facts.share ?? loss.facts.usedShare
	return `${amount} idle ${from}${used === null ? '' : `: demand uses ${partInWords(used)} of them`}`
}

/** Of a layer below which something stands idle: what that waits for, or that nothing of it comes. */
const WAITED_FOR: Readonly<Record<Layer, string>> = {
	energy: 'power',
	infrastructure: 'halls',
	chips: 'chips',
	models: 'work',
	applications: 'work',
}
const NEVER_COMES: readonly Loss['cause'][] = ['not_contracted', 'not_planned', 'not_ordered', 'retired']

function waiting({ cause, layer, facts }: Loss): string {
	const on = facts.ofTenant ? 'tenants' : WAITED_FOR[layer]
	return NEVER_COMES.includes(cause)
		? `: no ${on} ${layer === 'energy' ? 'for' : 'to use'} ${facts.stands === 'energy' ? 'it' : 'them'}`
		: `, waiting for ${on}`
}

function unserved({ facts, loss }: Told): string {
	const share = facts.share === null ? 'Some' : sentenceCase(shareOf(facts.share))
	if (loss === undefined) return `${share} of demand goes unserved`
	return `${share} of demand goes unserved in ${facts.year ?? yearOf(loss.from)}: ${SHORT[loss.layer]}`
}

function targetMet({ facts, result: { verdict } }: Told): string {
	const { month, monthsLate } = verdict.fullPower
	const by = month ?? facts.targetMonth
	// A target of a month behind the plan, or of none that is reached in it, has no month to name.
	const runs = by === null ? `${MW(facts.targetItMW)} is there` : `${MW(facts.targetItMW)} runs by ${longMonth(by)}`
	const early = -(monthsLate ?? 0)
	return early > 0 ? `${runs}, ${monthsText(early)} ahead of target` : `${runs}, on target`
}

/** Kinds of power that come over the grid. */
const OVER_GRID: readonly string[] = ['utility_firm', 'utility_nonfirm', 'interconnection_queue', 'bridge_ramp']

function tightestText(plan: PlanFile, layer: Layer): string {
	switch (layer) {
		case 'energy':
			return plan.powerContracts.every(({ kind }) => OVER_GRID.includes(kind)) ? 'grid power is' : 'power is'
		case 'infrastructure':
			return 'halls are'
		case 'chips':
		case 'models':
			return 'chips are'
		case 'applications':
			return 'demand is'
	}
}

function allMet({ plan, facts: { tightest, share }, result }: Told): string {
	const { verdict } = result
	const spare =
		tightest === null || share === null
			? ''
			: `; ${tightestText(plan, tightest)} the tightest, ${shareOf(share)} to spare`
	const asks = [plan.workloads, plan.applications, plan.leases].some((list) => list.length > 0)
	if (asks) return `All demand is served${spare}`
	// Nobody is served yet: what is said is when the build is there, or what it still lacks.
	return verdict.fullPower.month === null
		? missingTitle(plan, result)
		: `Full power comes in ${longMonth(verdict.fullPower.month)}, as planned`
}

/** Nothing is lost any more: what holds from here. */
const pastOnly = (told: Told): string =>
	told.result.verdict.basis === 'stated' && (told.result.verdict.fullPower.monthsLate ?? 1) <= 0
		? targetMet(told)
		: allMet(told)

/** The finding of each case, at most fourteen words: a case without words does not compile. */
const FINDINGS: Readonly<Record<HeadlineCase, (told: Told) => string>> = {
	empty: ({ plan, result }) => missingTitle(plan, result),
	incomplete: ({ plan, result }) => missingTitle(plan, result),
	past_only: pastOnly,
	target_missed: targetMissed,
	target_late: targetLate,
	idle,
	below_cost: ({ facts: { share } }) =>
		share === null ? 'Tokens sell below what they cost' : `Tokens sell ${shareOf(share)} below what they cost`,
	unserved,
	target_met: targetMet,
	all_met: allMet,
}

function told(plan: PlanFile, result: Headlined): Told {
	const { headline, losses } = result.verdict
	const { facts } = headline
	return { plan, result, facts, loss: leadingLoss(losses, facts.loss)?.whole }
}

/** The finding first, biggest consequence first: one for every door. */
export function headlineTitle(plan: PlanFile, result: Headlined): string {
	return FINDINGS[result.verdict.headline.case](told(plan, result))
}

/** «450 of 539 MW-months»: where a cause is not all that is late, what it is part of stands beside it. */
function amountOfKind({ kind, past, mwMonths }: Loss, { totals }: Headlined['verdict']): string {
	const all = (past ? totals.past : totals).late.mwMonths
	const isPart = kind === 'late' && all > mwMonths && shortFigure(all) !== shortFigure(mwMonths)
	return isPart ? `${shortFigure(mwMonths)} of ${MWMonthsText(all)}` : MWMonthsText(mwMonths)
}

/** Why, and what it costs: «Hall A is ready in May 2030; 975 MW-months late, $881M.»; of what is met, what was lost before. */
export function headlineCause(plan: PlanFile, result: Headlined): string {
	const { verdict } = result
	const { facts, case: leads } = verdict.headline
	if (leads === 'past_only') return pastSentence(plan, verdict)
	const lead = leadingLoss(verdict.losses, facts.loss)
	const loss = lead?.whole ?? lossesToTell(verdict)[0]
	if (loss === undefined || leads === 'empty' || leads === 'incomplete') return ''
	// Of what is met, spare capacity that costs nothing is no cause.
	if (lead === null && loss.kind === 'idle' && (loss.usd ?? 0) <= 0) return pastSentence(plan, verdict)
	const sizes = [
		...(loss.mwMonths > 0 ? [`${amountOfKind(loss, verdict)} ${KIND_WORDS[loss.kind]}`] : []),
		...((loss.usd ?? 0) > 0 ? [dollars(loss.usd ?? 0, moneyOf(plan))] : []),
	]
	// What demand uses of it the finding has said.
	const why = loss.cause === 'over_built' ? [] : [lead === null ? causeClause(plan, loss) : alikeClause(plan, lead)]
	const when = loss.cause === 'over_built' || loss.kind === 'belowCost' ? `, ${spanOfMonths(loss.from, loss.to)}` : ''
	return `${sentenceCase([...why, sizes.join(', ')].filter((part) => part !== '').join('; '))}${when}.${lateBesides(plan, result)}`
}

/** What leads costs more than the late date, which is the first that is asked about all the same. */
function lateBesides(plan: PlanFile, result: Headlined): string {
	const { basis, fullPower, headline } = result.verdict
	if (basis !== 'stated' || !DEARER.includes(headline.case)) return ''
	const isLate = fullPower.month === null || (fullPower.monthsLate ?? 0) > 0
	// The last step may be in time, and one before it late.
	const step = isLate ? null : lateStep(told(plan, result))
	if (!isLate) return step === null ? '' : ` Late: ${step}.`
	const { month, monthsLate } = fullPower
	return month === null || monthsLate === null
		? ` ${targetMissed(told(plan, result))}.`
		: ` Full power: ${longMonth(month)}, ${monthsText(monthsLate)} late.`
}
const DEARER: readonly HeadlineCase[] = ['idle', 'below_cost', 'unserved']

const KIND_WORDS = { late: 'late', unserved: 'unserved', stranded: 'stranded', idle: 'idle', belowCost: '' } as const
