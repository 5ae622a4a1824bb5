import { itemName, tradeName } from '#shared/presentation/wording/names.ts'

type Parts = { readonly kind: string; readonly what: string }

function partsOf(cause: string): Parts {
	const [kind = '', what = ''] = cause.split(':')
	return { kind, what }
}

/** The tail of a sentence about what makes a thing late; empty where the cause names nothing. */
export function want(cause: string): string {
	const { kind, what } = partsOf(cause)
	if (kind === 'labour') return `: too few ${tradeName(what)}`
	if (kind === 'long_lead') return `: its ${itemName(what)} comes too late`
	return ''
}

/** What would move a date that hands or an item hold back. */
export function mendOf(cause: string, name: string): string {
	const { kind, what } = partsOf(cause)
	if (kind === 'labour') {
		return `Bring in travelling ${tradeName(what)}, work a second shift, prefabricate more, or start ${name} earlier.`
	}
	return `Order the ${itemName(what)} earlier or from stock.`
}
