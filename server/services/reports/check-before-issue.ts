import { AppError } from '#server/http/refusals/app-error.ts'
import { listUnanswered } from '#server/repositories/comments.ts'
import { getPage } from '#server/services/plans/get-page.ts'
import type { PlanHeading } from '#server/services/plans/plan-heading.ts'
import { keepsDraft, talkBlockers, type Blocker } from '#shared/presentation/report/report-blockers.ts'

/** What is said in a plan and nobody has answered: a line each. */
export async function unansweredIn({ project }: Pick<PlanHeading, 'project'>): Promise<readonly Blocker[]> {
	return talkBlockers(await listUnanswered({ teamId: project.teamId, projectId: project.id }))
}

/**
 * What a reader of the report should know is open: missing inputs, failing layers, comments without an answer. Who may see
 * it has been checked.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function checkBeforeIssue(heading: PlanHeading, signal?: AbortSignal): Promise<readonly Blocker[]> {
	const asked = { question: undefined, ...(signal !== undefined && { signal }) }
	const [ofPlan, ofTalk] = await Promise.all([getPage(heading, 'blockers', asked), unansweredIn(heading)])
	return [...ofPlan, ...ofTalk]
}

/** Who issues a report with points open says why. */
export function reasonMissing(openPoints: number): AppError {
	return new AppError('conflict', {
		userMessage: `${keepsDraft(openPoints)}, and no reason is given for issuing the report all the same.`,
		mend: 'Say why it goes out with points open, or close them first.',
	})
}
