import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { ownSessionId } from '#server/access/sessions.ts'
import { EVENT_STREAM, eventStream } from '#server/http/event-stream.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { watchPlan } from '#server/actions/live/watch-plan.ts'
import { planRef } from '../p.$project/open-plan.ts'

const revSchema = z.coerce.number().int().nonnegative()

/** Where a browser stands: it says so itself when it comes again, and the page says so the first time. */
function sinceOf({ headers, url }: Request): number {
	const asked = [headers.get('Last-Event-ID'), new URL(url).searchParams.get('since')]
	for (const text of asked) {
		const rev = revSchema.safeParse(text ?? undefined)
		if (rev.success) return rev.data
	}
	return -1
}

/** What happens to a plan, as it happens: edits by number, who is there, that somebody has commented. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { request, context } = asked
	// Whoever asks for the head alone has no body to read, and would hold a line that is never read.
	if (request.method === 'HEAD') return new Response(null, { headers: EVENT_STREAM })
	const about = { sessionId: ownSessionId(request), since: sinceOf(request) }
	return await answering(() =>
		eventStream(context.gone, (line) => watchPlan(actor, planRef(asked), { ...about, ...line })),
	)
}
