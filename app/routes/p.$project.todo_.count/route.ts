import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openComments } from '../p.$project.todo/open-comments.ts'
import { loadPage, openPlan, readerOf } from '../p.$project/open-plan.ts'

// The rail asks for it by itself, once a page is shown and an edit is answered.
export function shouldRevalidate() {
	return false
}

/** How many entries wait: for the rail, which is drawn before it is known. */
export async function loader(asked: LoaderFunctionArgs) {
	const [actor, heading] = [await readerOf(asked), await openPlan(asked)]
	const [inPlan, comments] = await Promise.all([loadPage(asked, 'todoCount', undefined), openComments(actor, heading)])
	return json({ count: inPlan + comments.length })
}
