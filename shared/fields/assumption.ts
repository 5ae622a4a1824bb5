import type { Quality } from '#shared/explanation.ts'
import type { Layer } from '#shared/layers.ts'
import type { Unit } from '#shared/units/units.ts'

/** A figure the whole plan rests on unless it says otherwise, for all sites or for one (`siteId/key`). */
export type Assumption = {
	readonly label: string
	readonly help: string
	readonly unit: Unit
	readonly default: number
	/** limits of what a plan may set */
	readonly min: number
	readonly max: number
	/** the range the simulation draws from */
	readonly low: number | null
	readonly high: number | null
	readonly source: string
	readonly quality: Quality
	readonly layer: Layer | null
	/** all sites share it: a value of one of them would say nothing */
	readonly wholePlan?: true
}

/** Marks a figure nobody has published. */
export const guess = { quality: 'guess', source: 'Planner’s guess; replace with your own' } as const
export const share = { unit: 'share', min: 0, max: 1 } as const
