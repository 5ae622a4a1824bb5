/** Stands for a character the typefaces lack; only the serif has it. */
export const BOX = '☐'

const LONGEST = 1200
// Joiners, variation selectors, direction marks and skin tones say nothing without the character they belong to.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}\u{1f3fb}-\u{1f3ff}\ufe00-\ufe0f]/u
const SPACE = /[\t\n\r\u2028\u2029\p{Zs}]/u
const KEPT_SPACES = new Set(['\u00a0', '\u202f', '\u2002', '\u2009'])
const MOST_BOXES = 6

/**
 * Text the typefaces can show: composed, on one line, without control characters or direction overrides; a box for each
 * character they lack, and an ellipsis after a few in a row.
 */
export function legible(text: string, hasGlyph: (codePoint: number) => boolean): string {
	const shown: string[] = []
	let boxes = 0
	for (const character of text.slice(0, LONGEST * 4).normalize('NFC')) {
		if (shown.length >= LONGEST) break
		if (SPACE.test(character)) {
			shown.push(KEPT_SPACES.has(character) ? character : ' ')
			continue
		}
		if (INVISIBLE.test(character)) continue
		if (hasGlyph(character.codePointAt(0) ?? 0)) {
			boxes = 0
			shown.push(character)
			continue
		}
		boxes += 1
		if (boxes <= MOST_BOXES) shown.push(BOX)
		if (boxes === MOST_BOXES + 1) shown.push('…')
	}
	return shown.join('').replace(/ {2,}/g, ' ')
}
