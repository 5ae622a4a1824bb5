import type { GridCell, GridRow } from './grid-model.ts'

/** A cell as it crosses: the text alone where nothing else is to say of it, else what differs from that. */
type SentGridCell = string | Partial<GridCell>
type SentRow = Omit<GridRow, 'cells'> & { readonly cells: readonly SentGridCell[] }
/** Some rows that stand together, by what they say; without them where whoever asks has them already. */
export type RowsPart = { readonly key: string; readonly rows?: readonly SentRow[] }
/** All rows of a long list, which its page asks for once it is shown, and again after every edit. */
export type WholeList = {
	/** the edit of the plan that the rows show */
	readonly rev: number
	readonly parts: readonly RowsPart[]
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

/** Rows as short as they can be said. */
export function packed(rows: readonly GridRow[]): readonly SentRow[] {
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

/** A list is cut into about so many parts, none of fewer rows than the least. */
const PARTS = 128
const LEAST_ROWS = 8

/** What a text comes to (cyrb53): 53 bits, so that no two parts of a list are taken for one another. */
function digest(text: string): number {
	let [high, low] = [0xdeadbeef, 0x41c6ce57]
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at)
		high = Math.imul(high ^ unit, 0x9e3779b1)
		low = Math.imul(low ^ unit, 0x5f356495)
	}
	high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
	low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
	return 0x100000000 * (0x1fffff & low) + (high >>> 0)
}

/**
 * Rows cut into parts where an id says so, and not by their number: a row that comes, goes or moves changes the part it stands
 * in and no other. Of parts that whoever asks has already only the key is said.
 */
export function inParts(rows: readonly SentRow[], have: ReadonlySet<string>): WholeList['parts'] {
	const each = Math.max(LEAST_ROWS, 2 ** Math.ceil(Math.log2(Math.max(1, rows.length / PARTS))))
	const parts: SentRow[][] = []
	let open: SentRow[] = []
	for (const row of rows) {
		open.push(row)
		if (digest(row.id) % each !== 0 && open.length < 4 * each) continue
		parts.push(open)
		open = []
	}
	if (open.length > 0) parts.push(open)
	return parts.map((part): RowsPart => {
		const key = digest(JSON.stringify(part)).toString(36)
		return have.has(key) ? { key } : { key, rows: part }
	})
}

export function unpacked(rows: readonly SentRow[]): readonly GridRow[] {
	return rows.map((row) => ({
		...row,
		cells: row.cells.map((cell) => (typeof cell === 'string' ? plain(cell) : { ...plain(cell.typed ?? ''), ...cell })),
	}))
}
