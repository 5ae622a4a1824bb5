const WIDE =
	/[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\u{20000}-\u{3ffff}]|[\p{Extended_Pictographic}\p{sc=Taml}\p{sc=Telu}]/u
const NO_ROOM = /[\p{Mn}\p{Me}\p{Cf}]/u
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How much room a text takes, in Latin letters: those of China, Japan and Korea, of Tamil and Telugu take that of two, accents take none. */
export const lettersIn = (text: string): number =>
	Array.from(text).reduce((sum, letter) => sum + (NO_ROOM.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1), 0)

/** A word in parts of at most so many letters, none parted from its accents. */
function partsOf(word: string, most: number): readonly string[] {
	if (lettersIn(word) <= most) return [word]
	const parts: string[] = []
	for (const { segment } of clusters.segment(word)) {
		const last = parts.at(-1)
		if (last !== undefined && lettersIn(last + segment) <= most) parts[parts.length - 1] = last + segment
		else parts.push(segment)
	}
	return parts
}

/** Words on as many lines as they need, whole words while they fit; nothing is cut. */
export function linesOf(text: string, most: number): readonly string[] {
	const lines: string[] = []
	for (const word of text.split(' ').flatMap((one) => partsOf(one, Math.max(4, most)))) {
		const last = lines.at(-1)
		if (last !== undefined && lettersIn(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`
		else lines.push(word)
	}
	return lines
}

type NameRoom = {
	/** letters that stand on a line at full size, and set smaller */
	readonly full: number
	readonly small: number
}
/** A name as it stands before its row: whole, smaller and on as many lines as it needs where it is long. */
export type NameLines = { readonly lines: readonly string[]; readonly isSmall: boolean }

export const nameLines = (name: string, { full, small }: NameRoom): NameLines =>
	lettersIn(name) <= full ? { lines: [name], isSmall: false } : { lines: linesOf(name, small), isSmall: true }

/** Lines of a small name that stand in a row of its usual height. */
const USUAL_LINES = 2
export const linesMore = ({ lines }: NameLines): number => Math.max(0, lines.length - USUAL_LINES)

/** As many rows as take the room of so many usual ones, at least one: those of long names are taller. */
export function rowsWithin<Row extends { readonly name: string }>(
	rows: readonly Row[],
	{ most, taken }: { readonly most: number; readonly taken: (name: string) => number },
): readonly Row[] {
	let sum = 0
	const end = rows.findIndex(({ name }) => (sum += taken(name)) > most)
	return rows.slice(0, end < 0 ? rows.length : Math.max(1, end))
}
