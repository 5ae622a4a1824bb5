import { explainPlan, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import { explainChange } from '#server/runs/trials/explain-change.ts'
import { findMoves } from '#server/runs/trials/find-moves.ts'
import { explanationInMoney, movesInMoney } from '#shared/explanation-in-money.ts'
import type { Explanation } from '#shared/explanation.ts'
import { planPlaces } from '#shared/explanation-places.ts'
import { oneLevel } from '#shared/explanation-level.ts'
import type { Moves } from '#shared/moves.ts'
import { buildExplanationView, namesIn, withChange, type Surroundings } from '#server/views/explain/explanation-view.ts'
import { fieldLinks } from '#shared/grid/field-links.ts'
import { buildMovesView, type MovesView } from '#server/views/remedies/moves-view.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { During } from './during.ts'
import type { KeptRun } from './kept-runs.ts'
import { saidAnswer, saidMoves } from '#server/views/messages/explanations.ts'
import type { Remark } from '#shared/remarks.ts'

const around = (plan: PlanFile) => ({ nameOf: namesIn(plan), linkOf: fieldLinks(plan), firstMonth: plan.startMonth })

/** Deeper levels are asked for one by one, at the address of each input. */
const DEPTH = 1

/** An explanation that was asked for before, with its authors. */
type KnownExplanation = Pick<Surroundings, 'scopes' | 'asked'> & { readonly explanation: Explanation }
/** `text` is the change as an address carries it. */
type OfChange = ExplainQuestion & { readonly change: TriedChange; readonly text: string }

/** Inputs are tried for so long; the page has shown all else by then, and says how many were. */
const MOST_MS = 10_000

export const EXPLANATION_ANSWERS = {
	/** the answer, and the plan's items it ends at: who set them stands in the log of edits */
	explain: ({ plan, frame }: KeptRun, question: ExplainQuestion) => {
		const answer = saidAnswer(explainPlan(frame, { ...question, depth: DEPTH }), plan)
		if (!answer.ok) return { answer, places: {} }
		const explanation = oneLevel(answer.explanation)
		return { answer: { ...answer, explanation }, places: planPlaces(plan, explanation) }
	},
	explanationView: ({ plan }: KeptRun, { explanation, ...told }: KnownExplanation) =>
		buildExplanationView(explanationInMoney(explanation, moneyOf(plan)), { ...around(plan), ...told }),
	/** the view of what a change of the plan does to a figure, or why there is none */
	explainChange: ({ plan, frame }: KeptRun, { change, text, ...question }: OfChange) => {
		const asked = { ...question, depth: DEPTH, before: frame }
		const { answer: found, changed, plan: ofWhich } = explainChange(plan, change, asked)
		const answer = saidAnswer(found, ofWhich)
		if (!answer.ok) return { view: null, problem: answer.message }
		const view = buildExplanationView(explanationInMoney(oneLevel(answer.explanation), moneyOf(plan)), {
			...around(plan),
			scopes: [],
		})
		return { view: withChange(view, { change: text, changed }), problem: null }
	},
	moves: ({ plan, frame }: KeptRun, question: ExplainQuestion, { mayGoOn }: During): MovesView | null => {
		const until = performance.now() + MOST_MS
		const hasTime = () => performance.now() < until
		const moves = lastOf(findMoves(plan, { ...question, before: frame, hasTime }), mayGoOn)
		return moves && buildMovesView(movesInMoney(saidMoves(moves, plan), moneyOf(plan)), around(plan))
	},
} as const

function lastOf(steps: Generator<undefined, Moves<Remark> | null>, mayGoOn: () => void): Moves<Remark> | null {
	for (;;) {
		mayGoOn()
		const step = steps.next()
		if (step.done === true) return step.value
	}
}
