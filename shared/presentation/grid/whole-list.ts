import type { GridCell, GridRow } from './grid-view.ts'

/** A cell as it crosses: the text alone where nothing else is to say of it, else what differs from that. */
type SentGridCell = string | Partial<GridCell>
type SentRow = Omit<GridRow, 'cells'> & { readonly cells: readonly SentGridCell[] }
/** All rows of a long list, which its page asks for once it is shown. */
export type WholeList = {
	/** the edit of the plan that the rows show */
	readonly rev: number
	readonly rows: readonly SentRow[]
}

const plain = (typed: string): GridCell => ({
	typed,
	shown: typed,
	figure: null,
	range: null,
	isDefault: false,
	quality: null,
	source: null,
	note: null,
})

/** Rows as short as they can be said: a thousand of them cross with every edit. */
export function packed(rows: readonly GridRow[]): WholeList['rows'] {
	return rows.map((row) => ({
		...row,
		cells: row.cells.map((cell): SentGridCell => {
			const usual = Object.entries(plain(cell.typed))
			const own = Object.entries(cell).filter(
				([part, value]) => !usual.some(([name, is]) => name === part && is === value),
			)
			return own.length === 0 ? cell.typed : { typed: cell.typed, ...Object.fromEntries(own) }
		}),
	}))
}

export function unpacked(rows: WholeList['rows']): readonly GridRow[] {
	return rows.map((row) => ({
		...row,
		cells: row.cells.map((cell) => (typeof cell === 'string' ? plain(cell) : { ...plain(cell.typed ?? ''), ...cell })),
	}))
}
