const BASE = 'http://strata.invalid'

/**
 * Where to go next when the address came from a form or a link: only a path of this site, else the fallback.
 * Browsers read `//host`, `/\host` and control characters as other hosts, so all of those are refused.
 */
export function safeRedirect(to: FormDataEntryValue | null | undefined, fallback = '/app'): string {
	if (typeof to !== 'string' || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(to) || /^\/(?:%2f|%5c)/i.test(to)) return fallback
	if (!URL.canParse(to, BASE)) return fallback
	const url = new URL(to, BASE)
	return url.origin === BASE && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : fallback
}
