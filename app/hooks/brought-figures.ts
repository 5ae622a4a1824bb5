import type { ShownFigures } from '#shared/grid/edit-reply.ts'

type Part = 'frame' | 'page'

/** What the answer to an edit has brought, and of which page; null once it may have grown old. */
let brought: { readonly address: string; readonly figures: ShownFigures } | null = null

/** The page of an address, whether a loader or an action of it is asked. */
function addressOf(url: string): string {
	const { pathname, searchParams } = new URL(url)
	searchParams.delete('index')
	return `${pathname}?${searchParams.toString()}`
}

/** Takes what an edit's answer has brought for the loaders of its page, which the framework calls before anything else happens. */
export function bringFigures(url: string, figures: ShownFigures): void {
	const own = { address: addressOf(url), figures }
	brought = own
	setTimeout(() => {
		if (brought === own) brought = null
	})
}

/** What was just brought for a loader of this page; null where nothing was. */
export function broughtFor(part: Part, url: string): unknown {
	return brought?.address === addressOf(url) ? (brought.figures[part] ?? null) : null
}

/** The rows of a long list, where just these were brought; null where not. */
export function broughtRows(url: string): unknown {
	const { search } = new URL(url, window.location.origin)
	return brought?.figures.list?.asked === search ? brought.figures.list.list : null
}

let rowsAsked = ''

/** Notes what all rows of the long list in view are asked for by after an edit: with the parts that are held here. */
export function noteRows(address: string): void {
	rowsAsked = `?${address.split('?')[1] ?? ''}`
}

export function forgetRows(): void {
	rowsAsked = ''
}

/** The same, for an edit to ask it along; empty where the page itself brings all its rows. */
export const rowsInView = (): string => rowsAsked
