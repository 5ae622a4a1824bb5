/** What forecasts of the past came to. */
export type TrackRecord = {
	readonly title: string
	readonly sub: string
	readonly notes: readonly string[]
}

/** Fewer that have come due are no record. */
const FEWEST = 10

export type ScoredForecast = { readonly isInside: boolean; readonly monthsLate: number }

/** How often dates that were given before held. */
export function trackRecord(scored: readonly ScoredForecast[]): TrackRecord {
	if (scored.length < FEWEST)
		return {
			title: 'Too few forecasts to judge',
			sub: 'Dates given before, and what came',
			notes: [
				`A record needs ${String(FEWEST)} forecasts whose month has come; ${scored.length === 0 ? 'none is kept' : `${String(scored.length)} ${scored.length === 1 ? 'is' : 'are'} kept`} yet.`,
			],
		}
	const inside = scored.filter(({ isInside }) => isInside).length
	const late = scored.filter(({ isInside, monthsLate }) => !isInside && monthsLate > 0).length
	return {
		title: `${String(inside)} of ${String(scored.length)} past forecasts hit the band`,
		sub: 'Dates given before, and what came',
		notes: [`${String(late)} of ${String(scored.length - inside)} misses were late; eight in ten are expected inside.`],
	}
}
