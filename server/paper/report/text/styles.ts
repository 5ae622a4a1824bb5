import type { ColourToken } from '#shared/charts/geometry.ts'
import type { Typeface, Weight } from './typefaces.ts'

export type TextStyle = {
	readonly face: Typeface
	readonly weight: Weight
	/** CSS pixels, as the leading */
	readonly size: number
	readonly leading: number
	readonly fill: ColourToken
}

export const STYLES = {
	finding: { face: 'serif', weight: 600, size: 25, leading: 30, fill: 'ink' },
	lede: { face: 'serif', weight: 400, size: 14, leading: 20, fill: 'ink' },
	title: { face: 'serif', weight: 600, size: 14.5, leading: 19, fill: 'ink' },
	table: { face: 'sans', weight: 400, size: 11, leading: 15, fill: 'ink' },
	head: { face: 'sans', weight: 500, size: 10.5, leading: 14, fill: 'ink-3' },
	read: { face: 'sans', weight: 400, size: 11.5, leading: 16, fill: 'ink' },
	caption: { face: 'sans', weight: 400, size: 11, leading: 15, fill: 'ink-3' },
	source: { face: 'sans', weight: 400, size: 9.5, leading: 13, fill: 'ink-3' },
} as const satisfies Record<string, TextStyle>

/** From the top of a line box to its baseline. */
export const baselineOf = (style: TextStyle): number => (style.leading - style.size) / 2 + style.size * 0.8

export type Piece = {
	readonly text: string
	readonly style: TextStyle
	/** rests on a guess: dashed underline */
	readonly guess?: boolean
	/** leads to another place of the report: thin underline */
	readonly leads?: boolean
}
/** Text as it is drawn, of one typeface each, in the order of the page, from the left; the letters of each as they are read. */
export type Run = Piece & { readonly x: number; readonly width: number }
export type Line = {
	readonly runs: readonly Run[]
	readonly width: number
	/** what the line says, as it is read */
	readonly pieces: readonly Piece[]
	/** a space parts it from the next line; a word that is broken goes on without one */
	readonly parted?: boolean
}
