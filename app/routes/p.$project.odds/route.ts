import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { followOdds } from '#server/actions/simulations/odds.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import { settingsIn } from '#shared/pages/simulation-address.ts'
import { planRef } from '../p.$project/open-plan.ts'

// A page would wait seconds for this before it showed an edit's answer; who shows odds asks again by itself (use-odds.ts).
export function shouldRevalidate() {
	return false
}

/** The odds of a plan, a line of JSON each time more draws are done. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const settings = settingsIn(new URL(asked.request.url).searchParams)
	const lines = await answering(() => followOdds(actor, planRef(asked), { settings, signal: asked.context.gone }))
	return new Response(createReadableStreamFromReadable(Readable.from(encoded(lines))), {
		headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store, no-transform' },
	})
}

async function* encoded(replies: AsyncIterable<OddsReply>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder()
	for await (const reply of replies) yield encoder.encode(`${JSON.stringify(reply)}\n`)
}
