import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { findPlaces } from '#server/services/places/find-places.ts'

/** Places that a name may mean, as they are offered: the page of a new plan asks while it is typed. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const text = new URL(request.url).searchParams.get('q') ?? ''
	const asked = { text, signal: context.gone }
	const found = await answering(() => findPlaces(actor, params.team ?? '', asked))
	return json(found.map(({ label, people }) => ({ label, people })))
}
