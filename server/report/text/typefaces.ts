import { createRequire } from 'node:module'

export type Face = 'sans' | 'serif'
export type Weight = 400 | 500 | 600
export type FontName = `${Face}-${Weight}`

const resolve = createRequire(import.meta.url).resolve
const plex = (name: string) => resolve(`@expo-google-fonts/ibm-plex-sans/${name}/IBMPlexSans_${name}.ttf`)
const source = (name: string) => resolve(`@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`)

type Fonts = { registerFont(name: string, path: string): unknown }

export const fontName = (face: Face, weight: Weight): FontName => `${face}-${weight}`

/** The full families, embedded as subsets: the web subsets lack → ≥ ₂. */
export function registerTypefaces(doc: Fonts): void {
	doc.registerFont(fontName('sans', 400), plex('400Regular'))
	doc.registerFont(fontName('sans', 500), plex('500Medium'))
	doc.registerFont(fontName('sans', 600), plex('600SemiBold'))
	doc.registerFont(fontName('serif', 400), source('400Regular'))
	doc.registerFont(fontName('serif', 500), source('500Medium'))
	doc.registerFont(fontName('serif', 600), source('600SemiBold'))
}
