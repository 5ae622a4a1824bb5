import { at, indexAt, item } from '../../cells.ts'
import { checkItems } from '../finishes.ts'
import type { Cause } from '../types.ts'
import { emptySeries, type LevelledSeries, newSeries, type SeriesSource } from './levelled-series.ts'
import { type LevellingState, startLevelling } from './levelling-state.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { serveMonth } from './serve-month.ts'
import { labourSupply } from '../supply/supply.ts'
import type { MonthIndex, ScheduleInput } from '../types.ts'

export type ItemDates = {
	readonly start: MonthIndex
	/** null: not within the months searched */
	readonly finish: MonthIndex | null
	/** months after the planned finish; up to the end of the search where there is none */
	readonly delayMonths: number
	readonly cause: Cause | null
}

export type Levelled = LevelledSeries & { readonly dates: readonly ItemDates[] }

/**
 * Serves the work packages month by month with the hands there are. Within a trade hours go to halls by planned
 * finish, then place in the plan; within a hall to packages by the end of their window; what is not done is carried
 * over. A hall or plant finishes when its gating packages have done what their planned curves have done; a hall that
 * waits for another starts the month after it. Months beyond the horizon are searched for late finishes. Methodology §3.
 */
export function levelCrews(input: ScheduleInput, placed: PlacedTasks, source: SeriesSource = newSeries): Levelled {
	const series = emptySeries(input, placed, source)
	const state = startLevelling(input, { placed, supply: labourSupply(input, placed), series })
	checkItems(state, -1)
	const end = input.months + input.searchMonths
	for (let month = 0; month < end && (month < input.months || state.openItems.length > 0); month++) {
		serveMonth(state, month)
		checkItems(state, month)
	}
	const dates = placed.items.map((planned, index): ItemDates => {
		const finish = item(state.finish, index)
		const delayMonths = (finish ?? end) - planned.plannedFinish
		return {
			start: (placed.reported[index]?.begins ?? planned.plannedStart) + at(state.shift, index),
			finish,
			delayMonths,
			cause: delayMonths > 0 ? causeOf(state, index) : null,
		}
	})
	return { ...series, dates }
}

/** What is late by report, and lacks nothing, is late by its own pace. Rule pV5. */
function ownPace({ reported }: PlacedTasks, index: number): Cause | null {
	return reported[index] ? { kind: 'progress', name: '' } : null
}

/** What held an item back; one that lacked nothing itself has the cause of the one it waited for, its pace among them. Rules S7, pV5. */
function causeOf(state: LevellingState, index: number): Cause | null {
	const own = item(state.causes, index)
	if (own !== null) return own
	const before = item(state.placed.items, index).after
	const waited = indexAt(state.waiting, index) === 1 || at(state.shift, index) > 0
	return (before >= 0 && waited ? causeOf(state, before) : null) ?? ownPace(state.placed, index)
}
