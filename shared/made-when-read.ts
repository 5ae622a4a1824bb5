/**
 * A record whose parts are each made when they are first read, and then kept: who reads a few of them pays for no other.
 * For everybody else it is a record like any.
 */
export function madeWhenRead<Made extends object>(parts: { readonly [Key in keyof Made]-?: () => Made[Key] }): Made
export function madeWhenRead(parts: Readonly<Record<string, () => unknown>>): object
export function madeWhenRead(parts: Readonly<Record<string, () => unknown>>): object {
	const record = {}
	const define = (key: string, how: PropertyDescriptor) =>
		Object.defineProperty(record, key, { ...how, enumerable: true, configurable: true })
	for (const [key, make] of Object.entries(parts)) {
		define(key, {
			get: () => {
				const value = make()
				define(key, { value })
				return value
			},
		})
	}
	return record
}

/** The same record with some of its parts put in others' place; the rest is still made when it is read, and kept with the first. */
export function withParts<Made extends object>(of: Made, own: Partial<Made>): Made
export function withParts(of: object, own: object): object {
	const read = (key: string): unknown => Reflect.get(Object.hasOwn(own, key) ? own : of, key)
	return madeWhenRead(Object.fromEntries(Object.keys(of).map((key) => [key, () => read(key)])))
}
