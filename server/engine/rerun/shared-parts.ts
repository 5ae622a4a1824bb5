import { sameData } from './same-data.ts'

/** A record, with what says the same as in an earlier one taken from that: a property, or an item of a list. */
export function sharedParts<R extends Readonly<Record<string, unknown>>>(now: R, before: R): R {
	const parts = Object.entries<unknown>({ ...now }).map(([name, value]) => {
		return [name, shared(value, Reflect.get(before, name))] as const
	})
	return { ...now, ...Object.fromEntries(parts) }
}

function shared(now: unknown, before: unknown): unknown {
	const lists = Array.isArray(now) && Array.isArray(before)
	return lists ? sharedItems<unknown>(now, before) : same(now, before)
}

/** A list, with the items that say the same as in their place in an earlier one taken from that; that list where all do. */
export function sharedItems<Item>(now: readonly Item[], before: readonly Item[]): readonly Item[] {
	const items = now.map((item, index) => same(item, before[index]))
	return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items
}

const same = <Value>(now: Value, before: Value | undefined): Value =>
	before !== undefined && sameData(now, before) ? before : now
