import type { CauseAsk, Reason } from './binding-cause.ts'
import { mw } from './cause-words.ts'
import type { HallFact } from './types.ts'

/**
 * Why halls are short: one that should be ready is late, for want of a trade or an item; else the next is still under work;
 * else none is planned. Rule B12.
 */
export function causeOfInfrastructure({ run, month, site, missing }: CauseAsk): Reason {
	const place = run.input.sites[site]
	const here = place?.name ?? 'the plan'
	const name = (at: number | null) =>
		at === null ? 'after the horizon' : (run.input.monthNames[at + 1] ?? 'after the horizon')
	const unfinished = (place?.halls ?? []).filter(({ finish }) => finish === null || finish >= month).sort(byFinish)
	const late = unfinished.find(({ plannedFinish, delayCause }) => plannedFinish < month && delayCause !== null)
	const next = late ?? unfinished[0]
	if (!next) {
		return {
			cause: 'hall_unfinished',
			text: `No further hall is planned at ${here}; ${mw(missing)} IT are missing.`,
			mend: `Add a hall of ${mw(missing)} IT at ${here}.`,
		}
	}
	if (late?.delayCause) {
		return {
			cause: late.delayCause,
			text: `${late.name} at ${here} was planned for ${name(late.plannedFinish)} and is ready in ${name(late.finish)}${want(late.delayCause)}.`,
			mend: mendOf(late.delayCause, late.name),
		}
	}
	return {
		cause: 'hall_unfinished',
		text: `${next.name} at ${here} is ready in ${name(next.finish)}; ${mw(missing)} IT are missing until then.`,
		mend: `Start ${next.name} earlier, shorten its work, or take over a finished shell.`,
	}
}

/** The tail of a sentence about what is lacking. */
export function want(cause: string): string {
	const [kind, what = ''] = cause.split(':')
	const words = what.replaceAll('_', ' ')
	if (kind === 'labour') return ` for want of ${words}s`
	if (kind === 'long_lead') return ` for want of its ${words}`
	return ''
}

/** What would move a date that hands or an item hold back. */
export function mendOf(cause: string, name: string): string {
	const [kind, what = ''] = cause.split(':')
	const words = what.replaceAll('_', ' ')
	if (kind === 'labour')
		return `Bring in travelling ${words}s, work a second shift, prefabricate more, or start ${name} earlier.`
	return `Order the ${words} earlier or from stock.`
}

function byFinish(a: HallFact, b: HallFact): number {
	return (a.finish ?? Number.POSITIVE_INFINITY) - (b.finish ?? Number.POSITIVE_INFINITY)
}
