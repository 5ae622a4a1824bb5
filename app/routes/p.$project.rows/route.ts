import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { z } from 'zod'
import { loadRows, type HeldRows } from '#app/components/grid/rows/held-rows.ts'
import { GRID_KINDS } from '#shared/presentation/grid/grid-lists.ts'
import { loadPage } from '../p.$project/open-plan.ts'

export { unlessRefused as shouldRevalidate } from '../p.$project/should-revalidate.ts'

const listSchema = z.enum(GRID_KINDS).catch('sites')

/** All rows of a list as JSON, for a grid that shows some of them so far: `?list=powerContracts`, order and columns as its page. */
export async function loader(asked: LoaderFunctionArgs) {
	const { searchParams, search } = new URL(asked.request.url)
	return json(await loadPage(asked, 'rows', { list: listSchema.parse(searchParams.get('list')), search }))
}

/** In the browser, which asks for what it has not: what crosses after an edit is what that has changed. */
export async function clientLoader({ request }: ClientLoaderFunctionArgs): Promise<HeldRows | null> {
	const { pathname, search } = new URL(request.url)
	// eslint-disable-next-line no-restricted-syntax -- in the browser, the navigation's own
	return await loadRows(pathname + search, request.signal)
}
