import type { Decision, LeverKind, Regained, TooLate } from '#shared/decisions.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { firstAhead } from '#shared/status-month.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { soonestOf, timed } from './act-by.ts'
import { deciderOf } from '#server/views/remedies/decider-of.ts'
import { counting, nameOf, type Lever, type LeverContext } from './lever.ts'
import { leversFor } from './levers-by-cause.ts'
import { comingOf, isOf, type LossQuestion, questionsOf, type Weighing, weighingOf } from './loss-questions.ts'
import { mergePatchOf } from './merge-patch.ts'
import { delaysATarget, givesUpATarget, losesMore, standsBesideIdle } from './never.ts'
import { shortSites } from './short-sites.ts'
import { latestMonth, smallestSize, type Trial, worthiestSize } from './smallest-size.ts'
import type { Outcome, TrialRuns } from './trial-runs.ts'
import { asksLess, costOf, discountFrom, isPriced, regainedBetween, valueOf, weightRegained } from './worth.ts'

/** Most runs of the engine that one cause may cost. */
const MOST_RUNS = 80
/** Of what is lost in all: less is not worth a person's time. Rule D6. */
const LEAST_OF_ALL = 0.01
const HALF = 0.5
const NOTHING = 1e-9

export type Found = {
	readonly decisions: readonly Decision[]
	readonly tooLate: readonly TooLate[]
	/** how many levers the cause has, and of which kinds one was run */
	readonly levers: number
	readonly tested: readonly LeverKind[]
}
type LargestTrial = { readonly lever: Lever; readonly largest: Trial<Outcome> }
type TriedLever = LargestTrial & { readonly gives: string | null }

const isServiceLost = ({ kind }: Loss) => kind === 'late' || kind === 'unserved'

type ReachAsk = {
	readonly question: LossQuestion
	readonly against: Lever['against']
	readonly enough: Lever['enough']
	/** the month from which a change that comes later than it was to can help; null: it is in time */
	readonly gives: string | null
	readonly after: Outcome
}

/** How far a change comes against what it can clear of a cause: all of it gone, at least half of its weight back, or neither. Rule D2. */
function reachOf(runs: TrialRuns, { question, against = () => true, enough = HALF, gives, after }: ReachAsk): number {
	const { before } = runs
	const outcomes = { before, after }
	const regained = weightRegained(outcomes)
	const weigh = weighingOf(before.verdict)
	const weight = weigh(question.losses.filter(against))
	if (regained <= weight * NOTHING) return 0
	if (delaysATarget(before.verdict, after.verdict)) return 0
	// What is late or unserved is cured by less of it; what stands idle may cost some service, which is in its money.
	if (question.losses.some(isServiceLost) && losesMore(before.verdict, after.verdict)) return 0
	const left = weigh(comingOf(after.verdict).filter((loss) => isOf(loss, question) && against(loss)))
	if (left <= weight * NOTHING && !asksLess(outcomes)) return 2
	// What is lost before it can be there nothing decided now brings back. Rule D3.
	const open = gives === null ? weight : weightFrom(gives, question.losses.filter(against), weigh)
	return regained >= open * enough ? 1 : 0
}

/** What losses weigh from a month on, spread evenly over their months. */
const weightFrom = (month: string, losses: readonly Loss[], weigh: Weighing): number =>
	losses.reduce((sum, loss) => {
		const [all, left] = [monthsBetween(loss.from, loss.to) + 1, monthsBetween(month, loss.to) + 1]
		return sum + (weigh([loss]) * Math.min(all, Math.max(0, left))) / all
	}, 0)

