import { askEngine } from '#server/engine-pool/ask-engine.ts'
import type { PlanAnswers } from '#server/engine-pool/answers.ts'
import { withAuthors } from '#shared/explanation-authors.ts'
import { findAuthors } from './find-authors.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'

export type FigureQuestion = {
	readonly quantity: string
	readonly scope: string | null
	readonly month: string | null
	readonly depth: number
}

type ExplainAnswer = ReturnType<PlanAnswers['explain']>['answer']

/** A question as the engine takes it: what is not asked is left out. */
export function asAsked<Q extends { readonly scope: string | null; readonly month: string | null }>(question: Q) {
	return { ...question, scope: question.scope ?? undefined, month: question.month ?? undefined }
}

/**
 * Why a figure of a plan is what it is, and who set what it ends at; a question that fits nothing is answered with what
 * would fit. Who may see the plan has been checked by whoever opened it.
 */
export async function explainFigure(
	heading: PlanHeading,
	question: FigureQuestion,
	signal?: AbortSignal,
): Promise<ExplainAnswer> {
	const asking = askingOf(heading, signal)
	const { answer, places } = await askEngine('explain', { ...asking, question: asAsked(question) })
	if (!answer.ok) return answer
	const authorOf = await findAuthors({ teamId: heading.project.teamId, scenarioId: heading.scenario.id }, places)
	return { ...answer, explanation: withAuthors(answer.explanation, authorOf) }
}
