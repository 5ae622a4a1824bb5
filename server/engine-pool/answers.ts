import { explainPlan, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import { explainRemedy } from '#server/remedies/explain-remedy.ts'
import { findMoves } from '#server/remedies/find-moves.ts'
import { findRemedies, type RemediesPart } from '#server/remedies/find-remedies.ts'
import { planPlaces } from '#shared/explanation-places.ts'
import { buildLanding } from '#shared/presentation/landing-view.ts'
import type { PlanChange, PlanRemedies } from '#shared/remedies.ts'
import { drawIssue, drawReport } from './draw-report.ts'
import type { KeptRun } from './kept-runs.ts'
import { warmUp } from './warm-up.ts'

/** What a question may do while it is answered. */
export type During<Found = unknown> = {
	/** throws once nobody waits any more: called between two runs of the engine */
	readonly mayGoOn: () => void
	/** tells what is found so far */
	readonly found: (part: Found) => void
}

/** Questions of a plan: each is answered from its kept run. */
export const PLAN_ANSWERS = {
	/** makes the run, so that the next question finds it */
	prepare: ({ at }: KeptRun) => at.rev,
	result: (run: KeptRun) => run.result(),
	landing: ({ plan, result }: KeptRun) => buildLanding({ plan, result: result() }),
	explain: ({ plan, frame }: KeptRun, question: ExplainQuestion) => {
		const answer = explainPlan(frame, question)
		return { answer, places: answer.ok ? planPlaces(plan, answer.explanation) : {} }
	},
	explainChange: ({ plan, frame }: KeptRun, { change, ...question }: ExplainQuestion & { change: PlanChange }) =>
		explainRemedy(plan, change, { ...question, before: frame }),
	moves: ({ plan, frame }: KeptRun, question: ExplainQuestion, { mayGoOn }: During) => {
		const steps = findMoves(plan, { ...question, before: frame })
		for (;;) {
			mayGoOn()
			const step = steps.next()
			if (step.done === true) return step.value
		}
	},
	remedies: (
		{ plan, frame }: KeptRun,
		{ part, month }: { part: RemediesPart; month: string | undefined },
		{ mayGoOn, found }: During<PlanRemedies>,
	) => findRemedies(plan, { part, month, progress: found, before: frame, mayGoOn }),
	report: drawReport,
	issue: drawIssue,
} as const

/** Work that rests on no stored plan. */
export const PLAIN_ANSWERS = { warmUp } as const

export type PlanAnswers = typeof PLAN_ANSWERS
export type PlanKind = keyof PlanAnswers
export type PlainAnswers = typeof PLAIN_ANSWERS
export type PlainKind = keyof PlainAnswers
