import type { ColourToken } from '#shared/charts/geometry.ts'
import type { At, Pen } from './pen.ts'
import type { Tags } from './tags.ts'

/** Points of paper per CSS pixel: the design is drawn in pixels. */
export const POINTS_PER_PIXEL = 0.75
export const PAPER = {
	a4: { width: 595.28 / POINTS_PER_PIXEL, height: 841.89 / POINTS_PER_PIXEL },
	letter: { width: 612 / POINTS_PER_PIXEL, height: 792 / POINTS_PER_PIXEL },
} as const
/** 14 mm at the sides. */
export const MARGIN = { side: 53, top: 84, bottom: 84 } as const

/** Where an anchor of the report is printed. */
export type Place = { readonly page: number; readonly words: string }

/** What a block needs to draw itself on the open page. */
export type Sheet = {
	readonly pen: Pen
	readonly tags: Tags
	/** by anchor, once all pages are laid out */
	readonly places: ReadonlyMap<string, Place>
}

/** A block laid out at a width: how tall it is, and how to draw it. */
export type Laid = { readonly height: number; readonly draw: (sheet: Sheet, at: At) => void }
/** A part of a block that stands on one page. */
export type Strip = Laid & { readonly anchors?: readonly string[] }
/** A block as the strips it may be broken between. */
export type Flowing = {
	readonly strips: readonly Strip[]
	/** strips at its beginning and at its end that stay together */
	readonly first: number
	readonly last: number
	/** what stands above its strips on the next page */
	readonly again?: Laid
}

export const whole = (laid: Strip): Flowing => ({ strips: [laid], first: 1, last: 0 })

/** One under the other. */
export function stacked(laid: readonly Laid[], gap = 0): Laid {
	return {
		height: laid.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, laid.length - 1),
		draw: (sheet, { x, y }) => {
			let top = y
			for (const block of laid) {
				block.draw(sheet, { x, y: top })
				top += block.height + gap
			}
		},
	}
}

/** A straight line that carries no meaning. */
export function rule(
	{ pen, tags }: Sheet,
	{
		x,
		y,
		width,
		colour,
		weight,
	}: At & { readonly width: number; readonly colour: ColourToken; readonly weight: number },
): void {
	tags.artifact(() =>
		pen.shape(
			{
				kind: 'strokes',
				strokes: [
					[
						[x, y],
						[x + width, y],
					],
				],
			},
			{ stroke: colour, weight },
		),
	)
}
