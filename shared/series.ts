/** One figure a month of the plan, in order. */
export type Series = readonly number[]
/** A series with gaps: null where the figure has no meaning in that month. */
export type SparseSeries = readonly (number | null)[]
