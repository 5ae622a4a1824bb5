import { clustersOf, isMark } from './legible-text.ts'
import type { ScriptFace, Typeface } from './typefaces.ts'

/** Letters one after the other that one typeface draws. */
export type Stretch = {
	readonly text: string
	/** null: that of the style */
	readonly face: ScriptFace | null
}
type StretchOfResult = Stretch & { readonly missing?: boolean }
export type HasGlyph = (face: Typeface, codePoint: number) => boolean

const HAN = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\u2000-\u33ff\uff00-\uffef]/u
const BY_SCRIPT: readonly (readonly [ScriptFace, RegExp])[] = [
	['hebrew', /\p{scx=Hebr}/u],
	['arabic', /\p{scx=Arab}/u],
	['thai', /\p{scx=Thai}/u],
	['devanagari', /\p{scx=Deva}/u],
	['armenian', /\p{scx=Armn}/u],
	['bengali', /\p{scx=Beng}/u],
	['georgian', /\p{scx=Geor}/u],
	['gujarati', /\p{scx=Gujr}/u],
	['kannada', /\p{scx=Knda}/u],
	['tamil', /\p{scx=Taml}/u],
	['telugu', /\p{scx=Telu}/u],
	['korean', /\p{sc=Hang}/u],
	['emoji', /[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/u],
]
/** Written from right to left: its words are given as they are read, and turned round as they are drawn. */
export const isRightToLeft = (face: Typeface): boolean => face === 'hebrew' || face === 'arabic'

/** Han letters are drawn differently in Japan and China: a name is set in the Japanese typeface where that has all of it. */
function hanFaces(letters: readonly string[], has: HasGlyph): readonly ScriptFace[] {
	const inJapanese = letters
		.filter((letter) => /\p{sc=Han}/u.test(letter))
		.every((letter) => has('japanese', letter.codePointAt(0) ?? 0))
	return inJapanese ? ['japanese', 'chinese'] : ['chinese', 'japanese']
}

type Faces = { readonly han: () => readonly ScriptFace[]; readonly has: HasGlyph }

/** Asked to be a picture, or put together of several: a figure in a key, a flag, a family. */
const PICTURE = /^\p{Emoji}.*[\ufe0f\u200d\u20e3\p{Emoji_Modifier}\p{RI}]/u

/** Typefaces that may have a letter, those to be asked first in front; null: that of the style. */
function facesFor(cluster: string, han: Faces['han']): readonly Stretch['face'][] {
	const [letter = ''] = Array.from(cluster)
	if (PICTURE.test(cluster)) return ['emoji', null]
	const inScript = BY_SCRIPT.flatMap(([face, script]) => (script.test(letter) ? [face] : []))
	return [null, ...inScript, ...(HAN.test(letter) ? han() : [])]
}

/** What a typeface has of a letter with what belongs to it; null where it has not even the letter. */
function drawnBy(cluster: string, has: (codePoint: number) => boolean): string | null {
	const [letter = '', ...rest] = Array.from(cluster)
	const isHad = (character: string) => has(character.codePointAt(0) ?? 0)
	return isHad(letter) ? [letter, ...rest.filter(isHad)].join('') : null
}

/** A letter in the style’s own typeface, in that of its script, without an accent that none has, or told as missing; nothing of a lone accent. */
function stretchOf(cluster: string, { han, has }: Faces): StretchOfResult | null {
	// Both faces are asked, so that a text reads the same in a title and in a table.
	const own = (codePoint: number) => has('sans', codePoint) && has('serif', codePoint)
	const asked = facesFor(cluster, han)
	for (const form of [cluster, cluster.normalize('NFD')])
		for (const face of asked) {
			const text = drawnBy(form, face === null ? own : (codePoint) => has(face, codePoint))
			if (text !== null) return { text, face }
		}
	return isMark(Array.from(cluster)[0] ?? '') ? null : { text: cluster, face: null, missing: true }
}

const NON_JOINER = '\u200c'
/** Its typeface lacks the sign that keeps it apart from the next letter: the next begins a stretch of its own. */
const endsUnjoined = (cluster: string, shown: string): boolean =>
	cluster.endsWith(NON_JOINER) && !shown.endsWith(NON_JOINER)

/** The Thai vowel «am» stands over its letter and behind it: where a tone stands between the two, the ring goes below the tone. */
const THAI_AM = /([\u0e48-\u0e4b])\u0e33/g
const withRingBelowTone = (text: string): string => text.replace(THAI_AM, '\u0e4d$1\u0e32')

/** Longer, a list of codes tells nobody more. */
const MOST_CODES = 12

/** Letters that no typeface has, by their numbers in Unicode: `[U+1780 17D2]`. */
function inCodes(letters: string): string {
	const codes = Array.from(letters).map((letter) => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase())
	const more = codes.length - MOST_CODES
	const told = codes.slice(0, MOST_CODES).map((code) => code.padStart(4, '0'))
	return `[U+${told.join(' ')}${more > 0 ? ` and ${String(more)} more` : ''}]`
}

/** A text by the typefaces that draw it; of letters that none has, by their codes. */
export function stretchesOf(text: string, has: HasGlyph): readonly Stretch[] {
	const clusters = clustersOf(withRingBelowTone(text))
	let known: readonly ScriptFace[] | null = null
	const han = () => (known ??= hanFaces(clusters, has))
	const found: StretchOfResult[] = []
	let parted = true
	for (const cluster of clusters) {
		const one = stretchOf(cluster, { han, has })
		if (one === null) continue
		const last = found.at(-1)
		if (!parted && last?.face === one.face && last.missing === one.missing)
			found[found.length - 1] = { ...last, text: last.text + one.text }
		else found.push(one)
		parted = endsUnjoined(cluster, one.text)
	}
	return found.map(({ text: letters, face, missing }) => ({ text: missing ? inCodes(letters) : letters, face }))
}
