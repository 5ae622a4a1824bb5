/** Where an entry is settled: another page of the plan in the scenario that is open, or this one with its comments beside it. */
export function searchOf(page: string, current: URLSearchParams): string {
	const [path = '', own = ''] = page.split('?')
	const search = new URLSearchParams(own)
	const kept = path === '' ? [...current] : [...current].filter(([name]) => name === 'scenario')
	for (const [name, value] of kept) if (!search.has(name)) search.set(name, value)
	const query = search.size === 0 ? '' : `?${search.toString()}`
	return path === '' ? query : `../${path}${query}`
}
