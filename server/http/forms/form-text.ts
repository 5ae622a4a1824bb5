import { AppError } from '#server/access/app-error.ts'

type Pair = readonly [name: string, value: string]

const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * The pairs of a form as browsers write it, `name=value&…`, in one pass from left to right that stops at the first pair too
 * many: how often a name comes back costs nothing.
 * @throws unreadable where the text is not UTF-8, an escape is cut or there are more pairs than `most`
 */
export function pairsIn(bytes: Uint8Array, most: number): Pair[] {
	const text = decoded(() => strict.decode(bytes))
	const pairs: Pair[] = []
	for (let start = 0; start < text.length;) {
		const next = text.indexOf('&', start)
		const end = next < 0 ? text.length : next
		if (end > start) pairs.push(pairOf(text.slice(start, end)))
		if (pairs.length > most) throw unknownForm()
		start = end + 1
	}
	return pairs
}

function pairOf(text: string): Pair {
	const at = text.indexOf('=')
	return at < 0 ? [unescaped(text), ''] : [unescaped(text.slice(0, at)), unescaped(text.slice(at + 1))]
}

function unescaped(text: string): string {
	return decoded(() => decodeURIComponent(text.replaceAll('+', ' ')))
}

function decoded(decode: () => string): string {
	try {
		return decode()
	} catch {
		throw new AppError('unreadable', {
			userMessage: 'This form holds bytes that are no text.',
			mend: 'Write it in UTF-8 and send it again.',
		})
	}
}

/** The refusal of a form that no page of ours has sent. */
export function unknownForm(): AppError {
	return new AppError('unreadable', {
		userMessage: 'This form is not one of this page.',
		mend: 'Reload the page and try again.',
	})
}

/** A field of a form as text; empty where it was not sent, or as a file. */
export function textIn(form: Pick<FormData, 'get'>, name: string): string {
	const value = form.get(name)
	return typeof value === 'string' ? value : ''
}
