import type { WhyTarget } from '#shared/formats/key-figure.ts'
/**
 * A chart as plain geometry: a list of shapes in painting order, in a box of `width` × `height` (1 unit = 1 CSS pixel
 * on screen, 0.75 pt on paper). y grows downward. Both the SVG components and the report draw exactly this list.
 *
 * Colours are names of design tokens without `--color-`: `energy`, `energy-soft`, `ink`, `hair`, `surface`, `trade-1` …
 * A shape with `hatch` is filled with 45° lines, 1.5 thick every 5, in its `fill` colour upon `surface`.
 * Text is set in the sans face; `size` in the same units; `weight` 400, 500 or 600.
 */
export type ColourToken = string

export type RectShape = {
	readonly kind: 'rect'
	readonly x: number
	readonly y: number
	readonly width: number
	readonly height: number
	readonly fill: ColourToken
	/** missing: shortage, stranded, late */
	readonly hatch?: true
	readonly stroke?: ColourToken
	readonly opacity?: number
	readonly radius?: number
}

/** Straight segments through the points; closed and filled where `fill` is given. */
export type PathShape = {
	readonly kind: 'path'
	readonly points: readonly (readonly [x: number, y: number])[]
	readonly stroke?: ColourToken
	readonly strokeWidth?: number
	readonly dash?: readonly number[]
	readonly fill?: ColourToken
	readonly hatch?: true
	readonly opacity?: number
}

type DotShape = {
	readonly kind: 'dot'
	readonly x: number
	readonly y: number
	readonly radius: number
	readonly fill: ColourToken
	readonly stroke?: ColourToken
}

export type TextShape = {
	readonly kind: 'text'
	/** y is the baseline */
	readonly x: number
	readonly y: number
	readonly text: string
	readonly fill: ColourToken
	readonly size: number
	readonly weight: 400 | 500 | 600
	readonly anchor: 'start' | 'middle' | 'end'
	/** a rim of `surface` so that it reads over lines */
	readonly halo?: true
}

export type Shape = RectShape | PathShape | DotShape | TextShape

/** A pattern explained under the chart. */
export type KeyEntry = {
	readonly look: 'line' | 'dashed' | 'dotted' | 'fill' | 'hatch'
	readonly colour: ColourToken
	readonly text: string
}

export type ChartGeometry = {
	readonly width: number
	readonly height: number
	readonly shapes: readonly Shape[]
	readonly key: readonly KeyEntry[]
	/** where months lie, for a cursor: left edge of the first month, width of all of them */
	readonly plot: GeometryBox
	/** what of it opens an explanation, on the page */
	readonly places?: readonly OpenPlace[]
}

type GeometryBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type OpenPlace = GeometryBox & { readonly name: string; readonly why: WhyTarget }

/** The table behind a chart: the same figures, in words. */
export type ChartTable = {
	readonly head: readonly string[]
	readonly rows: readonly (readonly string[])[]
	/** for every cell of the rows what it opens, null for none; left out where nothing does */
	readonly opens?: readonly (readonly (WhyTarget | null)[])[]
}

type TextStyle = Partial<Pick<TextShape, 'fill' | 'size' | 'weight' | 'anchor' | 'halo'>>

/** A caption of 11 units in `ink-3` unless told otherwise. */
export function textAt([x, y]: readonly [x: number, y: number], text: string, style: TextStyle = {}): TextShape {
	return { kind: 'text', x, y, text, fill: 'ink-3', size: 11, weight: 400, anchor: 'start', ...style }
}

export function lineAt(
	from: readonly [number, number],
	to: readonly [number, number],
	style: Omit<PathShape, 'kind' | 'points'>,
): PathShape {
	return { kind: 'path', points: [from, to], ...style }
}
