import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { previewPlace } from '#server/actions/projects/preview-start.ts'
import { thisMonth } from '#shared/units/months.ts'
import { drawSiteMap, SMALL_MAP } from '../p.$project.sites/draw-site-map.ts'
import { rowsIn } from '../t.$team.projects.new/read-source.ts'
import type { PlaceReply } from '../t.$team.projects.new/start-replies.ts'

/** The place that was named, the rows that are read for it and where they lie, as JSON: the page of a new plan asks. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const { searchParams } = new URL(request.url)
	const text = searchParams.get('place') ?? ''
	const asked = { text, rows: rowsIn(searchParams), month: thisMonth(), signal: context.gone }
	const found = await answering(() => previewPlace(actor, params.team ?? '', asked))
	if (!found.ok) return json<PlaceReply>(found)
	const { place, view } = found
	const { name, country, region, latitude, longitude } = place
	const map = drawSiteMap([{ id: 'place', ...place }, ...view.points], { numbered: false, size: SMALL_MAP })
	return json<PlaceReply>({
		ok: true,
		name,
		country,
		region,
		latitude,
		longitude,
		rows: view.rows,
		choices: view.choices,
		map,
	})
}
