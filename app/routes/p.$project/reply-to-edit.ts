import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import { editConflicts } from '#shared/presentation/edit-conflicts.ts'
import { editProblems } from '#shared/presentation/edit-problems.ts'
import type { EditReply, SentCell } from '#shared/presentation/edit-reply.ts'

type Kept = { readonly cells?: readonly SentCell[]; readonly typed?: Readonly<Record<string, string>> }

/** What a page says to the answer of an edit, with what was typed where it was refused. */
export function replyToEdit(
	answer: EditAnswer,
	{ intent = 'save', cells = [], typed }: Kept & { readonly intent?: 'set' | 'save' | 'remove' },
): EditReply {
	if (answer.ok) return { ok: true, rev: answer.rev }
	const kept = { cells, ...(typed && { typed }) }
	if (answer.conflicts === undefined) return { ok: false, problems: editProblems(answer.problems), ...kept }
	const { rev, plan, found } = answer.conflicts
	return { ok: false, problems: [], ...kept, conflicts: { rev, found: editConflicts(plan, { found, intent }) } }
}
