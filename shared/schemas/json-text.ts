import { isStorable } from './storable-text.ts'

type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

// The only spellings in JSON of what no text may hold; most files have none, and are not searched any further.
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i

/** What a text of JSON says. A string in it that no database can keep counts as not readable. */
export function readJsonText(text: string): JsonReading {
	try {
		const value: unknown = JSON.parse(text, SUSPICIOUS.test(text) ? keepStorable : undefined)
		return { ok: true, value }
	} catch (error) {
		return { ok: false, message: error instanceof Error ? error.message : 'it cannot be read' }
	}
}

function keepStorable(key: string, value: unknown): unknown {
	if (isStorable(key) && (typeof value !== 'string' || isStorable(value))) return value
	throw new Error('a text in it holds NUL or half of a character')
}
