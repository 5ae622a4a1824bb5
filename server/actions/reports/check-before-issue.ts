import { AppError } from '#server/access/app-error.ts'
import { listUnanswered } from '#server/store/rows/comments.ts'
import { getPage } from '#server/actions/plans/get-page.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { counted } from '#shared/formats/months.ts'
import { areOpen, blocks, type ReportPoint } from '#shared/report/report-point.ts'
import { talkPoints } from '#server/views/report/points/report-points.ts'
import { MOST_ACCEPTED, type Acceptance } from '#shared/schemas/report/open-points.ts'

/** What is said in a plan and nobody has answered. */
export async function unansweredIn({ project }: Pick<PlanHeading, 'project'>): Promise<readonly ReportPoint[]> {
	return talkPoints(await listUnanswered({ teamId: project.teamId, projectId: project.id }))
}

/**
 * What a reader of the report should know: what is open until it is closed or accepted by name, first, and what the plan
 * finds. Who may see it has been checked.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function checkBeforeIssue(heading: PlanHeading, signal?: AbortSignal): Promise<readonly ReportPoint[]> {
	const asked = { question: undefined, ...(signal !== undefined && { signal }) }
	const [ofPlan, ofTalk] = await Promise.all([getPage(heading, 'points', asked), unansweredIn(heading)])
	const points = [...ofPlan, ...ofTalk]
	return [...points.filter(blocks), ...points.filter((point) => !blocks(point))]
}

type Named = Pick<ReportPoint, 'id' | 'text'>

/** Whoever has a report issued with points open says why. */
export function requireReason(open: readonly Named[], { reason }: { readonly reason: string }): void {
	if (open.length > 0 && reason === '')
		throw pointsOpen(open, {
			userMessage: `${areOpen(open.length)}, and no reason is given for issuing the report with ${open.length === 1 ? 'it' : 'them'}.`,
			mend: 'Say why it goes out with points open, or close them first.',
		})
}

/** Whoever approves accepts each open point by its name: none is left out, and nothing is accepted that is not open. */
export function requireAccepted(
	open: readonly Named[],
	{ accept, what }: { readonly accept: readonly Acceptance[]; readonly what: string },
): void {
	const known = new Set(open.map(({ id }) => id))
	const unknown = accept.filter(({ point }) => !known.has(point))
	if (unknown[0] !== undefined)
		throw new AppError('open_points', {
			userMessage: `${what} has no open point “${unknown[0].point}”.`,
			mend: 'Accept those that are open, each by its id.',
			errors: unknown.map(({ point }) => ({ path: point, message: `${what} has no open point of this name.` })),
		})
	const accepted = new Set(accept.map(({ point }) => point))
	const left = open.filter(({ id }) => !accepted.has(id))
	if (left.length === 0) return
	if (open.length > MOST_ACCEPTED)
		throw pointsOpen(left, {
			userMessage: `${what} has ${String(open.length)} points open. At most ${String(MOST_ACCEPTED)} can be accepted by name.`,
			mend: 'Close some of them, then issue the report again.',
		})
	throw pointsOpen(left, {
		userMessage: `${what} has ${counted(left.length, 'open point')} not accepted: ${namedIn(left)}.`,
		mend: 'Accept each by name with a reason, or close it and issue the report again.',
	})
}

const MOST_NAMED = 3
const namedIn = (points: readonly Named[]): string => {
	const rest = points.length - MOST_NAMED
	const named = points.slice(0, MOST_NAMED).map(({ text }) => `“${text.replace(/\.$/, '')}”`)
	return `${named.join(', ')}${rest > 0 ? `, and ${counted(rest, 'more', 'more')}` : ''}`
}

const MOST_LISTED = 200

const pointsOpen = (open: readonly Named[], told: { readonly userMessage: string; readonly mend: string }) =>
	new AppError('open_points', {
		...told,
		errors: open.slice(0, MOST_LISTED).map(({ id, text }) => ({ path: id, message: text })),
	})
