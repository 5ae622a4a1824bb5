import type { Box } from './pen.ts'

/** Where a click leads, and what is said of it. */
export type Leading = { readonly to: string; readonly says: string; readonly box: Box }
export type LeafOptions = {
	readonly alt?: string
	readonly scope?: 'Column' | 'Row'
	readonly box?: Box
	readonly leads?: Leading | null
	/** what is drawn in several places under one name is one element */
	readonly again?: object
}
/** A place that a bookmark or a link leads to. */
export type Landmark = { readonly anchor?: string; readonly title: string; readonly level: 1 | 2; readonly y: number }

/** The structure of a report: what a screen reader walks, and what leads where. */
export type Tags = {
	/** an element that holds others: Sect, Table, TR, L; under one name it is taken up again on the next page */
	readonly within: (type: string, body: () => void, again?: object) => void
	/** an element that holds what is drawn: H1, P, TD, Figure */
	readonly leaf: (type: string, draw: () => void, options?: LeafOptions) => void
	/** a figure with its caption: what is drawn in the first stands in the element itself */
	readonly figure: (draw: () => void, caption: () => void, options: Pick<LeafOptions, 'alt' | 'box'>) => void
	/** lines, page heads and feet, the watermark: not read aloud */
	readonly artifact: (draw: () => void, type?: 'Pagination' | 'Layout') => void
	readonly landmark: (mark: Landmark) => void
}

/** For a drawing that nobody walks. */
export const NO_TAGS: Tags = {
	within: (_type, body) => body(),
	leaf: (_type, draw) => draw(),
	figure: (draw, caption) => {
		caption()
		draw()
	},
	artifact: (draw) => draw(),
	landmark: () => undefined,
}
