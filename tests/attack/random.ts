/** Draws that are the same for the same seed, so that what a run found can be found again. */
export type Random = {
	readonly below: (limit: number) => number
	readonly pick: <T>(choices: readonly T[]) => T
	readonly chance: (share: number) => boolean
}

/** Mulberry32: small, fast and good enough to choose what to send. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
	const below = (limit: number) => Math.floor(next() * limit)
	return {
		below,
		pick: (choices) => {
			const picked = choices[below(choices.length)]
			if (picked === undefined) throw new Error('There is nothing to pick from.')
			return picked
		},
		chance: (share) => next() < share,
	}
}
