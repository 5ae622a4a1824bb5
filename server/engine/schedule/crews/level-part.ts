import type { MarketPart } from '../market-parts.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { forecastTasks } from '../progress/forecast-tasks.ts'
import { installedAccelerators, type OrderSeries } from '../supply/installed-accelerators.ts'
import { hoursBefore } from './hours-before.ts'
import { type ItemDates, levelCrews, type Levelled } from './level-crews.ts'
import { newSeries, type SeriesSource } from './levelled-series.ts'

export type PlacedPart = { readonly part: MarketPart; readonly placed: PlacedTasks }
export type LevelledPart = PlacedPart & {
	/** the work as it will go: as placed, but for what is reported on */
	readonly forecast: PlacedTasks
	readonly levelled: Levelled
	/** without what is reported; the same where nothing is */
	readonly baseline: Levelled
	readonly accelerators: OrderSeries
	readonly before: ReturnType<typeof hoursBefore>
}

/** What a run keeps of a part once its series are among the plan's figures. */
export type DatedPart = PlacedPart & {
	/** by item of the part: dates, those had nothing been reported, and what is reported */
	readonly dates: readonly ItemDates[]
	readonly baseline: readonly ItemDates[]
	readonly reported: PlacedTasks['reported']
}

export function datedPart({ part, placed, forecast, levelled, baseline }: LevelledPart): DatedPart {
	return { part, placed, dates: levelled.dates, baseline: baseline.dates, reported: forecast.reported }
}

/** Parts that are not an earlier run's own, and their sites: what the others came to stands in its figures already. */
export function moved<Part extends { readonly part: MarketPart }>(
	parts: readonly Part[],
	earlier: { readonly note: { readonly parts: readonly Part[] } } | null,
) {
	const again = parts.filter((part, index) => part !== earlier?.note.parts[index])
	return { again, sites: again.flatMap(({ part }) => part.sites) }
}

/**
 * One market's part served with the hands there are, in series of the given source: as planned, and as reported where
 * anything is. Rules S6, pV4, pV6.
 */
export function levelPart({ part, placed }: PlacedPart, source: SeriesSource = newSeries): LevelledPart {
	const baseline = levelCrews(part.input, placed, source)
	const forecast = forecastTasks(part.input, placed)
	const levelled = forecast === placed ? baseline : levelCrews(part.input, forecast, source)
	const accelerators = installedAccelerators(part.input, forecast, levelled)
	return { part, placed, forecast, levelled, baseline, accelerators, before: hoursBefore(forecast) }
}
