const RELATIVE = 1e-12
const ABSOLUTE = 1e-9

/** A share this small is rounding: nothing is left to serve or to train. */
export const DONE = 1e-12

/** Rounds up to a whole number, forgiving what arithmetic adds to an exact one. */
export function wholeUp(value: number): number {
	return Math.max(0, Math.ceil(value - ABSOLUTE - value * RELATIVE))
}

/** Rounds down to a whole number, forgiving what arithmetic takes from an exact one. */
export function wholeDown(value: number): number {
	return Math.floor(value + ABSOLUTE + value * RELATIVE)
}
