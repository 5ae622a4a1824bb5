import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import type { EditReply, SentCell } from '#shared/grid/edit-reply.ts'

type ReplyToEditParams = {
	readonly cells?: readonly SentCell[]
	readonly typed?: Readonly<Record<string, string>>
}

/** What a page says to the answer of an edit, with what was typed where it was refused. */
export function replyToEdit(answer: EditAnswer, { cells = [], typed }: ReplyToEditParams): EditReply {
	if (answer.ok) return { ok: true, rev: answer.rev, ...(answer.said !== null && { said: answer.said }) }
	const { told, conflicts } = answer
	const kept = { cells, ...(typed && { typed }) }
	if (conflicts === undefined) return { ok: false, problems: told.problems, ...kept }
	return { ok: false, problems: [], ...kept, conflicts: { rev: conflicts.rev, found: told.conflicts } }
}

const [KEPT, MET_OTHERS, REFUSED] = [200, 409, 422]

/** The status that an answer to an edit travels with. */
export function statusOf(reply: EditReply): number {
	if (reply.ok) return KEPT
	return reply.conflicts === undefined ? REFUSED : MET_OTHERS
}
