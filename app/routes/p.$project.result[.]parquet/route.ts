import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { readFeed } from '#server/actions/exchange/read-feed.ts'
import { planRef } from '../p.$project/open-plan.ts'

/** Every figure of the result as Apache Parquet: a row for each figure, place and month. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const wish = { as: 'parquet', keys: [], place: null, month: null, signal: asked.context.gone } as const
	const file = await answering(() => readFeed(actor, planRef(asked), wish))
	return download({ ...file, type: 'application/vnd.apache.parquet' })
}
