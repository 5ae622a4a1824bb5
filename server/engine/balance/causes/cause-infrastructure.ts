import type { CauseFacts } from '#shared/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { item, valueAt } from '../../cells.ts'
import type { BalanceSite } from '../types.ts'
import type { HallFact } from './supply-facts.ts'

/** What outages put out of use is why halls are short where it is at least so much of what is missing. */
const OUTAGE_PART = 0.5

/**
 * Why halls are short: finished ones that cool none of the racks ordered; else outages, where they are most of it; else one
 * that should be ready is late, for want of a trade or an item; else the next is still under work; else none is planned.
 * Rules B12, pR4.
 */
export function causeOfInfrastructure({ run, month, site, missing }: CauseAsk): Reason {
	const { monthNames } = run.input
	const place = item(run.input.sites, site)
	const there = valueAt(place.infrastructureAvailableItMW, month)
	const readyIn = (finish: number | null) => nameOfMonth(monthNames, finish === null ? null : finish + 1)
	const factsOf = ({ id, name, itMW, plannedFinish, finish }: Omit<HallFact, 'tooHot'>): CauseFacts => ({
		...NO_FACTS,
		missing,
		there,
		item: { list: 'buildPhases', id, name },
		amount: itMW,
		dueMonth: readyIn(plannedFinish),
		fromMonth: readyIn(finish),
	})
	const hot = cannotCool(place.halls, month)
	if (hot && hot.itMW >= missing) return tooHotReason(hot.first, factsOf)
	const off = outageIn(place, month)
	if (off > 0 && off >= missing * OUTAGE_PART)
		return { cause: 'outage', facts: { ...NO_FACTS, missing, there, amount: off } }
	return causeOfUnfinished(place, month, { missing, there, factsOf })
}

type Said = {
	readonly missing: number
	readonly there: number
	readonly factsOf: (hall: Omit<HallFact, 'tooHot'>) => CauseFacts
}

/** What is still to be built: what makes it late, when it comes, or that there is none. */
function causeOfUnfinished(place: BalanceSite, month: number, { missing, there, factsOf }: Said): Reason {
	const unfinished = place.halls.filter((hall) => finishOf(hall) >= month).sort((a, b) => finishOf(a) - finishOf(b))
	const late = unfinished.find(({ plannedFinish, delayCause }) => plannedFinish < month && delayCause !== null)
	if (late?.delayCause) return { cause: late.delayCause, facts: factsOf(late) }
	const [next] = unfinished
	if (!next) return { cause: 'no_hall_planned', facts: { ...NO_FACTS, missing, there } }
	return { cause: 'hall_unfinished', facts: factsOf(next) }
}

const outageIn = ({ outageItMW }: BalanceSite, month: number) => (outageItMW ? valueAt(outageItMW, month) : 0)

function tooHotReason({ tooHot, ...hall }: HallFact, factsOf: (hall: Omit<HallFact, 'tooHot'>) => CauseFacts): Reason {
	return { cause: 'hall_cannot_cool', facts: { ...factsOf(hall), chip: tooHot?.chip ?? null, racks: tooHot ?? null } }
}

/** Finished halls that cool nothing of what is ordered: what they could house, and the first of them. Rule pR5. */
function cannotCool(
	halls: readonly HallFact[],
	month: number,
): { readonly itMW: number; readonly first: HallFact } | null {
	const hot = halls.filter((hall) => finishOf(hall) < month && (hall.tooHot ?? null) !== null)
	const [first] = hot
	return first ? { itMW: hot.reduce((sum, { itMW }) => sum + itMW, 0), first } : null
}

function finishOf({ finish }: HallFact): number {
	return finish ?? Number.POSITIVE_INFINITY
}
