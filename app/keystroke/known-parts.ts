import { isRecord } from '#shared/is-record.ts'

/** A response or a promise is what it is, and has no parts. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
	isRecord(value) && Object.getPrototypeOf(value) === Object.prototype

function inList(next: readonly unknown[], known: readonly unknown[]): readonly unknown[] {
	const parts = next.map((part, index) => withKnownParts(part, known[index]))
	return parts.length === known.length && parts.every((part, index) => Object.is(part, known[index])) ? known : parts
}

function inRecord(next: Readonly<Record<string, unknown>>, known: Readonly<Record<string, unknown>>): unknown {
	const names = Object.keys(next)
	const parts = names.map((name) => [name, withKnownParts(next[name], known[name])] as const)
	const isSame = names.length === Object.keys(known).length && parts.every(([name, part]) => same(part, known, name))
	return isSame ? known : Object.fromEntries(parts)
}

const same = (part: unknown, known: Readonly<Record<string, unknown>>, name: string) =>
	Object.hasOwn(known, name) && Object.is(part, known[name])

/**
 * What was loaded, with every part that is as it was before taken from what is shown: what draws only that part sees that it
 * need not draw again. Of what JSON can hold.
 */
export function withKnownParts(next: unknown, known: unknown): unknown {
	if (Array.isArray(next)) return Array.isArray(known) ? inList(next, known) : next
	return isPlain(next) && isPlain(known) ? inRecord(next, known) : next
}
