import { at } from '../../cells.ts'
import type { Claim } from '../claims/claim.ts'
import { claimsOf, lowest, type SiteContext } from '../losses/site-context.ts'

type DateReached = {
	/** first month with so much; null: not within the plan */
	readonly month: number | null
	/** MW IT that are delivered from then on, or are asked for and never are */
	readonly itMW: number
}

/**
 * What a site waits for in the month before it delivers so much, or in the plan's last where it never does: of the layer
 * that carries least, what comes in that month. Empty where it is there from the start. Rules vV2, vV4.
 */
export function whatSets(context: SiteContext, { month, itMW }: DateReached): readonly Claim[] {
	const { of } = context.measured
	const before = (month ?? of.delivered.length) - 1
	const missingMW = itMW - at(of.delivered, Math.max(0, before))
	if (before < 0 || missingMW <= 0) return []
	const layer = lowest(context, before)
	const taken = claimsOf(context, { layer, month: before, missingMW })
	if (month === null) return taken
	const lacks = (claim: Claim, when: number) => {
		let all = 0
		for (const other of claimsOf(context, { layer, month: when, missingMW: Infinity }))
			if (isSame(claim, other)) all += other.mw
		return all
	}
	const came = taken.filter((claim) => lacks(claim, month) < lacks(claim, before))
	return came.length > 0 ? came : taken
}

/** What hangs on no item is known by its cause. */
const isSame = (one: Claim, other: Claim) =>
	one.layer === other.layer && one.item === other.item && (one.item !== null || one.cause === other.cause)
