import type { BindingCause } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'

export type BindingRun = {
	readonly layer: Layer | null
	/** index of the first month, and the one after the last */
	readonly from: number
	readonly to: number
	readonly firstMonth: string
	readonly lastMonth: string
	/** the cause that costs most MW-months of the run, as the heading weighs it; the earliest of equals */
	readonly cause: BindingCause | null
	/** in how many of its months that is the cause */
	readonly causeMonths: number
}

/** Which view of the plan the strip shows: what demand asks for, or, before there is any, the build against its target. */
export type StripBasis = 'demand' | 'buildout' | 'nothing'
