import type { CauseFacts } from '#shared/result/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { item, valueAt } from '../../cells.ts'
import type { BalanceSite } from '../types.ts'
import { heldAt, racksReason } from './racks-over-hall.ts'
import type { HallFact } from './supply-facts.ts'

/** What outages put out of use is why halls are short where it is at least so much of what is missing. */
const OUTAGE_PART = 0.5

/**
 * Why halls are short: racks that stand and that finished halls cannot take; or would, once they come, for all that is missing; else
 * refits, then outages, where they are most of it; else one that should be ready is late, for want of a trade or an item; else the next is
 * still under work; else none is planned. Rules B12, lP9, lP10, pR4.
 */
export function causeOfInfrastructure({ run, month, site, missing }: CauseAsk): Reason {
	const place = item(run.input.sites, site)
	const there = valueAt(place.infrastructureAvailableItMW, month)
	const here: FactsOfParams = { missing, there, month, monthNames: run.input.monthNames }
	const held = heldAt(run, { site, month })
	if (held) return racksReason(run, held, { month, layer: 'infrastructure' })
	const dense = tooDense(place.halls, month)
	if (dense.first && dense.itMW >= missing) return tooDenseReason(dense.first, here)
	const refit = mostRefitted(place.halls, month)
	if (refit && refit.MW >= missing * OUTAGE_PART)
		return { cause: 'refit', facts: { ...factsOf(refit.hall, here), amount: refit.MW } }
	const off = outageIn(place, month)
	if (off > 0 && off >= missing * OUTAGE_PART)
		return { cause: 'outage', facts: { ...NO_FACTS, missing, there, amount: off } }
	return unfinishedReason(place.halls, here)
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
export function unfinishedReason(halls: readonly HallFact[], here: FactsOfParams): Reason {
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

/** The hall of which most is under refit. Rule lP10. */
function mostRefitted(halls: readonly HallFact[], month: number) {
	let [most, MW]: [HallFact | null, number] = [null, 0]
	for (const hall of halls) {
		const off = hall.refitMW && finishOf(hall) < month ? valueAt(hall.refitMW, month) : 0
		if (off > MW) [most, MW] = [hall, off]
	}
	return most && { hall: most, MW }
}

function tooDenseReason(hall: HallFact, here: FactsOfParams): Reason {
	const of = hall.tooDense?.[here.month]
	if (!of) return { cause: 'hall_cannot_cool', facts: factsOf(hall, here) }
	const { chip, ...racks } = of
	const wanted = (hall.itMW * KW_PER_MW) / racks.unitKW
	const counted = { running: Math.floor(racks.share * wanted), wanted: Math.floor(wanted) }
	return { cause: 'hall_cannot_cool', facts: { ...factsOf(hall, here), chip, racks: { ...racks, ...counted } } }
}

const KW_PER_MW = 1000

/** Finished halls that nothing ordered can use whole: what of them stays unused, and the first. Rule lP9. */
function tooDense(halls: readonly HallFact[], month: number) {
	let [first, itMW]: [HallFact | null, number] = [null, 0]
	for (const hall of halls) {
		const dense = hall.tooDense?.[month]
		if (finishOf(hall) >= month || !dense) continue
		first ??= hall
		itMW += hall.itMW * (1 - dense.share)
	}
	return { first, itMW }
}

function finishOf({ finish }: HallFact): number {
	return finish ?? Number.POSITIVE_INFINITY
}
