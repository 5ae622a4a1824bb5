import type { PlanRun } from '#server/engine/compute-plan.ts'
import type { Decision, LeverKind, NoDecision, PlanDecisions, TooLate } from '#shared/decisions.ts'
import type { HeadlineCase, PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { firstAhead } from '#shared/status-month.ts'
import { moneyOf } from '#shared/units/money.ts'
import { soonestOf } from './act-by.ts'
import { findCandidates } from './find-candidates.ts'
import { isSold } from './levers/unneeded-orders.ts'
import { type LossQuestion, questionsOf } from './loss-questions.ts'
import { trialRuns } from './trial-runs.ts'

/** Causes that are looked at, the heaviest first. */
const MOST_CAUSES = 8
/** Less of the whole weight than this is no cause to run anything for. */
const LEAST_OF_ALL = 0.005

export type Search = {
	/** one month of the plan, `YYYY-MM`: only causes that lose in it */
	readonly month?: string | undefined
	/** told after every cause, so that nobody waits for the whole */
	readonly progress?: (found: PlanDecisions) => void
	/** a run of the plan, where there is one already */
	readonly before?: PlanRun | undefined
	/** called before every run of the engine; throws to end the search */
	readonly mayGoOn?: (() => void) | undefined
}

/**
 * What can still be decided of a plan that `parsePlanFile` accepted, in one list by value: for every cause of a coming loss the
 * smallest changes that clear it or regain at least half of it. Every figure is the difference of two runs of the engine; same
 * plan, same answer. It runs the engine some hundred times: call it off the request path.
 */
export function findDecisions(plan: PlanFile, { month, progress, ...given }: Search = {}): PlanDecisions {
	const runs = trialRuns(plan, given)
	const { result, before } = runs
	const all = questionsOf(before.verdict, plan.startMonth)
	const whole = all.reduce((sum, { weight }) => sum + weight, 0)
	const asked = all
		.filter((question) => question.weight >= whole * LEAST_OF_ALL && isIn(question, month))
		.slice(0, MOST_CAUSES)
	const decisions: Decision[] = []
	const tooLate: TooLate[] = []
	const levers: number[] = []
	const tested = new Set<LeverKind>()
	const answer = (toCome: number): PlanDecisions => ({
		format: 'strata.decisions/1',
		engine: result.engine,
		statusMonth: before.verdict.statusMonth,
		complete: toCome === 0,
		toCome,
		loses: all.some((question) => isIn(question, month)),
		decisions: ranked(decisions),
		tooLate: toldOnce(tooLate, decisions),
		none:
			decisions.length > 0 ? null : noDecision(plan, before.verdict, { question: asked[0], levers: levers[0] ?? 0 }),
		tested: [...tested],
		runs: runs.count(),
		money: moneyOf(plan),
	})
	for (const [at, question] of asked.entries()) {
		const found = findCandidates(runs, question)
		decisions.push(...found.decisions)
		tooLate.push(...found.tooLate)
		levers.push(found.levers)
		for (const lever of found.tested) tested.add(lever)
		const left = asked.length - at - 1
		if (left > 0) progress?.(answer(left))
	}
	return answer(0)
}

const isIn = ({ losses }: LossQuestion, month: string | undefined): boolean =>
	month === undefined || losses.some(({ from, to }) => from <= month && month <= to)

/** Each once, and none of which the same can still be had. */
function toldOnce(late: readonly TooLate[], decisions: readonly Decision[]): readonly TooLate[] {
	const keyOf = ({ lever, siteId, subject }: Pick<TooLate, 'lever' | 'siteId' | 'subject'>) =>
		`${lever} ${siteId ?? ''} ${subject}`
	const had = new Set(decisions.map(keyOf))
	const first = new Map(late.filter((one) => !had.has(keyOf(one))).map((one) => [keyOf(one), one]))
	return [...first.values()]
}

const MET: readonly HeadlineCase[] = ['target_met', 'all_met', 'past_only']
type AskedFirst = { readonly question: LossQuestion | undefined; readonly levers: number }

/** Why nothing is told of the cause that loses most. Rule D2. */
function noDecision(plan: PlanFile, verdict: PlanVerdict, { question, levers }: AskedFirst): NoDecision | null {
	if (question === undefined) return null
	if (verdict.headline.case === 'incomplete' || verdict.headline.case === 'empty') return 'incomplete'
	if (MET.includes(verdict.headline.case)) return 'met'
	const { cause, siteId } = question
	const tried = levers > 0 ? 'tried' : 'no_lever'
	if (cause !== 'over_built') return tried
	const soonest = soonestOf(firstAhead(plan))
	const own = plan.chipOrders.filter((order) => order.siteId === siteId && order.owner !== 'tenant')
	if (own.every(({ orderMonth }) => orderMonth < soonest)) return own.length > 0 ? 'bought' : tried
	if (own.every(isSold)) return 'unsold'
	return siteId !== null && verdict.sites[siteId]?.basis === 'stated' ? 'held_by_target' : tried
}

const worth = ({ valueUsd, regains }: Decision) => valueUsd ?? regains.mwMonths
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** By value, then months sooner, then what is cheaper and more urgent; of the same change the best. Rule D4. */
export function ranked(decisions: readonly Decision[]): readonly Decision[] {
	const sorted = decisions.toSorted(
		(one, other) =>
			worth(other) - worth(one) ||
			other.regains.monthsSooner - one.regains.monthsSooner ||
			one.costUsd - other.costUsd ||
			byText(one.actBy, other.actBy) ||
			byText(one.id, other.id),
	)
	const known = new Set<string>()
	return sorted.filter(({ id }) => {
		if (known.has(id)) return false
		known.add(id)
		return true
	})
}
