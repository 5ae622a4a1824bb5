/** An id from a name: `Hall 9, north` → `hall-9-north`, `Aragón` → `aragon`. */
export function idFromName(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60)
}
