import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { loadRows, type HeldRows } from '#app/components/grid/rows/held-rows.ts'
import { loadWholeList } from '../p.$project/layer-loader.ts'

export { unlessRefused as shouldRevalidate } from '../p.$project/should-revalidate.ts'

/** All rows of a list as JSON, for a grid that shows some of them so far: `?list=powerContracts`, order and columns as its page. */
export async function loader(asked: LoaderFunctionArgs) {
	return json(await loadWholeList(asked))
}

/** In the browser, which asks for what it has not: what crosses after an edit is what that has changed. */
export async function clientLoader({ request }: ClientLoaderFunctionArgs): Promise<HeldRows | null> {
	const { pathname, search } = new URL(request.url)
	// eslint-disable-next-line no-restricted-syntax -- in the browser, the navigation's own
	return await loadRows(pathname + search, request.signal)
}