/** Every change that clears a cause, or regains at least half of it, at its smallest size. Rules D2 to D6. */
export function findCandidates(runs: TrialRuns, question: LossQuestion): Found {
	const { plan, result } = runs
	const status = firstAhead(plan)
	const sites = shortSites(plan, result, question)
	const ask: LeverContext = { plan, result, run: question, sites, soonest: soonestOf(status) }
	const until = runs.count() + MOST_RUNS
	const tryOut: TryOut = (lever, size, gives = null) => {
		const after = runs.count() < until ? runs.of(lever.change(size)) : null
		if (after === null) return null
		return {
			reach: reachOf(runs, { question, against: lever.against, enough: lever.enough, gives, after }),
			kept: after,
		}
	}
	const tooLate: TooLate[] = [...orderedNow(plan, question)]
	const tellLate = (lever: Lever, size: number, gives: string) => {
		// Only what would have helped in time is told as late.
		if ((tryOut(lever, size)?.reach ?? 0) === 0) return
		const { lever: kind, layer, siteId, subject } = lever
		const needed = lever.due(size).month
		tooLate.push({ lever: kind, cause: question.cause, layer, siteId, subject, needed, gives })
	}
	const last = result.months.at(-1) ?? ''
	const levers = leversFor(ask)
	const tested: LeverKind[] = []
	const tried = levers.flatMap((lever): readonly TriedLever[] => {
		if (standsBesideIdle(lever, ask) || givesUpATarget(lever, ask)) return []
		const size = lever.sizes.at(-1) ?? 0
		const when = timed(lever, size, status)
		if (when.in === 'vain' || (when.in === 'delay' && when.gives > last)) {
			tellLate(lever, size, when.gives)
			return []
		}
		const gives = when.in === 'delay' ? when.gives : null
		tested.push(lever.lever)
		const largest = largestThatHelps(when.lever, (moved, of) => tryOut(moved, of, gives))
		if (largest !== null) return [{ ...largest, gives }]
		if (gives !== null) tellLate(lever, size, gives)
		return []
	})
	const decisions = tried.flatMap(({ lever, largest, gives }): readonly Decision[] => {
		const runsLeft = until - runs.count()
		const ofSize = (size: number) => tryOut(lever, size, gives)
		const found = smallestSize({ sizes: lever.sizes, largest, tryOut: ofSize, runsLeft })
		if (found === null) return []
		const { size, trial } = putOff(runs, found, { lever, tryOut: ofSize, runsLeft: until - runs.count() })
		const dated = asItServes(runs, { lever, size, after: trial.kept }, { question, runsLeft: until - runs.count() })
		const when = timed(dated.lever, size, status)
		if (when.in !== 'time') return []
		return decisionOf(runs, { ...dated, actBy: when.actBy, question, trial })
	})
	return { decisions, tooLate, levers: levers.length, tested }
}

type FoundSize = { readonly size: number; readonly trial: Trial<Outcome> }
type PutOffAsk = {
	readonly lever: Lever
	readonly tryOut: (size: number) => Trial<Outcome> | null
	readonly runsLeft: number
}

/** An order that comes later, as late as it is worth most: no target waits for it, and none of its chips stand for a month more. Rule D3. */
function putOff(runs: TrialRuns, found: FoundSize, { lever, tryOut, runsLeft }: PutOffAsk): FoundSize {
	const { plan, before } = runs
	if (lever.lever !== 'order_later') return found
	const of = { lever: lever.lever, startMonth: plan.startMonth, discount: discountFrom(plan) }
	const worth = (size: number): number => {
		const tried = tryOut(size)
		if (tried === null || tried.reach < found.trial.reach) return -Infinity
		return valueOf({ before, after: tried.kept }, of) ?? -Infinity
	}
	// The largest that was tried is half of one that does harm, or there is no larger one.
	const sizes = counting(2 * (lever.sizes.at(-1) ?? 0)).filter((size) => size >= found.size)
	const size = worthiestSize({ sizes, worth, runsLeft })
	const trial = size === null ? null : tryOut(size)
	return size === null || trial === null ? found : { size, trial }
}

type Sized = { readonly lever: Lever; readonly size: number; readonly after: Outcome }
type Within = { readonly question: LossQuestion; readonly runsLeft: number }

/** Power in service as late as it brings back as much: what comes before halls and chips that use it is paid for in vain. Rule D3. */
function asItServes(runs: TrialRuns, sized: Sized, { question, runsLeft }: Within): Sized {
	const { lever, size } = sized
	const { from, layer } = lever
	if (from === undefined || layer !== 'energy') return sized
	const month = lever.due(size).month
	const regains = (after: Outcome) => regainedBetween({ before: runs.before, after }, endOf(runs.plan))
	const least = regains(sized.after)
	const found = latestMonth({
		months: counting(monthsBetween(month, question.last)).map((later) => addMonths(month, later)),
		tryOut: (later) => {
			const after = runs.of(from(later).change(size))
			return after !== null && isNoLess(regains(after), least) ? after : null
		},
		runsLeft,
	})
	return found === null ? sized : { lever: from(found.month), size, after: found.kept }
}

const isNoLess = (one: Regained, least: Regained): boolean =>
	one.monthsSooner >= least.monthsSooner &&
	one.mwMonths >= least.mwMonths * (1 - NOTHING) &&
	(one.usd ?? 0) >= (least.usd ?? 0) * (1 - NOTHING)

