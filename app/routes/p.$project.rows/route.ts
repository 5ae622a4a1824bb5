import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { z } from 'zod'
import { GRID_KINDS } from '#shared/presentation/grid/grid-lists.ts'
import { loadPage } from '../p.$project/open-plan.ts'

export { unlessRefused as shouldRevalidate } from '../p.$project/should-revalidate.ts'

const listSchema = z.enum(GRID_KINDS).catch('sites')

/** All rows of a list as JSON, for a grid that shows some of them so far: `?list=powerContracts`, order and columns as its page. */
export async function loader(asked: LoaderFunctionArgs) {
	const { searchParams, search } = new URL(asked.request.url)
	return json(await loadPage(asked, 'rows', { list: listSchema.parse(searchParams.get('list')), search }))
}

/** Where they cannot be had just now, the page goes on with the rows that came with it. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
	try {
		return await serverLoader()
	} catch {
		return null
	}
}
