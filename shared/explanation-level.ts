import type { Explanation } from './explanation.ts'

/** Of one level: inputs, and what the figure rests on, nearest first. */
const MOST_INPUTS = 30
const MOST_RESTS = 20
const MOST_PARTS = 12

/**
 * An explanation as it travels: the figure and its direct inputs, each without its own, and of what it rests on the
 * nearest. What is left out is counted. Deeper levels are asked for by the inputs’ own addresses.
 */
export function oneLevel(explanation: Explanation): Explanation {
	const { inputs, omitted, restsOn } = explanation
	const shown = inputs.slice(0, MOST_INPUTS)
	return {
		...explanation,
		inputs: shown.map(closed),
		omitted: omitted + inputs.length - shown.length,
		restsOn: restsOn && {
			guesses: restsOn.guesses.slice(0, MOST_RESTS),
			overrides: restsOn.overrides.slice(0, MOST_RESTS),
			leaves: restsOn.leaves,
			counted: { guesses: restsOn.guesses.length, overrides: restsOn.overrides.length },
		},
	}
}

/** Parts of a fact have no address of their own, so they travel with it. */
function closed(input: Explanation): Explanation {
	const { node, inputs, truncated, omitted } = input
	if (node === 'input') {
		const shown = inputs.slice(0, MOST_PARTS)
		return { ...input, inputs: shown.map(closed), omitted: omitted + inputs.length - shown.length }
	}
	return { ...input, inputs: [], truncated: truncated || inputs.length > 0, method: null }
}
