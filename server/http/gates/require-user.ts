import { redirect } from '@remix-run/node'
import { findActor } from '#server/access/sessions.ts'
import { GUEST_ID, isVisitor, type AccountHolder, type Actor, type SharedPlan } from '#server/access/actor.ts'
import { readShares } from '#server/access/share-cookie.ts'
import { notFound } from '#server/access/app-error.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { opensByLink } from '#shared/together/link-scope.ts'

type RequestWithContext = { request: Request; context: { requestId: string } }

/** Who asks, or null: for pages that anybody may see. */
export async function findUser({ request, context }: RequestWithContext): Promise<Actor | null> {
	return await findActor(request, context.requestId)
}

/** Whether who asks has an account. */
export async function isSignedIn(asked: RequestWithContext): Promise<boolean> {
	const actor = await findUser(asked)
	return actor !== null && !isVisitor(actor)
}

/**
 * A person with an account, a visitor with a copy of the sample, or, on the pages of plans, who has a link to one; anybody
 * else is sent to log in and comes back after.
 */
export async function requireActor({ request, context }: RequestWithContext): Promise<Actor> {
	const { requestId } = context
	const [actor, held] = await Promise.all([findActor(request, requestId), readShares(request)])
	const shares = held.filter((share) => opens(share, request))
	if (actor) return shares.length === 0 ? actor : { ...actor, shares }
	if (shares.length > 0) return { userId: GUEST_ID, name: 'Guest', email: null, requestId, shares }
	// Who reads by a link is told of nothing beside it: not even that it is there for who logs in.
	if (held.length > 0) await answering(() => Promise.reject(notFound('page')))
	throw redirect(`/login?redirectTo=${encodeURIComponent(comeBackTo(request))}`)
}

/** Whether a link opens the address that is asked for: one of its plan, with all that stands there ticked. */
function opens({ projectId, scope }: SharedPlan, request: Request): boolean {
	const [, area, project, ...path] = new URL(request.url).pathname.split('/')
	return area === 'p' && project === encodeURIComponent(projectId) && opensByLink(scope, path.join('/'))
}

/** A person with an account; a visitor is asked to make one first and keeps the copy of the sample. */
export async function requireUser(asked: RequestWithContext): Promise<AccountHolder> {
	const actor = await requireActor(asked)
	if (actor.email !== null) return { ...actor, email: actor.email }
	throw redirect(`/signup?redirectTo=${encodeURIComponent(comeBackTo(asked.request))}`)
}

/** Sends people who are signed in on to their projects: for the log-in and sign-up pages. */
export async function requireStranger(asked: RequestWithContext): Promise<Actor | null> {
	const actor = await findUser(asked)
	if (actor && !isVisitor(actor)) throw redirect('/app')
	return actor
}

function comeBackTo(request: Request): string {
	const { pathname, search } = new URL(request.url)
	// After a form the address of the page is the place to come back to.
	return request.method === 'GET' ? pathname + search : pathname
}
