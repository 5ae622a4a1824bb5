import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import { editConflicts } from '#shared/presentation/grid/edit-conflicts.ts'
import { editProblems, type EditedOn } from '#shared/presentation/grid/edit-problems.ts'
import type { EditReply, SentCell } from '#shared/presentation/grid/edit-reply.ts'

type Kept = {
	readonly cells?: readonly SentCell[]
	readonly typed?: Readonly<Record<string, string>>
	/** the page's list, so that problems are told in its words */
	readonly on?: EditedOn
	/** what else the edit has done */
	readonly said?: string | null
}

/** What a page says to the answer of an edit, with what was typed where it was refused. */
export function replyToEdit(
	answer: EditAnswer,
	{ intent = 'save', cells = [], typed, on, said = null }: Kept & { readonly intent?: 'set' | 'save' | 'remove' },
): EditReply {
	if (answer.ok) return { ok: true, rev: answer.rev, ...(said !== null && { said }) }
	const kept = { cells, ...(typed && { typed }) }
	if (answer.conflicts === undefined) return { ok: false, problems: editProblems(answer.problems, on), ...kept }
	const { rev, plan, found } = answer.conflicts
	return { ok: false, problems: [], ...kept, conflicts: { rev, found: editConflicts(plan, { found, intent }) } }
}
