import type { Item } from '../planned-items.ts'
import type { ItemDates } from './level-crews.ts'

type LayHallOutput = Readonly<Record<'plannedFinish' | 'finish' | 'delay' | 'capacity', Float64Array>>
type HallDates = { readonly planned: Item; readonly dates: ItemDates; readonly months: number }

/** Dates of a hall, and its capacity from the month after its finish. */
export function layHall(output: LayHallOutput, place: number, { planned, dates, months }: HallDates): void {
	output.plannedFinish[place] = planned.plannedFinish
	output.finish[place] = dates.finish ?? NaN
	output.delay[place] = dates.delayMonths
	const ready = dates.finish === null ? months : Math.min(months, Math.max(0, dates.finish + 1))
	output.capacity.fill(0, place * months, place * months + ready)
	output.capacity.fill(planned.itMW, place * months + ready, (place + 1) * months)
}
