import type { CauseFacts } from '#shared/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { inMonth, mw } from './cause-words.ts'
import { item, valueAt } from '../cells.ts'
import { mendOf, want } from './delay-words.ts'
import type { HallFact } from '../types.ts'

/**
 * Why halls are short: one that should be ready is late, for want of a trade or an item; else the next is still under work;
 * else none is planned. Rule B12.
 */
export function causeOfInfrastructure({ run, month, site, missing }: CauseAsk): Reason {
	const { monthNames } = run.input
	const place = item(run.input.sites, site)
	const there = valueAt(place.infrastructureAvailableItMW, month)
	const ready = (finish: number | null) => inMonth(monthNames, finish === null ? null : finish + 1)
	const readyIn = (finish: number | null) => nameOfMonth(monthNames, finish === null ? null : finish + 1)
	const factsOf = ({ id, name, itMW, plannedFinish, finish }: HallFact): CauseFacts => ({
		...NO_FACTS,
		missing,
		there,
		item: { list: 'buildPhases', id, name },
		amount: itMW,
		dueMonth: readyIn(plannedFinish),
		fromMonth: readyIn(finish),
	})
	const unfinished = place.halls.filter((hall) => finishOf(hall) >= month).sort((a, b) => finishOf(a) - finishOf(b))
	const late = unfinished.find(({ plannedFinish, delayCause }) => plannedFinish < month && delayCause !== null)
	if (late?.delayCause) {
		return {
			cause: late.delayCause,
			text: `${late.name} at ${place.name} was planned to be ready ${ready(late.plannedFinish)} and is so ${ready(late.finish)}${want(late.delayCause)}.`,
			mend: mendOf(late.delayCause, late.name),
			facts: factsOf(late),
		}
	}
	const next = unfinished[0]
	if (!next) {
		return {
			cause: 'no_hall_planned',
			text: `No further hall is planned at ${place.name}; ${mw(missing)} IT are missing.`,
			mend: `Add a hall of ${mw(missing)} IT at ${place.name}.`,
			facts: { ...NO_FACTS, missing, there },
		}
	}
	return {
		cause: 'hall_unfinished',
		text: `${next.name} at ${place.name} is ready ${ready(next.finish)}; ${mw(missing)} IT are missing until then.`,
		mend: `Start ${next.name} earlier, shorten its work, or take over a finished shell.`,
		facts: factsOf(next),
	}
}

function finishOf({ finish }: HallFact): number {
	return finish ?? Number.POSITIVE_INFINITY
}
