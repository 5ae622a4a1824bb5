const LONGEST = 1200
// Joiners, variation selectors, direction marks and skin tones say nothing without the character they belong to.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u{1f3fb}-\u{1f3ff}\ufe00-\ufe0f]/u
const SPACE = /[\t\n\r\u2028\u2029\p{Zs}]/u
const KEPT_SPACES = new Set(['\u00a0', '\u202f', '\u2002', '\u2009'])
/** Of what says nothing by itself: what it belongs to. Joiners say how letters join, in scripts that join them; pictures are put together. */
const BELONGING: readonly (readonly [RegExp, RegExp])[] = [
	[/^[\u200c\u200d]$/, /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Gujr}\p{sc=Knda}\p{sc=Taml}\p{sc=Telu}]/u],
	[/^\u200d$/, /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u],
	[/^\ufe0f$/, /\p{Emoji}/u],
	[/^\p{Emoji_Modifier}$/u, /[\p{Emoji_Modifier_Base}\ufe0f]/u],
	// A black flag and letters that are not seen are the flag of a country’s part.
	[/^[\u{e0020}-\u{e007f}]$/u, /[\u{1f3f4}\u{e0020}-\u{e007e}]/u],
]
const MARK = /^\p{M}$/u
/** Belongs to any letter, not to a script: more above one would stand in the line before. */
const ACCENT = /\p{sc=Inherited}/u
const MOST_ACCENTS = 2
/** Vowels and points of a script that is written with them. */
const MOST_MARKS = 4
const PLAIN = /^(?! )[!-~]*(?: [!-~]+)* ?$/

export const isMark = (character: string): boolean => MARK.test(character)

/** A character as it is set, behind what is set already; nothing where it says nothing. */
function keptAs(character: string, { before, marks }: { before: string | undefined; marks: number }): string {
	if (SPACE.test(character)) return KEPT_SPACES.has(character) ? character : ' '
	if (before !== undefined && BELONGING.some(([one, to]) => one.test(character) && to.test(before))) return character
	// An accent on nothing is none.
	if (INVISIBLE.test(character) || (marks > 0 && before === ' ')) return ''
	return marks > (ACCENT.test(character) ? MOST_ACCENTS : MOST_MARKS) ? '' : character
}

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
		marks = isMark(character) ? marks + 1 : 0
		const shown = keptAs(character, { before: kept.at(-1), marks })
		if (shown !== '') kept.push(shown)
	}
	return kept.join('').replace(/ {2,}/g, ' ')
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Letters with what belongs to each. */
export const clustersOf = (text: string): readonly string[] => [...clusters.segment(text)].map(({ segment }) => segment)
