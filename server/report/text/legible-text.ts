const LONGEST = 1200
// Joiners, variation selectors, direction marks and skin tones say nothing without the character they belong to.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u{1f3fb}-\u{1f3ff}\ufe00-\ufe0f]/u
const SPACE = /[\t\n\r\u2028\u2029\p{Zs}]/u
const KEPT_SPACES = new Set(['\u00a0', '\u202f', '\u2002', '\u2009'])
const MARK = /\p{M}/u
/** More above one letter would stand in the line before. */
const MOST_MARKS = 2
const PLAIN = /^(?! )[!-~]*(?: [!-~]+)* ?$/

/**
 * Text that can be set: composed, on one line, without control characters or direction overrides, and with a bounded
 * number of accents on a letter.
 */
export function legible(text: string): string {
	if (text.length <= LONGEST && PLAIN.test(text)) return text
	const kept: string[] = []
	let marks = 0
	for (const character of text.slice(0, LONGEST * 4).normalize('NFC')) {
		if (kept.length >= LONGEST) break
		if (SPACE.test(character)) {
			kept.push(KEPT_SPACES.has(character) ? character : ' ')
			marks = MOST_MARKS
			continue
		}
		if (INVISIBLE.test(character)) continue
		marks = MARK.test(character) ? marks + 1 : 0
		if (marks <= MOST_MARKS) kept.push(character)
	}
	return kept.join('').replace(/ {2,}/g, ' ')
}

/** Stands for a character the typefaces lack; only the serif has it. */
export const BOX = '☐'

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Letters with what belongs to each. */
export const clustersOf = (text: string): readonly string[] => [...clusters.segment(text)].map(({ segment }) => segment)

/** A box for each letter the typefaces lack; an accent they lack is left out. */
export function withBoxes(text: string, hasGlyph: (codePoint: number) => boolean): string {
	const has = (character: string) => hasGlyph(character.codePointAt(0) ?? 0)
	if (Array.from(text).every(has)) return text
	return clustersOf(text)
		.map((cluster) => {
			const [letter = '', ...rest] = Array.from(cluster)
			if (!has(letter)) return MARK.test(letter) ? '' : BOX
			return [letter, ...rest.filter(has)].join('')
		})
		.join('')
}
