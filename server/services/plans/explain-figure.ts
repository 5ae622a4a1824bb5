import { runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainAnswer } from '#server/engine/explain-plan.ts'
import { withAuthors } from '#shared/explanation-authors.ts'
import { findAuthors } from './find-authors.ts'
import type { OpenPlan } from './get-plan.ts'

export type FigureQuestion = {
	readonly quantity: string
	readonly scope: string | null
	readonly month: string | null
	readonly depth: number
}

/**
 * Why a figure of a plan is what it is, and who set what it ends at; a question that fits nothing is answered with what
 * would fit. Who may see the plan has been checked by whoever opened it.
 */
export async function explainFigure(
	{ plan, project, scenario }: Pick<OpenPlan, 'plan' | 'project' | 'scenario'>,
	{ quantity, scope, month, depth }: FigureQuestion,
): Promise<ExplainAnswer> {
	const frame = runPlan(plan)
	const answer = explainPlan(frame, { quantity, scope: scope ?? undefined, month: month ?? undefined, depth })
	if (!answer.ok) return answer
	const place = { teamId: project.teamId, scenarioId: scenario.id }
	const authorOf = await findAuthors(place, { plan, explanation: answer.explanation })
	return { ...answer, explanation: withAuthors(answer.explanation, authorOf) }
}
