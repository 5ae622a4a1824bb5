import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { hasWords, MOST_FINDS, type Find } from '#shared/pages/find.ts'
import { loadPage, openPlan } from '../p.$project/open-plan.ts'

/** More letters than anybody looks for: what is asked is read for every name of the plan. */
const MOST_LETTERS = 200

/** What the plan and its team have by the words of `?q=`: the find box asks as somebody types. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { project, guest } = await openPlan(asked)
	const words = (new URL(asked.request.url).searchParams.get('q') ?? '').trim().slice(0, MOST_LETTERS)
	if (words === '') return json([])
	const [finds, plans] = await Promise.all([
		loadPage(asked, 'find', { words }),
		// Who has this plan by a link learns of no other.
		guest ? [] : answering(() => listProjects(actor, project.teamId)),
	])
	const others = plans
		.filter(({ id, name }) => id !== project.id && hasWords(name, words))
		.slice(0, MOST_FINDS)
		.map(({ id, name }): Find => ({ kind: 'Plan', name, note: '', to: `/p/${id}` }))
	return json([...finds, ...others])
}
