import { binned, momentsOf } from './ranks.ts'

/** What one of two plans is worth more than the other, on the draws that both have. */
export type Lead = {
	/** on average, USD: below 0 the other one leads */
	readonly meanUsd: number
	/** of the mean, by chance */
	readonly standardErrorUsd: number
}

export function leadOf(aheadUsd: Float64Array): Lead {
	const { mean, variance } = momentsOf(aheadUsd)
	return { meanUsd: mean, standardErrorUsd: Math.sqrt(variance / aheadUsd.length) }
}

const TOLD_ABOVE = 3

/** What it is worth to know an input before one chooses between two plans. */
export type WorthKnown = {
	/** more, on average, than the plan that leads: who knows the input takes the better of both for what it is */
	readonly worthUsd: number
	/** share of draws in which that is the other one */
	readonly otherwise: number
}

/**
 * By the mean of what one plan is ahead within each of 16 bins of the input. Null where it is worth no more than three standard
 * errors of the mean, which chance alone may give. `ranks`: of the input by draw; `aheadUsd`: each draw has one, and `lead` is its
 * own. Rule U12.
 */
export function worthKnown(ranks: Float64Array, aheadUsd: Float64Array, lead: Lead): WorthKnown | null {
	const { sums, counts } = binned(ranks, aheadUsd)
	const leads = Math.sign(lead.meanUsd)
	let [worthUsd, otherwise] = [0, 0]
	for (const [bin, sum] of sums.entries()) {
		if (sum * leads >= 0) continue
		worthUsd += Math.abs(sum) / aheadUsd.length
		otherwise += (counts[bin] ?? NaN) / aheadUsd.length
	}
	return worthUsd > TOLD_ABOVE * lead.standardErrorUsd ? { worthUsd, otherwise } : null
}
