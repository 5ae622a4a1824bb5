import type { Origin } from './explanation.ts'

/** A figure of a run: a number, or the month it names. */
export type Outcome = { readonly value: number | null; readonly date?: string }

/** What the figure is with one input at another value, and nothing else changed: the engine run again. */
export type Tried = { readonly input: number | string; readonly then: Outcome }

/** An input of the plan and what it does to a figure; numbers in the input’s unit, months as `2026-10`. */
export type Move<Words = string> = {
	readonly label: string
	readonly scope: string
	readonly unit: string
	readonly origin: Origin<Words>
	readonly now: number | string
	/** the lesser or earlier first */
	readonly tried: readonly Tried[]
}

/** The inputs that move a figure most, largest move first. */
export type Moves<Words = string> = {
	readonly figure: Outcome
	readonly unit: string
	readonly moves: readonly Move<Words>[]
	/** inputs that were tried, of all that are the plan’s to change */
	readonly tried: number
	readonly inputs: number
	/** of those not tried: how many are 0, how many no figure or date that is stated in one place, and for how many there was no time */
	readonly untried: { readonly zero: number; readonly fixed: number; readonly left: number }
}
