import { readXlsx as read } from 'hucre/xlsx'

export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly unknown[])[] }
type ReadXlsxResult =
	{ readonly ok: true; readonly sheets: readonly ReadSheet[] } | { readonly ok: false; readonly problem: string }

/** What sheets of a plan may unpack to, and by how much: more is no plan but an attempt to fill the memory. */
const MOST_BYTES = 120_000_000
const MOST_TIMES = 60
const MOST_ROWS = 5000

const NO_WORKBOOK = 'This is no workbook that can be read here. Save it as XLSX, then try again.'
const TOO_LARGE = 'This workbook unpacks to more than a plan can hold. Take out what was added to it, then try again.'

const END = { mark: 0x06054b50, length: 22, longestComment: 0xffff }
/** So many entries stand for a directory of another kind, elsewhere. */
const ELSEWHERE = 0xffff
/** Bytes that nothing packs into, and the flag of an entry whose sizes stand behind it. */
const MOST_OF_NOTHING = 2
const SIZED_BEHIND = 8
const ENTRY = { mark: 0x02014b50, length: 46 }

/**
 * What the archive says its files unpack to, by its directory; null where it has none. The library unpacks a file no further than
 * that, unless it is said to unpack to nothing, or the directory stands elsewhere: such archives are taken for endless.
 */
function unpackedSize(bytes: Uint8Array): number | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const last = bytes.length - END.length
	for (let end = last; end >= Math.max(0, last - END.longestComment); end -= 1) {
		if (view.getUint32(end, true) === END.mark)
			return sizeInDirectory(view, view.getUint16(end + 10, true), view.getUint32(end + 16, true))
	}
	return null
}

function sizeInDirectory(view: DataView, entries: number, from: number): number | null {
	if (entries === ELSEWHERE) return Infinity
	let [size, at] = [0, from]
	for (let entry = 0; entry < entries; entry += 1) {
		if (at + ENTRY.length > view.byteLength || view.getUint32(at, true) !== ENTRY.mark) return null
		const [flags, packed, unpacked] = [
			view.getUint16(at + 8, true),
			view.getUint32(at + 20, true),
			view.getUint32(at + 24, true),
		]
		size += unpacked === 0 && (packed > MOST_OF_NOTHING || (flags & SIZED_BEHIND) !== 0) ? Infinity : unpacked
		at += ENTRY.length + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
	}
	return size
}

/** The sheets of a workbook that are asked for, as they stand in it: the other door to the library. */
export async function readXlsx(bytes: Uint8Array, wanted: readonly string[]): Promise<ReadXlsxResult> {
	const size = unpackedSize(bytes)
	if (size === null) return { ok: false, problem: NO_WORKBOOK }
	if (size > Math.min(MOST_BYTES, MOST_TIMES * bytes.length)) return { ok: false, problem: TOO_LARGE }
	try {
		const { sheets } = await read(bytes, { sheets: ({ name }) => wanted.includes(name), maxRows: MOST_ROWS })
		return { ok: true, sheets: sheets.map(({ name, rows }) => ({ name, rows })) }
	} catch {
		return { ok: false, problem: NO_WORKBOOK }
	}
}
