/** What the form of inputs sends, as the address of a simulation has it: only common causes that are not as usual are named. */
export function settingsAddress(search: URLSearchParams): string | null {
	if (!search.has('set')) return null
	const [causes, set, usual] = ['cause', 'rhoOf', 'usualOf'].map((name) => search.getAll(name))
	const own = new URLSearchParams()
	for (const name of ['scenario', 'seed', 'draws']) {
		const value = search.get(name)
		if (value !== null && value !== '') own.set(name, value)
	}
	const off = search.getAll('off')
	if (off.length > 0) own.set('off', off.join(','))
	for (const [index, cause] of (causes ?? []).entries()) {
		const value = set?.[index] ?? ''
		if (value !== '' && Number(value) !== Number(usual?.[index])) own.append('rho', `${value}:${cause}`)
	}
	const text = own.toString()
	return text === '' ? '' : `?${text}`
}
