import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A character of the paragraph where it stands on the page: at which place of the text, and as what. */
export type Placed = { readonly at: number; readonly character: string }

/** Puts the characters of a line in the order in which they stand on the page; null where that is the text’s own order. */
export function visualOrder(text: string): ((from: number, to: number) => readonly Placed[]) | null {
	if (!RIGHT_TO_LEFT.test(text)) return null
	// The report is in English: names of another direction stand within it.
	const levels = bidi.getEmbeddingLevels(text, 'ltr')
	return (from, to) => {
		const mirrored = bidi.getMirroredCharactersMap(text, levels.levels, from, to - 1)
		const order = bidi.getReorderedIndices(text, levels, from, to - 1).slice(from, to)
		return inPairs(
			order.map((at) => ({ at, character: mirrored.get(at) ?? text.charAt(at) })),
			text,
		)
	}
}

const LOW = /^[\udc00-\udfff]$/
const HIGH = /^[\ud800-\udbff]$/
const isMark = (character: string) => /^\p{M}$/u.test(character)

/** What belongs to one letter is not turned round: halves of a character, and accents behind their letter. */
function inPairs(placed: readonly Placed[], text: string): readonly Placed[] {
	const whole = placed.flatMap((one): readonly Placed[] => {
		if (LOW.test(one.character)) return []
		if (!HIGH.test(one.character)) return [one]
		return [{ at: one.at, character: text.slice(one.at, one.at + 2) }]
	})
	const done: Placed[] = []
	let marks: Placed[] = []
	for (const one of whole) {
		const after = done.at(-1)
		if (isMark(one.character) && (after === undefined || after.at > one.at)) {
			marks.unshift(one)
			continue
		}
		done.push(one, ...marks)
		marks = []
	}
	return [...done, ...marks]
}
