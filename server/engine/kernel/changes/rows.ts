import type { Column } from '../algorithm-node.ts'
import { tableOf, type World } from '../scopes.ts'

/** Rows of a scope that follow one another: `from` up to, but not including, `to`. */
export type Rows = { readonly from: number; readonly to: number }

/** Every row of a scope. */
export function allRows<Model>(world: World<Model>, scope: string): Rows {
	return { from: 0, to: tableOf(world, scope).ids.length }
}

/** The rows that hold both; null where neither has any. */
export function bothRows(one: Rows | null, other: Rows | null): Rows | null {
	if (!one || !other) return one ?? other
	return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** Their indices, in order. */
export function listRows(rows: Rows | null): readonly number[] {
	const listed: number[] = []
	if (rows) for (let row = rows.from; row < rows.to; row++) listed.push(row)
	return listed
}

/** Rows of a scope whose ancestors are among `rows`, by its links to them. */
export function rowsUnder({ from, to }: Rows, links: Int32Array): Rows | null {
	const isAmong = (ancestor: number) => ancestor >= from && ancestor < to
	const first = links.findIndex(isAmong)
	return first < 0 ? null : { from: first, to: links.findLastIndex(isAmong) + 1 }
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
	let { from, to } = rows
	while (from < to && sameCells(one.values, other.values, { from: from * span, to: (from + 1) * span })) from++
	while (from < to && sameCells(one.values, other.values, { from: (to - 1) * span, to: to * span })) to--
	return from < to ? { from, to } : null
}

function sameCells(one: Float64Array, other: Float64Array, { from, to }: Rows): boolean {
	for (let cell = from; cell < to; cell++) {
		if (one[cell] !== other[cell] && !(Number.isNaN(one[cell]) && Number.isNaN(other[cell]))) return false
	}
	return true
}
