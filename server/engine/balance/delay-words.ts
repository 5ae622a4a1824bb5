type Parts = { readonly kind: string; readonly words: string }

function partsOf(cause: string): Parts {
	const [kind = '', what = ''] = cause.split(':')
	return { kind, words: what.replaceAll('_', ' ') }
}

/** The tail of a sentence about what a delay is for want of; empty where the cause names nothing. */
export function want(cause: string): string {
	const { kind, words } = partsOf(cause)
	if (kind === 'labour') return ` for want of ${words}s`
	if (kind === 'long_lead') return ` for want of its ${words}`
	return ''
}

/** What would move a date that hands or an item hold back. */
export function mendOf(cause: string, name: string): string {
	const { kind, words } = partsOf(cause)
	if (kind === 'labour') {
		return `Bring in travelling ${words}s, work a second shift, prefabricate more, or start ${name} earlier.`
	}
	return `Order the ${words} earlier or from stock.`
}
