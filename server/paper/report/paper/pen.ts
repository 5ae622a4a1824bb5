import type { ColourToken } from '#shared/charts/geometry.ts'
import type { FontName } from '../text/typefaces.ts'

export type At = { readonly x: number; readonly y: number }
export type Box = At & { readonly width: number; readonly height: number }

export type Outline =
	| ({ readonly kind: 'rect'; readonly radius?: number } & Box)
	| ({ readonly kind: 'circle'; readonly radius: number } & At)
	/** straight strokes through points, each begun anew */
	| { readonly kind: 'strokes'; readonly strokes: readonly (readonly Point[])[]; readonly closed?: boolean }
export type Point = readonly [x: number, y: number]

export type Paint = {
	readonly fill?: ColourToken
	readonly stroke?: ColourToken
	/** of the stroke */
	readonly weight?: number
	readonly dash?: readonly [dash: number, space: number]
	readonly opacity?: number
}
/** Moved, then scaled; what is outside the clip is not seen. */
export type Frame = Partial<At> & { readonly scale?: number; readonly clip?: Box }

export type Words = {
	readonly text: string
	readonly font: FontName
	readonly size: number
	readonly fill: ColourToken
	readonly width: number
	/** a space that parts it from what is read next: heard and copied, not seen */
	readonly goesOn?: boolean
}

/** What a page of the report is drawn with: a PDF, an SVG, or a test. CSS pixels; y grows downward. */
export type Pen = {
	/** with its baseline at y */
	readonly text: (words: Words, at: At) => void
	readonly shape: (outline: Outline, paint: Paint) => void
	readonly image: (image: Uint8Array, box: Box) => void
	readonly within: (frame: Frame, draw: () => void) => void
}
