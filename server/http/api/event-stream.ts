import { AsyncResource } from 'node:async_hooks'
import { drainSignal } from '#server/draining.ts'
import { AppError, refusalIn } from '#server/access/app-error.ts'
import { getJob } from '#server/actions/jobs/report-jobs.ts'
import { peopleHere, planNews } from '#server/actions/live/presence.ts'
import { listChangesAfter } from '#server/actions/plans/history/list-changes.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { isTokenAlive } from '#server/actions/admit-token.ts'
import { changeView } from './change-view.ts'
import { jobBody } from './job-body.ts'
import type { Caller } from './operation.ts'

/** Whoever follows longer connects anew, and misses nothing. */
const LONGEST_MS = 3_600_000
const MOST_FOLLOWED = 20
/** Edits in one event; who has missed more gets several. */
const MOST_AT_ONCE = 500

const HEADERS = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform' }

const followed = new Map<string, number>()

/**
 * A plan's edits, how far its reports are, and who has it open, as server-sent events, whichever server does it. The stream ends with the
 * token, the role, the plan or the server.
 */
export async function eventStream({ actor, request, gone }: Caller, ref: PlanRef): Promise<Response> {
	const known = Number.parseInt(request.headers.get('Last-Event-ID') ?? '', 10)
	const { rev } = await getHeading(actor, ref)
	const from = known >= 0 && known <= rev ? known : rev
	// Who asks for the head alone reads no stream, and would never end one.
	if (request.method === 'HEAD') return new Response(null, { headers: HEADERS })
	const { id } = actor.token
	if ((followed.get(id) ?? 0) >= MOST_FOLLOWED) throw tooMany()
	followed.set(id, (followed.get(id) ?? 0) + 1)
	const left = new AbortController()
	const signal = AbortSignal.any([left.signal, gone, drainSignal(), AbortSignal.timeout(LONGEST_MS)])
	const encoder = new TextEncoder()
	const events = eventsOf({ actor, ref, from, signal })
	const body = new ReadableStream<Uint8Array>({
		// Whoever reads it pulls: what is told is looked up in the course of the request all the same.
		pull: AsyncResource.bind(async (controller: ReadableStreamDefaultController<Uint8Array>) => {
			const next = await events.next()
			if (next.done === true) controller.close()
			else controller.enqueue(encoder.encode(next.value))
		}),
		cancel: async () => {
			left.abort()
			await events.return(undefined)
		},
	})
	return new Response(body, { headers: HEADERS })
}

type Following = Pick<Caller, 'actor'> & { readonly ref: PlanRef; readonly from: number; readonly signal: AbortSignal }

async function* eventsOf({ actor, ref, from, signal }: Following): AsyncGenerator<string, undefined> {
	let known = from
	let here = ''
	const news = planNews(ref.projectId)
	try {
		yield `retry: 2000\nid: ${String(known)}\n\n`
		while (!signal.aborted) {
			if (!(await isTokenAlive(actor))) return
			const { version, rows, next } = await listChangesAfter(actor, ref, { after: known, most: MOST_AT_ONCE })
			known = next ?? version
			if (rows.length > 0) {
				const data = JSON.stringify({ version: known, changes: rows.map(changeView) })
				yield `event: changed\nid: ${String(known)}\ndata: ${data}\n\n`
			}
			if (next !== null) continue
			for (const id of news.jobs())
				yield `event: job\ndata: ${JSON.stringify(jobBody(await getJob(actor, actor.token.teamId, id)))}\n\n`
			const people = JSON.stringify({ here: await peopleHere({ ...actor.token, projectId: ref.projectId }) })
			if (people !== here) {
				here = people
				yield `event: presence\ndata: ${people}\n\n`
			}
			await news.next(signal)
			yield ': still here\n\n'
		}
	} catch (error) {
		// Gone, or not theirs any more: the stream ends, and a new call says why.
		if (refusalIn(error) === null) throw error
	} finally {
		news.leave()
		unfollow(actor.token.id)
	}
}

function unfollow(token: string): void {
	const left = (followed.get(token) ?? 1) - 1
	if (left > 0) followed.set(token, left)
	else followed.delete(token)
}

function tooMany(): AppError {
	const userMessage = `This token already follows ${String(MOST_FOLLOWED)} plans, the limit.`
	return new AppError('rate_limited', { userMessage, mend: 'End one of the streams.', retryAfterSeconds: 10 })
}
