import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { ApiProblem, response } from './api-problem.ts'
import { etagOf } from './etag.ts'
import type { Answered } from './operation.ts'

/** What an edit came to: its version, what is wrong with it, or what others have written in the same fields. */
export function editAnswered(answer: EditAnswer): Answered {
	if (answer.ok) {
		const { rev, said } = answer
		return { status: 200, body: { version: rev, said }, headers: { ETag: etagOf(rev) } }
	}
	const { conflicts, problems, told } = answer
	if (conflicts !== undefined) return conflicting(conflicts)
	const found =
		problems.length > 0 ? problems : told.problems.map(({ field, text }) => ({ path: field, message: text }))
	throw new ApiProblem('The plan would not be valid, so nothing was written.', found)
}

type Conflicts = NonNullable<Extract<EditAnswer, { readonly ok: false }>['conflicts']>

function conflicting({ rev, found }: Conflicts): Response {
	const conflicts = found.map(({ kind, itemId, field, by, at, was, now }) => {
		return { list: kind, id: itemId, field, by, at, was, now }
	})
	const places = conflicts.map(({ list, id, field, by }) => ({
		path: [list, id, field].filter((part) => part !== '').join('.'),
		message: `changed by ${by} since`,
	}))
	const problem = {
		type: 'urn:strata:problem:outdated',
		title: 'Out of date',
		status: 412,
		detail: 'Another edit changed the same fields; nothing was saved.',
		mend: 'Look at what is there now, and send again what is still to change with the new ETag in If-Match.',
		errors: places,
		version: rev,
		conflicts,
	}
	return response(problem, { ETag: etagOf(rev) })
}
