import type { CauseCode } from '#shared/result/cause-result.ts'
import type { LossCause } from '#shared/result/verdict-result.ts'
import { at } from '../../cells.ts'
import type { HallSupply, SitePlant } from '../plant.ts'
import type { Claim } from './claim.ts'

/** What makes an item late, by its key in the schedule. */
export type DelayOf = (key: string) => CauseCode | null

/** Halls that a month lacks: refits and outages, then those that are not finished, by planned month. Rule vV4. */
export function hallClaims(
	{ halls, outageMW, refits = [] }: SitePlant,
	month: number,
	delayOf: DelayOf,
): readonly Claim[] {
	const claims: Claim[] = []
	for (const { id, MW } of refits)
		if (at(MW, month) > 0)
			claims.push({ layer: 'infrastructure', cause: 'refit', item: `phase:${id}`, mw: at(MW, month) })
	const off = outageMW ? at(outageMW, month) : 0
	if (off > 0) claims.push({ layer: 'infrastructure', cause: 'outage', item: null, mw: off })
	for (const hall of halls) {
		if (hall.ready <= month) continue
		const item = `phase:${hall.id}`
		claims.push({ layer: 'infrastructure', cause: unfinished(hall, month, delayOf(item)), item, mw: hall.itMW })
	}
	return claims
}

/** Why a hall is not ready in a month. Rule vV4. */
export function unfinished({ entered, levelled }: HallSupply, month: number, delay: CauseCode | null): LossCause {
	if (month < entered) return 'as_planned_later'
	// By now all that is ordered and all hands would have had it ready.
	if (month >= levelled) return 'lead_time'
	if (delay === null || delay === 'progress') return 'slipped_reported'
	return delay.startsWith('long_lead:') ? 'slipped_purchase' : 'slipped_labor'
}
