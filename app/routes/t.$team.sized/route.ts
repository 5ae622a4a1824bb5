import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { previewStart, type SizedStart } from '#server/actions/projects/starts.ts'
import { thisMonth } from '#shared/units/months.ts'
import { typedIn } from '../t.$team.projects.new/read-source.ts'

/** What answers would come to, as JSON: the page of a new plan asks while they are typed. Nothing is stored. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const typed = typedIn(new URL(request.url).searchParams)
	const asked = { typed, month: thisMonth(), signal: context.gone }
	return json<SizedStart>(await answering(() => previewStart(actor, params.team ?? '', asked)))
}
