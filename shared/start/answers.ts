import type { BuildClassId } from '../catalogue/builds/build-classes.ts'
import type { NamedRows, Place } from './place.ts'

/** What it is for; `lease`: halls and power that tenants bring their own chips to. */
export const USES = ['serve', 'train', 'both', 'science', 'lease'] as const
export type Use = (typeof USES)[number]

export const serves = (use: Use): boolean => use === 'serve' || use === 'both'
export const trains = (use: Use): boolean => use === 'train' || use === 'both'

/**
 * Ways to a month that can't be met as usual: transformers and breakers from a slot that is reserved, plant until the grid comes
 * however soon that is, the grid alone, or halls in a shell that stands.
 */
export const WAYS = ['reserved', 'bridge', 'grid_only', 'shell'] as const
export type Way = (typeof WAYS)[number]

/** The three answers that a plan is sized from. */
export type StartAnswers = {
	readonly place: Place
	/** rows named instead of the nearest */
	readonly rows?: NamedRows
	readonly itMW: number
	/** all of it is to run in this month */
	readonly by: string
	readonly use: Use
	/** the month the question is asked in: lead times run from it */
	readonly from: string
	/** ids of the catalogue, and how many use it; null: not known yet */
	readonly model: string | null
	readonly archetype: string | null
	readonly users: number | null
	/** what kind of build its halls are; null or left out: built for accelerators */
	readonly buildClass?: BuildClassId | null
	/** `USD`, whatever is paid in at the place; null or left out: what is paid in there, where a rate of it is published */
	readonly currency?: 'USD' | null
	/** null or left out: as usual */
	readonly way?: Way | null
}
