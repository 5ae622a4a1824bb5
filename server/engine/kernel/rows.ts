import type { Column } from './algorithm-node.ts'

/** Rows of a scope that follow one another: `from` up to, but not including, `to`. */
export type Rows = { readonly from: number; readonly to: number }

/** The rows that hold both; null where neither has any. */
export function bothRows(one: Rows | null, other: Rows | null): Rows | null {
	if (!one || !other) return one ?? other
	return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** Rows of a scope whose ancestors are among `rows`, by its links to them. */
export function rowsUnder(rows: Rows, links: Int32Array): Rows | null {
	let found: Rows | null = null
	links.forEach((ancestor, row) => {
		if (ancestor < rows.from || ancestor >= rows.to) return
		found = { from: found?.from ?? row, to: row + 1 }
	})
	return found
}

/** The ancestors of `rows`, by their scope's links to them. */
export function rowsOver(rows: Rows, links: Int32Array): Rows | null {
	let found: Rows | null = null
	for (let row = rows.from; row < rows.to; row++) {
		const ancestor = links[row] ?? -1
		if (ancestor >= 0) found = bothRows(found, { from: ancestor, to: ancestor + 1 })
	}
	return found
}

/** Rows in which two columns of one shape differ, looked for among `rows`. A missing value equals a missing value. */
export function differingRows(one: Column, other: Column, rows: Rows): Rows | null {
	const span = one.monthly ? one.months : 1
	let first = rows.from * span
	let last = rows.to * span - 1
	while (first <= last && same(one.values[first], other.values[first])) first++
	if (first > last) return null
	while (same(one.values[last], other.values[last])) last--
	return { from: Math.floor(first / span), to: Math.floor(last / span) + 1 }
}

function same(one: number | undefined, other: number | undefined): boolean {
	return one === other || (Number.isNaN(one) && Number.isNaN(other))
}
