import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { findRemoval } from '#server/actions/plans/history/find-removal.ts'
import { getNews } from '#server/actions/plans/history/get-news.ts'
import { rowAt } from '#shared/grid/grid-lists.ts'
import { planRef } from '../p.$project/open-plan.ts'

const sinceSchema = z.coerce.number().int().nonnegative().catch(Number.MAX_SAFE_INTEGER)

/**
 * What has happened to the plan since an edit, as JSON: the page asks for it every few seconds. A form that is open asks whether
 * its row is still there (`row=powerContracts/grid`).
 */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { searchParams } = new URL(asked.request.url)
	const since = sinceSchema.parse(searchParams.get('since'))
	const row = rowAt(searchParams.get('row') ?? '')
	if (row !== null) return json(await answering(() => findRemoval(actor, planRef(asked), { ...row, since })))
	return json(await answering(() => getNews(actor, planRef(asked), since)))
}
