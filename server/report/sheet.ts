import type { ColourToken } from '#shared/presentation/charts/geometry.ts'
import { colourOf } from './palette.ts'
import type { Tags } from './tags.ts'
import type { Typesetter } from './typesetter.ts'

/** Points of paper per CSS pixel: the design is drawn in pixels. */
export const POINTS_PER_PIXEL = 0.75
export const PAPER = {
	a4: { width: 595.28 / POINTS_PER_PIXEL, height: 841.89 / POINTS_PER_PIXEL },
	letter: { width: 612 / POINTS_PER_PIXEL, height: 792 / POINTS_PER_PIXEL },
} as const
/** 14 mm at the sides. */
export const MARGIN = { side: 53, top: 84, bottom: 84 } as const

/** What a block needs to draw itself on the open page. */
export type Sheet = { readonly doc: PDFKit.PDFDocument; readonly text: Typesetter; readonly tags: Tags }

export type At = { readonly x: number; readonly y: number }
/** A block laid out at a width: how tall it is, and how to draw it. */
export type Laid = { readonly height: number; readonly draw: (at: At) => void }

/** A straight line that carries no meaning. */
export function rule(
	{ doc, tags }: Sheet,
	{
		x,
		y,
		width,
		colour,
		weight,
	}: At & { readonly width: number; readonly colour: ColourToken; readonly weight: number },
): void {
	tags.artifact(() =>
		doc
			.moveTo(x, y)
			.lineTo(x + width, y)
			.lineWidth(weight)
			.strokeColor(colourOf(colour))
			.stroke(),
	)
}
