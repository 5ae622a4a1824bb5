import { createRequire } from 'node:module'
import { join } from 'node:path'

export type Face = 'sans' | 'serif'
const WEIGHTS = [400, 500, 600] as const
export type Weight = (typeof WEIGHTS)[number]

const resolve = createRequire(import.meta.url).resolve
const NAMED = { 400: '400Regular', 500: '500Medium', 600: '600SemiBold' } as const
type Files = Readonly<Record<Weight, string>>

/** A file by weight, of a family that has one for each. */
const files = (of: (name: string) => string): Files => ({
	400: of(NAMED[400]),
	500: of(NAMED[500]),
	600: of(NAMED[600]),
})
const plex = (script: string) =>
	files((name) =>
		resolve(`@expo-google-fonts/ibm-plex-sans-${script.toLowerCase()}/${name}/IBMPlexSans${script}_${name}.ttf`),
	)

// Its package leads to its files by a list of their addresses only.
const hans = (name: string) => join(resolve('@embedpdf/fonts-sc'), '..', '..', 'fonts', `NotoSansHans-${name}.otf`)

/** Of a script by its letters alone: its signs and figures are those of the two families. */
const noto = (script: string): Files => {
	const of = (weight: Weight) =>
		resolve(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-${String(weight)}-normal.woff`)
	return { 400: of(400), 500: of(500), 600: of(600) }
}

/** The full families: the web subsets lack → ≥ ₂. Beside the two that everything is set in, one for each script that they lack. */
const FILES = {
	sans: files((name) => resolve(`@expo-google-fonts/ibm-plex-sans/${name}/IBMPlexSans_${name}.ttf`)),
	serif: files((name) => resolve(`@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`)),
	hebrew: plex('Hebrew'),
	arabic: plex('Arabic'),
	thai: plex('Thai'),
	devanagari: files((name) =>
		resolve(`@expo-google-fonts/noto-sans-devanagari/${name}/NotoSansDevanagari_${name}.ttf`),
	),
	armenian: noto('armenian'),
	bengali: noto('bengali'),
	georgian: noto('georgian'),
	gujarati: noto('gujarati'),
	kannada: noto('kannada'),
	tamil: noto('tamil'),
	telugu: noto('telugu'),
	japanese: plex('JP'),
	korean: files((name) => resolve(`@expo-google-fonts/ibm-plex-sans-kr/IBMPlexSansKR_${name}.ttf`)),
	chinese: { 400: hans('Regular'), 500: hans('Medium'), 600: hans('Bold') },
	emoji: files((name) => resolve(`@expo-google-fonts/noto-emoji/${name}/NotoEmoji_${name}.ttf`)),
} as const satisfies Record<string, Files>

export type Typeface = keyof typeof FILES
const FACES = Object.keys(FILES).filter((face): face is Typeface => Object.hasOwn(FILES, face))
export type ScriptFace = Exclude<Typeface, Face>
export type FontName = `${Typeface}-${Weight}`

type Fonts = { registerFont(name: string, path: string): unknown }

export const fontName = (face: Typeface, weight: Weight): FontName => `${face}-${weight}`

export function faceOfFont(font: FontName): Typeface {
	const [face] = font.split('-')
	return FACES.find((known) => known === face) ?? 'sans'
}

/** Told by name and file: a document opens, and embeds as a subset, those that it uses. */
export function registerTypefaces(doc: Fonts): void {
	for (const face of FACES) for (const weight of WEIGHTS) doc.registerFont(fontName(face, weight), FILES[face][weight])
}
