import type { CampusBuild } from '#shared/catalogue/builds/build-classes.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { Backtest, KeptForecast } from '#shared/backtest.ts'
import type { Percentiles } from '#shared/catalogue/types.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { valueAtZ } from '#server/runs/simulation/chance/curve.ts'
import { usual } from '#server/runs/check/usual-lengths.ts'
import { normalShare } from './class-fit.ts'

/** The month up to which the newer snapshot tells what came. */
const KNOWN_TO = '2026-08'

/**
 * Steps that the catalogue of December 2025 still had ahead of it, with what it would have forecast (its cases) and what its
 * source expected, beside what the source of August 2026 has. A milestone is so many buildings of one clearing of land; where the
 * newer source counts from another there is no telling, and it is left out. Rule D6.
 */
export function keptForecasts(dates: readonly Backtest[]): readonly KeptForecast[] {
	const known = new Map(dates.map((one) => [one.id, one]))
	return builtInCatalogue.campusDates.flatMap((row) => {
		const now = builtInCatalogue.campusBuilds.find(({ id, started }) => id === row.id && started === row.started)
		if (now === undefined) return []
		return row.steps.flatMap(({ date, buildings }, step): readonly KeptForecast[] => {
			const said = known.get(`${row.id}-${String(step + 1)}`)
			const isAhead = date.slice(0, 7) > row.asOf
			if (!isAhead || said === undefined || said.predicted === null) return []
			const months = rangeAbout(said.predicted)
			const started = nearestMonth(row.started)
			const at = (length: number) => addMonths(started, Math.round(length))
			const range = { p10: at(months.p10), p50: at(months.p50), p90: at(months.p90) }
			const came = cameOf(now, buildings)
			return [
				{
					...{ id: said.id, name: said.name, madeOn: row.asOf, expected: date.slice(0, 7), ...range, came },
					outcome: outcomeOf(range, came),
					chance: chanceBy(months, monthsBetween(started, KNOWN_TO)),
				},
			]
		})
	})
}

/** As that catalogue had it: the ends of a building's length about its middle. */
function rangeAbout(p50: number): Percentiles {
	const off = (end: 'low' | 'high') => usual('building_months', end) - usual('building_months', 'value')
	return { p10: p50 + off('low'), p50, p90: p50 + off('high') }
}

const HALVINGS = 50
const FURTHEST = 8

/** Share of a forecast that is there by a month. */
function chanceBy(range: Percentiles, month: number): number {
	let [low, high] = [-FURTHEST, FURTHEST]
	for (let step = 0; step < HALVINGS; step += 1) {
		const middle = (low + high) / 2
		if (valueAtZ({ scale: 'linear', ...range }, middle) < month) low = middle
		else high = middle
	}
	return normalShare(low)
}

const nearestMonth = (day: string): string => addMonths(day.slice(0, 7), Number(day.slice(8)) > 15 ? 1 : 0)

/** The month so many buildings were at work, seen or by the source's reckoning; null: not yet. */
function cameOf({ steps }: CampusBuild, wanted: number): string | null {
	const step = steps.find(({ buildings, date }) => (buildings ?? 0) >= wanted && date.slice(0, 7) <= KNOWN_TO)
	return step === undefined ? null : step.date.slice(0, 7)
}

type Months = { readonly p10: string; readonly p90: string }

function outcomeOf({ p10, p90 }: Months, came: string | null): KeptForecast['outcome'] {
	if (came === null) return p90 < KNOWN_TO ? 'late' : 'open'
	if (came < p10) return 'early'
	return came > p90 ? 'late' : 'within'
}

/** Mean square of the chance given to «by August 2026» less whether it came. */
export function brierOf(kept: readonly KeptForecast[]): number | null {
	if (kept.length === 0) return null
	return kept.reduce((sum, { chance, came }) => sum + (chance - Number(came !== null)) ** 2, 0) / kept.length
}
