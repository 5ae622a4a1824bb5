import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

function withoutExplanation(url: URL): string {
	const search = new URLSearchParams(url.search)
	for (const key of ['why', 'scope', 'month']) search.delete(key)
	return `${url.pathname}?${search.toString()}`
}

/** Opening an explanation changes only the address and the drawer: the page beneath need not load again. */
export function onlyWhenItMatters({
	currentUrl,
	nextUrl,
	formMethod,
	defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
	if (
		formMethod === undefined &&
		currentUrl.search !== nextUrl.search &&
		withoutExplanation(currentUrl) === withoutExplanation(nextUrl)
	)
		return false
	return defaultShouldRevalidate
}
