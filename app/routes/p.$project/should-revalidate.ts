import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { TALK_NAMES } from '#shared/together/talk.ts'

/** What an address says beside what a page loads: the drawer. A page loads the tab that is open. */
const BESIDE_THE_PAGE = ['why', 'scope', 'month', 'change', ...TALK_NAMES]

export function withoutExplanation(url: URL): string {
	const search = new URLSearchParams(url.search)
	for (const key of BESIDE_THE_PAGE) search.delete(key)
	return `${url.pathname}?${search.toString()}`
}

/** Refused since somebody else wrote there: what they wrote is now to be seen. */
function metOthers(result: unknown): boolean {
	return typeof result === 'object' && result !== null && 'conflicts' in result
}

function wasRefused(result: unknown): boolean {
	return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

/** For pages: opening an explanation changes only the drawer, and a refused edit changes nothing. */
export function onlyWhenItMatters(asked: ShouldRevalidateFunctionArgs): boolean {
	const { currentUrl, nextUrl, formMethod } = asked
	const opensDrawer =
		currentUrl.search !== nextUrl.search && withoutExplanation(currentUrl) === withoutExplanation(nextUrl)
	if (formMethod === undefined && opensDrawer) return false
	return unlessRefused(asked)
}

/** For the layouts around a page: loads again unless an edit was refused for what it said. */
export function unlessRefused({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
	if (metOthers(actionResult)) return true
	return wasRefused(actionResult) ? false : defaultShouldRevalidate
}
