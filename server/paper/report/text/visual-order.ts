import bidiFactory from 'bidi-js'

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const TURNED = /^[\p{sc=Hebr}\p{sc=Arab}]/u
const LETTERS = /[\p{L}\p{sc=Hebr}\p{sc=Arab}]/gu
const PARTS = /[,:;.·–—]$/u
const MARK = '\u200e'

/**
 * How deep each letter of a text stands in words of the other direction, UAX #9: even from left to right, odd from right
 * to left. Null where all of it goes from left to right.
 */
export function levelsOf(text: string): ((at: number) => number) | null {
	if (!RIGHT_TO_LEFT.test(text)) return null
	// Figures behind a name belong to the sentence: a mark behind the name, which takes no room, keeps them there.
	const ends = endsOfNames(text)
	const parts = [0, ...ends].map((from, part) => text.slice(from, ends[part]))
	// The report is in English: names of another direction stand within it.
	const { levels } = bidi.getEmbeddingLevels(parts.join(MARK), 'ltr')
	const marks = new Set(ends.map((end, before) => end + before))
	const own = levels.filter((_, at) => !marks.has(at))
	return (at) => own[at] ?? 0
}

/** Behind a name from right to left: a sign that parts it from what follows, where that is no word from right to left. */
function endsOfNames(text: string): readonly number[] {
	const words = [...text.matchAll(/\S+/gu)]
	let letter = ''
	return words.flatMap(({ 0: word, index }, at) => {
		letter = word.match(LETTERS)?.at(-1) ?? letter
		const end = index + word.length - 1
		const isEnd = PARTS.test(word) && TURNED.test(letter) && end + 1 < text.length
		return isEnd && !TURNED.test(words[at + 1]?.[0] ?? '') ? [end] : []
	})
}

export const isTurned = (level: number): boolean => level % 2 === 1

/** A bracket, turned where the words around it are. */
export const mirrored = (character: string, level: number): string =>
	isTurned(level) ? (bidi.getMirroredCharacter(character) ?? character) : character

/** Parts of a line, each of one level, as they stand on the page from the left. */
export function inVisualOrder<Part extends { readonly level: number }>(parts: readonly Part[]): readonly Part[] {
	const order = [...parts]
	for (let level = Math.max(0, ...parts.map((part) => part.level)); level >= 1; level--) {
		for (let from = 0; from < order.length; from++) {
			let to = from
			while ((order[to]?.level ?? 0) >= level) to++
			if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
			from = to
		}
	}
	return order
}
