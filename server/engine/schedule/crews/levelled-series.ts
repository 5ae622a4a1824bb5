import type { PlacedTasks } from '../place-tasks.ts'
import { type BuildLayer } from '../tasks/task-set.ts'
import type { ScheduleInput } from '../types.ts'

/** What levelling writes, month by month of the horizon. */
export type LevelledSeries = {
	/** hours asked for by crew, hours carried over included */
	readonly requiredHours: Float64Array
	/** hours worked on each layer, by crew */
	readonly workedHours: Readonly<Record<BuildLayer, Float64Array>>
	/** hours worked on each item (hall, order, plant) that its capital pays for */
	readonly itemHours: Float64Array
	/** of these, hours of travellers */
	readonly travellerHours: Float64Array
	/** the same in all months, those after the horizon included, by item */
	readonly travellersInAll: Float64Array
	/** hours of local hands, by crew; trades that are never levelled count as local */
	readonly localHours: Float64Array
	/** heads that could be had, by crew */
	readonly availableHeads: Float64Array
	/** share of a delivery's racks installed by the end of the month */
	readonly installedShare: Float64Array
}

/** Gives an empty series of so many cells. */
export type SeriesSource = (cells: number) => Float64Array

export const newSeries: SeriesSource = (cells) => new Float64Array(cells)

/** Series that are lent for one part and taken back for the next: none outlives its own. */
export function lentSeries(): { readonly series: SeriesSource; readonly takeBack: () => void } {
	const shelf: Float64Array[] = []
	let lent = 0
	return {
		series: (cells) => {
			const known = shelf[lent]
			if (known && known.length >= cells) {
				lent += 1
				return known.subarray(0, cells).fill(0)
			}
			return (shelf[lent++] = new Float64Array(cells))
		},
		takeBack: () => {
			lent = 0
		},
	}
}

/** Series that nothing has been written to. */
export function emptySeries(
	{ months, sites }: ScheduleInput,
	{ items, deliveries, set }: PlacedTasks,
	series: SeriesSource,
): LevelledSeries {
	const crewMonths = sites.length * set.trades * months
	return {
		requiredHours: series(crewMonths),
		workedHours: {
			energy: series(crewMonths),
			chips: series(crewMonths),
			infrastructure: series(crewMonths),
			models: series(crewMonths),
		},
		localHours: series(crewMonths),
		availableHeads: series(crewMonths),
		itemHours: series(items.length * months),
		travellerHours: series(items.length * months),
		travellersInAll: new Float64Array(items.length),
		installedShare: series(deliveries.length * months),
	}
}