/** What is not ordered and comes too late even so: the verdict takes what ordering now gives, and there is nothing to try. Rule D3. */
function orderedNow(plan: PlanFile, { cause, layer, siteId, losses }: LossQuestion): readonly TooLate[] {
	if (cause !== 'lead_time') return []
	return losses.flatMap(({ kind, item, facts: { until } }): readonly TooLate[] => {
		const hall = plan.buildPhases.find(({ id }) => item === `phase:${id}`)
		if (kind !== 'late' || hall === undefined || until === null) return []
		const subject = hall.name ?? hall.id
		return [{ lever: 'purchase_month', cause, layer, siteId, subject, needed: null, gives: until }]
	})
}

/** The month after the plan's last. */
const endOf = ({ startMonth, horizonMonths }: PlanFile) => addMonths(startMonth, horizonMonths)

/** How often the sizes are halved where the largest harms. */
const HALVINGS = 4

type TryOut = (lever: Lever, size: number, gives?: string | null) => Trial<Outcome> | null

/** A lever up to the largest size that helps; null where none does. */
function largestThatHelps(lever: Lever, tryOut: TryOut): LargestTrial | null {
	const halvings = lever.overshoots === true ? HALVINGS : 0
	for (let halved = 0; halved <= halvings; halved += 1) {
		const count = Math.ceil(lever.sizes.length / 2 ** halved)
		const sizes = lever.sizes.slice(0, count)
		const largest = tryOut(lever, sizes.at(-1) ?? 0)
		if (largest !== null && largest.reach > 0) return { lever: { ...lever, sizes }, largest }
		if (count === 1) return null
	}
	return null
}

type Made = {
	readonly lever: Lever
	readonly size: number
	readonly actBy: string
	readonly question: LossQuestion
	/** what it does in the month in which it is told */
	readonly after: Outcome
	/** what it does from the month in which the loss begins: what holds back then is no longer its own cause */
	readonly trial: Trial<Outcome>
}

/** The decision that a change is; nothing where it is not to be told. Rules D4 to D6. */
function decisionOf(runs: TrialRuns, { lever, size, actBy, question, after, trial }: Made): readonly Decision[] {
	const { plan } = runs
	const { lever: kind, layer, siteId, subject } = lever
	const outcomes = { before: runs.before, after }
	const costUsd = costOf(outcomes, kind)
	const regains = regainedBetween(outcomes, endOf(plan))
	const valueUsd = valueOf(outcomes, { lever: kind, startMonth: plan.startMonth, discount: discountFrom(plan) })
	const turns = lever.change(size)
	const decision: Decision = {
		...{
			id: nameOf(lever),
			lever: kind,
			cause: question.cause,
			helps: question.layer,
			layer,
			siteId,
			change: mergePatchOf(plan, turns),
		},
		...{ actBy, decider: deciderOf(kind), costUsd, regains, valueUsd, clears: trial.reach === 2, subject, size, turns },
		then: limitsNext(trial.kept, plan.startMonth),
	}
	return isTold(decision, runs) ? [decision] : []
}

/** What holds most back afterwards: of what is late or unserved, not of what stands idle. */
function limitsNext({ verdict }: Outcome, startMonth: string): Decision['then'] {
	const losses = verdict.losses.filter(({ kind }) => kind === 'late' || kind === 'unserved')
	const [next] = questionsOf({ losses }, startMonth)
	return next === undefined ? null : { layer: next.layer, cause: next.cause, siteId: next.siteId }
}

function isTold({ lever, costUsd, regains, valueUsd }: Decision, { before }: TrialRuns): boolean {
	if (!isPriced(lever, costUsd)) return false
	const coming = comingOf(before.verdict)
	const total = { usd: coming.reduce((sum, { usd }) => sum + (usd ?? 0), 0), mw: lateMWMonths(before.verdict) }
	const share = Math.max(
		total.usd > 0 ? (regains.usd ?? 0) / total.usd : 0,
		total.mw > 0 ? regains.mwMonths / total.mw : 0,
	)
	if (share < LEAST_OF_ALL) return false
	return regains.monthsSooner > 0 || (valueUsd === null ? regains.mwMonths > 0 : valueUsd > 0)
}

const lateMWMonths = ({ totals }: Outcome['verdict']) => totals.late.mwMonths + totals.unserved.mwMonths
