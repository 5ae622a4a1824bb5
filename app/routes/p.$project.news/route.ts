import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { getNews } from '#server/services/plans/history/get-news.ts'
import { planRef } from '../p.$project/open-plan.ts'

const sinceSchema = z.coerce.number().int().nonnegative().catch(Number.MAX_SAFE_INTEGER)

/** What has happened to the plan since an edit, as JSON: the page asks for it every few seconds. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const since = sinceSchema.parse(new URL(asked.request.url).searchParams.get('since'))
	return json(await answering(() => getNews(actor, planRef(asked), since)))
}
