import type { CauseFacts } from '#shared/result/cause-result.ts'
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
	const place = item(run.input.sites, site)
	const there = valueAt(place.infrastructureAvailableItMW, month)
	const here: FactsOfParams = { missing, there, month, monthNames: run.input.monthNames }
	const hot = cannotCool(place.halls, month)
	if (hot.first && hot.itMW >= missing) return tooHotReason(hot.first, here)
	const off = outageIn(place, month)
	if (off > 0 && off >= missing * OUTAGE_PART)
		return { cause: 'outage', facts: { ...NO_FACTS, missing, there, amount: off } }
	return causeOfUnfinished(place.halls, here)
}

type FactsOfParams = {
	readonly missing: number
	readonly there: number
	readonly month: number
	readonly monthNames: readonly string[]
}

function factsOf(
	{ id, name, itMW, plannedFinish, finish }: HallFact,
	{ missing, there, monthNames }: FactsOfParams,
): CauseFacts {
	return {
		...NO_FACTS,
		missing,
		there,
		item: { list: 'buildPhases', id, name },
		amount: itMW,
		dueMonth: nameOfMonth(monthNames, plannedFinish + 1),
		fromMonth: finish === null ? null : nameOfMonth(monthNames, finish + 1),
	}
}

/** What is still to be built: what makes it late, when it comes, or that there is none. */
function causeOfUnfinished(halls: readonly HallFact[], here: FactsOfParams): Reason {
	const { missing, there, month } = here
	const late = firstToFinish(halls, (hall) => isUnfinished(hall, month) && isLate(hall, month))
	if (late?.delayCause) return { cause: late.delayCause, facts: factsOf(late, here) }
	const next = firstToFinish(halls, (hall) => isUnfinished(hall, month))
	if (!next) return { cause: 'no_hall_planned', facts: { ...NO_FACTS, missing, there } }
	return { cause: 'hall_unfinished', facts: factsOf(next, here) }
}

const isUnfinished = (hall: HallFact, month: number) => finishOf(hall) >= month
const isLate = ({ plannedFinish, delayCause }: HallFact, month: number) => plannedFinish < month && delayCause !== null

function firstToFinish(halls: readonly HallFact[], isOne: (hall: HallFact) => boolean): HallFact | null {
	let first: HallFact | null = null
	for (const hall of halls) if (isOne(hall) && (first === null || finishOf(hall) < finishOf(first))) first = hall
	return first
}

const outageIn = ({ outageItMW }: BalanceSite, month: number) => (outageItMW ? valueAt(outageItMW, month) : 0)

function tooHotReason(hall: HallFact, here: FactsOfParams): Reason {
	const racks = hall.tooHot ?? null
	return { cause: 'hall_cannot_cool', facts: { ...factsOf(hall, here), chip: racks?.chip ?? null, racks } }
}

/** Finished halls that cool nothing of what is ordered: what they could house, and the first of them. Rule pR5. */
function cannotCool(halls: readonly HallFact[], month: number) {
	let [first, itMW]: [HallFact | null, number] = [null, 0]
	for (const hall of halls) {
		if (finishOf(hall) >= month || !hall.tooHot) continue
		first ??= hall
		itMW += hall.itMW
	}
	return { first, itMW }
}

function finishOf({ finish }: HallFact): number {
	return finish ?? Number.POSITIVE_INFINITY
}
