import type { EditReply, KeystrokeAnswer, PageShown } from '#shared/grid/edit-reply.ts'
import { isRecord } from '#shared/is-record.ts'

/** What the page that asks shows: its address, and what the rows of its long list are asked for by; empty where it has none. */
export type InView = { readonly page: string; readonly rows: string }
/** An edit, as a form says it. */
export type EditFields = Readonly<Record<string, string>>
type Sent = {
	readonly fields: EditFields
	/** null: nothing is to be shown after it */
	readonly shows: InView | null
	readonly page: string
	readonly signal?: AbortSignal
	/** outlives the page */
	readonly keepalive?: boolean
}

/** What the server answers, or a proxy in front of it, when it has other work now: the same may be asked again. */
export const NOT_NOW = new Set([429, 502, 503, 504])
const [LOWEST_REFUSAL, LOWEST_FAILURE] = [400, 500]

/** The route of the keystroke for the plan that a page is of, and the address of the page below the plan's. */
export function routeOf(page: string, query: Readonly<Record<string, string>> = {}) {
	const { pathname, searchParams, search } = new URL(page, 'http://plan')
	const [, area = '', project = '', ...name] = pathname.split('/')
	const scenario = searchParams.get('scenario')
	const asked = new URLSearchParams({ ...(scenario !== null && { scenario }), ...query }).toString()
	return {
		address: `/${area}/${project}/keystroke${asked === '' ? '' : `?${asked}`}`,
		page: name.join('/') + search,
	}
}

/** Whether the route of the keystroke answers for a page: those below another page of the plan are asked for as any. */
export const isShownThere = (page: string): boolean => !routeOf(page).page.split('?')[0]?.includes('/')

const isAnswer = (value: unknown): value is KeystrokeAnswer =>
	isRecord(value) && isRecord(value['reply']) && typeof value['reply']['ok'] === 'boolean'

/** An answer, or why there is none; `closed`: whoever sent this may not, or is logged out. */
export type Answer = KeystrokeAnswer & { readonly closed?: true }

const refused = (text: string) => ({ ok: false, problems: [{ field: '', text }], cells: [] }) as const
/** Of an edit that did not arrive: it may be sent again. */
export const UNREACHED: EditReply = {
	...refused('Not saved: no connection to the server. Your entry is kept here.'),
	unreached: true,
}
const CLOSED: Answer = {
	reply: refused('Not saved: you can no longer edit this plan here. Reload the page.'),
	closed: true,
}

/** What is said where the server answers otherwise than the route does. */
function refusedBy({ status, headers }: Response): Answer {
	if (NOT_NOW.has(status)) return { reply: UNREACHED }
	if (status < LOWEST_FAILURE) return CLOSED
	const id = headers.get('X-Request-Id')
	const quote = id === null ? '' : ` If it happens again, quote request ${id}.`
	return { reply: refused(`Not saved: the server failed.${quote}`) }
}

/** Sends an edit; what becomes of it is said also where there is no answer. */
export async function sendEdit({ fields, shows, page, ...how }: Sent): Promise<Answer> {
	const { address } = routeOf(page)
	const body = new URLSearchParams({
		...fields,
		...(shows !== null && { page: routeOf(shows.page).page, rows: shows.rows }),
	})
	try {
		const response = await fetch(address, { method: 'POST', body, ...how })
		const answer: unknown = await response.json().catch(() => null)
		return isAnswer(answer) ? answer : refusedBy(response)
	} catch {
		// The browser says that there was no answer.
		return { reply: UNREACHED }
	}
}

/** What a page shows now; null where the server has no time or is not reached, nothing where its own loaders have to say why. */
export async function fetchShown({ page, rows }: InView, signal?: AbortSignal): Promise<PageShown | null> {
	const query = { page: routeOf(page).page, rows }
	const response = await fetch(routeOf(page, query).address, signal === undefined ? {} : { signal }).catch(() => null)
	if (response === null || NOT_NOW.has(response.status)) return null
	if (response.status >= LOWEST_REFUSAL || response.redirected) return {}
	const shown: unknown = await response.json().catch(() => null)
	return isRecord(shown) ? shown : {}
}
