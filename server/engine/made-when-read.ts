/**
 * A record whose parts are each made when they are first read, and then kept: who reads a few of them pays for no other.
 * For everybody else it is a record like any.
 */
export function madeWhenRead<Made extends object>(parts: { readonly [Key in keyof Made]-?: () => Made[Key] }): Made
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
