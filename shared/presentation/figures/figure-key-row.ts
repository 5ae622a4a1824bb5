import type { PlanResult } from '#shared/result.ts'
import type { Series, SparseSeries } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Unit } from '#shared/units/units.ts'

export type FigureSource = { readonly plan: PlanFile; readonly result: PlanResult }
/** One value for the horizon, or one for each month. */
export type FigureValues = number | null | Series | SparseSeries

/** What a key means at each kind of place; undefined where there is no such place. */
export type FigureKeyRow = {
	readonly unit: Unit
	/** left out: the plan's is the sum of the places' own */
	readonly plan?: (source: FigureSource) => FigureValues
	/** at a site, of a figure whose own places are smaller */
	readonly site?: (source: FigureSource, id: string) => FigureValues
	readonly of?: {
		/** `site`, `contract` … as in a scope */
		readonly kind: string
		readonly ids: (source: FigureSource) => readonly string[]
		readonly read: (source: FigureSource, id: string) => FigureValues | undefined
	}
}
