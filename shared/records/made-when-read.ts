type MadeWhenReadParts = Readonly<Record<string, () => unknown>>

const partsOf = new WeakMap<object, MadeWhenReadParts>()

/** How a part is read, one for all records that have one of its name: so they are of one shape, and soon made. */
const readers = new Map<string, PropertyDescriptor>()

function readerOf(key: string): PropertyDescriptor {
	const known = readers.get(key)
	if (known !== undefined) return known
	const reader = {
		get(this: object): unknown {
			const value = partsOf.get(this)?.[key]?.()
			Object.defineProperty(this, key, { value })
			return value
		},
		enumerable: true,
		configurable: true,
	}
	readers.set(key, reader)
	return reader
}

/**
 * A record whose parts are each made when they are first read, and then kept: who reads a few of them pays for no other.
 * For everybody else it is a record like any.
 */
export function madeWhenRead<Made extends object>(parts: { readonly [Key in keyof Made]-?: () => Made[Key] }): Made
export function madeWhenRead(parts: MadeWhenReadParts): object
export function madeWhenRead(parts: MadeWhenReadParts): object {
	const record = {}
	for (const key of Object.keys(parts)) Object.defineProperty(record, key, readerOf(key))
	partsOf.set(record, parts)
	return record
}

/** The same record with some of its parts put in others' place; the rest is still made when it is read, and kept with the first. */
export function withParts<Made extends object>(of: Made, own: Partial<Made>): Made
export function withParts(of: object, own: object): object {
	const read = (key: string): unknown => Reflect.get(Object.hasOwn(own, key) ? own : of, key)
	return madeWhenRead(Object.fromEntries(Object.keys(of).map((key) => [key, () => read(key)])))
}
