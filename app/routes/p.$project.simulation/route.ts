import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { followSimulation } from '#server/actions/simulations/simulations.ts'
import { settingsIn, type SimulationReply } from '#shared/pages/simulation-address.ts'
import { planRef } from '../p.$project/open-plan.ts'

// It takes seconds: pages ask for it once they are shown, and follow it.
export function shouldRevalidate() {
	return false
}

const NOT_DONE = 'The simulation could not be finished just now. The plan and its figures are not touched by this.'

/** The odds of a plan, a line of JSON each time more is known: `?scenario=&seed=&draws=&off=&rho=`. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const settings = settingsIn(new URL(asked.request.url).searchParams)
	const { rev, found } = await answering(() =>
		followSimulation(actor, planRef(asked), { settings, signal: asked.context.gone }),
	)
	const lines = async function* (): AsyncGenerator<Uint8Array> {
		const encoder = new TextEncoder()
		for await (const news of found) {
			const reply: SimulationReply = news === null ? { ok: false, text: NOT_DONE } : { ok: true, ...news, rev }
			yield encoder.encode(`${JSON.stringify(reply)}\n`)
		}
	}
	return new Response(createReadableStreamFromReadable(Readable.from(lines())), {
		headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store, no-transform' },
	})
}
