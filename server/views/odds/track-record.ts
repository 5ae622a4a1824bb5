import { counted, longMonth } from '#shared/formats/months.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** What forecasts of the past came to. */
export type TrackRecord = {
	readonly title: string
	readonly sub: string
	readonly notes: readonly string[]
}

/** Fewer that have come due are no record. */
const FEWEST = 10

/** A date that was told with its odds, and what came; null: nothing yet, though its P90 has passed. */
export type ScoredForecast = {
	readonly name: string
	readonly madeOn: string
	readonly p10: string | null
	readonly p50: string
	readonly p90: string | null
	readonly came: string | null
	/** the month up to which is known what came */
	readonly by: string
}

const SUB = 'Past forecasts and outcomes'
const isEarly = ({ p10, came }: ScoredForecast) => came !== null && p10 !== null && came < p10
const isLate = ({ p90, came }: ScoredForecast) => p90 !== null && (came === null || came > p90)
const isMiss = (one: ScoredForecast) => isEarly(one) || isLate(one)

/** `Hall A, told in June 2026: by May 2027; came in July 2027, two months later.` */
function missText(one: ScoredForecast): string {
	const { name, madeOn, p10, p90, came, by } = one
	const told = `${name}, forecast in ${longMonth(madeOn)}:`
	if (isEarly(one)) return `${told} not before ${longMonth(p10 ?? '')}; actual ${longMonth(came ?? '')}.`
	const end = p90 ?? by
	const late = counted(monthsBetween(end, came ?? by), 'month')
	return `${told} by ${longMonth(end)}; ${came === null ? `not done in ${longMonth(by)}, ${late} later` : `actual ${longMonth(came)}, ${late} later`}.`
}

/** How often dates that were given before held. Misses stay, also while there are too few forecasts to judge by. */
export function trackRecord(scored: readonly ScoredForecast[], kept: number = scored.length): TrackRecord {
	const missed = scored.filter(isMiss)
	const misses = missed.map(missText)
	if (scored.length < FEWEST)
		return { title: 'Too few forecasts to judge', sub: SUB, notes: [fewText(scored.length, kept), ...misses] }
	const inside = scored.length - missed.length
	const late = missed.filter(isLate).length
	return {
		title: `${String(inside)} of ${String(scored.length)} past forecasts hit the band`,
		sub: SUB,
		notes: [
			`${String(late)} of ${String(missed.length)} misses were late; eight in ten are expected inside.`,
			...misses,
		],
	}
}

function fewText(come: number, kept: number): string {
	const needs = `A track record needs ${String(FEWEST)} forecasts past their date`
	if (kept === 0) return `${needs}; none is recorded yet. Each report issue with odds records its forecasts.`
	return `${needs}: ${String(come)} of ${String(kept)} recorded with report issues ${come === 1 ? 'is' : 'are'} past their date.`
}
