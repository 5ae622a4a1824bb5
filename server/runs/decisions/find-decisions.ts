import type { PlanRun } from '#server/engine/compute-plan.ts'
import type { Decision, PlanDecisions, TooLate } from '#shared/decisions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { findCandidates } from './find-candidates.ts'
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
	const answer = (toCome: number): PlanDecisions => ({
		format: 'strata.decisions/1',
		engine: result.engine,
		statusMonth: before.verdict.statusMonth,
		complete: toCome === 0,
		toCome,
		loses: all.length > 0,
		decisions: ranked(decisions),
		tooLate: toldOnce(tooLate, decisions),
		runs: runs.count(),
		money: moneyOf(plan),
	})
	for (const [at, question] of asked.entries()) {
		const found = findCandidates(runs, question)
		decisions.push(...found.decisions)
		tooLate.push(...found.tooLate)
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
