import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireShortQuery } from '#server/http/short-query.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { findPlaces } from '#server/actions/places.ts'

/** Places that a name may mean, as they are offered: the page of a new plan asks while it is typed. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const search = new URL(request.url).searchParams
	const asked = { text: search.get('q') ?? '', signal: context.gone }
	const found = await answering(async () => {
		requireShortQuery(search)
		return await findPlaces(actor, params.team ?? '', asked)
	})
	return json(found.map(({ label, people }) => ({ label, people })))
}
