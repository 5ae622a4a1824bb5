import type { Leaf } from './explanation.ts'

/** How well an input of a plan is settled, best first. */
export const INPUT_GRADES = ['own', 'unsourced', 'benchmark', 'guess', 'stale'] as const
export type InputGrade = (typeof INPUT_GRADES)[number]

/** How much of what a plan rests on is its own: each input behind what it loses, once. */
export type Readiness<Words = string> = {
	/** nearest to the figure first */
	readonly inputs: Readonly<Record<InputGrade, readonly Leaf<Words>[]>>
	readonly total: number
	/** of them its own and sourced; null where nothing is to be settled yet */
	readonly share: number | null
	/** figures of the catalogue that are published and not old: nobody has to settle them */
	readonly published: number
}
