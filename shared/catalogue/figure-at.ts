import type { Catalogue } from './tables.ts'

/** A figure of the reference data by its address: `chips`, `gb200-nvl72`, `leadWeeks.mid`. */
export type FigureAddress = { readonly table: string; readonly row: string; readonly field: string }

type Branch = Record<string, unknown>

function isBranch(value: unknown): value is Branch {
	return typeof value === 'object' && value !== null
}

/** Keys from the catalogue down to the figure; a table that is one record has no row of its own, or holds it as a part. */
function keysTo(catalogue: Catalogue, { table, row, field }: FigureAddress): readonly string[] | null {
	const tables: Readonly<Branch> = catalogue
	const rows = tables[table]
	if (!isBranch(rows)) return null
	const path = field.split('.')
	if (!Array.isArray(rows)) return isBranch(rows[row]) ? [table, row, ...path] : [table, ...path]
	const index = rows.findIndex((candidate: unknown) => isBranch(candidate) && candidate['id'] === row)
	return index < 0 ? null : [table, String(index), ...path]
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
	return keys.reduce<unknown>((at, key) => (isBranch(at) ? at[key] : undefined), value)
}

/** The number at an address; null where there is none, or no single one. */
export function figureAt(catalogue: Catalogue, address: FigureAddress): number | null {
	const keys = keysTo(catalogue, address)
	const value = keys && valueAt(catalogue, keys)
	return typeof value === 'number' ? value : null
}
