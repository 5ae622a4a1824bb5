import { json } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { lateRows } from '#app/components/grid/rows/late-rows.ts'
import type { ListRows } from '#app/keystroke/page-cache.ts'
import { planStore } from '#app/keystroke/plan-store.ts'
import { notFound } from '#server/access/app-error.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { KeystrokeAnswer, PageShown } from '#shared/grid/edit-reply.ts'
import { editBy } from '../p.$project/edit-action.ts'
import { loadWholeList } from '../p.$project/layer-loader.ts'
import { openPlan, showPlan } from '../p.$project/open-plan.ts'
import { planLoader } from '../p.$project/plan-loader.ts'

export { shouldRevalidateFrame as shouldRevalidate } from '#app/keystroke/route-exports.ts'

type Loads = (asked: LoaderFunctionArgs) => Promise<unknown>
/** The loaders of a plan's pages, by their files. */
const PAGES = import.meta.glob<Loads | undefined>('../p.$project.*/route.tsx', { import: 'loader' })

type LoadShownParams = {
	/** an address below the plan's, `energy?scenario=s1`; null: no page */
	readonly page: string | null
	/** what rows are asked for, `list=powerContracts&have=`; empty: none */
	readonly rows: string
	/** the plan as it would be; left out: as it is stored */
	readonly draft?: PlanHeading | undefined
}

/** The same request, to another address of the plan: its gates are those of that address. */
function at({ request, params, context }: LoaderFunctionArgs, path: string, search: string): LoaderFunctionArgs {
	const { headers, url } = request
	const address = new URL(url)
	address.pathname = ['', 'p', encodeURIComponent(params['project'] ?? ''), ...(path === '' ? [] : [path])].join('/')
	address.search = search
	return { params, context, request: new Request(address, { headers }) }
}

/**
 * What a page of the plan shows, with its frame and the rows of its long list, each from the loader that it would be asked of.
 * @throws not_found where the plan has no such page
 */
async function loadShown(request: LoaderFunctionArgs, { page, rows, draft }: LoadShownParams): Promise<PageShown> {
	// A context of its own: that of an edit holds what was read of the plan before it.
	const asked = { ...request, context: { ...request.context } }
	const [name = '', search = ''] = (page ?? '').split(/\?(.*)/s)
	const inPage = page === null ? asked : at(asked, name, search)
	// Read once for all of them, so that they show the same edit.
	if (draft === undefined) await openPlan(inPage)
	else showPlan(inPage, draft)
	const list = rows === '' ? undefined : loadWholeList(at(asked, 'keystroke', rows))
	if (page === null) return { ...(list && { rows: await list }) }
	const load = await PAGES[`../p.$project.${name === '' ? '_index' : name}/route.tsx`]?.()
	if (load === undefined) throw notFound('page')
	const [frame, own, all] = await Promise.all([planLoader(inPage), load(inPage), list])
	return { frame, page: own, ...(all && { rows: all }) }
}

/** Whoever typed is told by then that it is kept. */
const WITHIN_MS = 3000

/** The same where it is soon there; nothing where it takes long or fails: the page then asks by itself, and is told why. */
async function showInTime(request: LoaderFunctionArgs, asked: LoadShownParams): Promise<PageShown> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(resolve, WITHIN_MS, null)
	})
	const shown = await Promise.race([loadShown(request, asked).catch(() => null), late])
	clearTimeout(timer)
	return shown ?? {}
}

/** What a page shows now: `?page=energy&rows=`, or the rows of its list alone. */
export async function loader(asked: LoaderFunctionArgs) {
	const { searchParams } = new URL(asked.request.url)
	const [page, rows] = [searchParams.get('page'), searchParams.get('rows') ?? '']
	return json<PageShown>(await loadShown(asked, { page, rows }))
}

/** An edit of the plan, answered with what its page shows after it; with `prefetch`, what it would show. */
export async function action(asked: ActionFunctionArgs) {
	const { reply, status, headers = {}, form, draft } = await editBy(asked)
	const [page, rows] = [form?.get('page'), form?.get('rows')]
	const shows = draft === undefined ? reply.ok : draft !== null
	const shown =
		shows && typeof page === 'string'
			? await showInTime(asked, { page, rows: typeof rows === 'string' ? rows : '', draft: draft ?? undefined })
			: {}
	return json<KeystrokeAnswer>({ reply, ...shown }, { status, headers })
}

/** In the browser the rows of a long list, of which only what has changed crosses. */
export async function clientLoader({ request }: ClientLoaderFunctionArgs): Promise<ListRows | null> {
	// eslint-disable-next-line no-restricted-syntax -- in the browser, the navigation's own
	const { signal } = request
	// So many rows are drawn only where they are looked at: what does so is there before them.
	return await planStore.page.loadRows(request.url, { signal, ready: lateRows.fetch() })
}
