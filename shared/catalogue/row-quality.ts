import type { Quality } from '#shared/explanation.ts'
import type { Provenance } from './types.ts'

const PLANNER = /planner|guess|\bestimate\b|recollect|recalled|from memory/i
const WORKED_OUT = /fitted|derived|hourly model|recomputed|escalated|calibrated/i

/**
 * How good a row's figures are, by what its source says of itself: a planner's own word held with low confidence is a
 * guess, one beside published figures is derived. A row of the plan's own is what its author was told.
 */
export function qualityOfRow(row: Provenance): Quality {
	const quality = known.get(row) ?? judged(row)
	known.set(row, quality)
	return quality
}

// A run asks it of every cell it reads.
const known = new WeakMap<Provenance, Quality>()

function judged({ source, confidence, own }: Provenance): Quality {
	if (own === true) return 'quote'
	if (PLANNER.test(source)) return confidence === 'low' ? 'guess' : 'derived'
	return WORKED_OUT.test(source) ? 'derived' : 'published'
}
