import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { monthFigure, type OddsInput } from './odds-input.ts'
import type { ScoredForecast } from './track-record.ts'

/** A dated thing of which a plan says, when it has come, in which month. */
type Awaited = { readonly key: string; readonly name: string; readonly came: string | null }

/** Halls that are reported whole, and contracts that are energized: nothing else of a plan says that it has come. */
function awaitedIn({ buildPhases, powerContracts, actuals }: PlanFile): readonly Awaited[] {
	const whole = new Map(
		actuals
			.filter(({ percentComplete }) => (percentComplete ?? 0) >= 1)
			.toSorted((one, other) => other.month.localeCompare(one.month))
			.map(({ ref, month }) => [ref, month]),
	)
	return [
		...buildPhases.map(({ id, name }) => ({
			key: `schedule.phase:${id}.finish`,
			name: name ?? id,
			came: whole.get(`phase:${id}`) ?? null,
		})),
		...powerContracts.map(({ id, name, status, startMonth }) => ({
			key: `contracts.${id}.start`,
			name: name ?? id,
			came: whole.get(`contract:${id}`) ?? (status === 'energised' ? startMonth : null),
		})),
	]
}

/** The dates that an issue tells with odds: of what has not come yet. */
export function forecastsOf(input: OddsInput): readonly KeptForecast[] {
	const { statusMonth } = input.result.verdict
	return awaitedIn(input.plan).flatMap(({ key, name, came }): readonly KeptForecast[] => {
		const figure = monthFigure(input, key)
		if (figure === null || came !== null || figure.p50 === null) return []
		return [{ key, name, madeOn: statusMonth, p10: figure.p10, p50: figure.p50, p90: figure.p90 }]
	})
}

/**
 * Forecasts whose month has come, each with what came: what is not there after its P90 is late by as much as is known. What left the
 * plan is not judged.
 */
export function scoredForecasts(
	forecasts: readonly KeptForecast[],
	{ plan, statusMonth }: { readonly plan: PlanFile; readonly statusMonth: string },
): readonly ScoredForecast[] {
	const awaited = new Map(awaitedIn(plan).map((one) => [one.key, one]))
	return forecasts.flatMap(({ key, name, madeOn, p10, p50, p90 }): readonly ScoredForecast[] => {
		const now = awaited.get(key)
		if (now === undefined || p50 === null) return []
		const { came } = now
		// What was there before it was forecast, the forecast did not foresee.
		if (came !== null && came < madeOn) return []
		if (came === null && (p90 === null || statusMonth <= p90)) return []
		return [{ name, madeOn, p10, p50, p90, came, by: statusMonth }]
	})
}
