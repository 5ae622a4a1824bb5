import type { Origin } from './explanation.ts'

/** What one input does to a figure: the engine run again with that input changed and nothing else. */
export type Move = {
	readonly label: string
	readonly scope: string
	readonly unit: string
	readonly origin: Origin
	/** `tenth`: a tenth more; `tenthLess`: a tenth less, where more is not allowed; `later`: a month later; `one`: one more */
	readonly change: 'tenth' | 'tenthLess' | 'later' | 'one'
	readonly from: number | null
	/** the figure then, and by how much it moved; null where it has no value then */
	readonly figure: number | null
	readonly by: number | null
}

/** How far a figure moves with what it rests on, largest move first. */
export type Moves = {
	readonly figure: number | null
	readonly unit: string
	readonly moves: readonly Move[]
	/** inputs that were tried, of all that the figure rests on */
	readonly tried: number
	readonly leaves: number
}
