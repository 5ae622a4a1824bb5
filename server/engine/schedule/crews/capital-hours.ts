import { at, item } from '../../cells.ts'
import type { MarketPart } from '../market-parts.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import type { hoursBefore } from './hours-before.ts'
import type { ItemDates, Levelled } from './level-crews.ts'

type Worked = {
	readonly part: MarketPart
	readonly forecast: PlacedTasks
	readonly levelled: Levelled
	readonly before: ReturnType<typeof hoursBefore>
}
/** What capital is spread by and lodging reckoned from, of halls or of plants. */
type Into = {
	readonly share: Float64Array
	readonly before: Float64Array
	readonly travellers: Float64Array
	readonly inAll: Float64Array
}

/** Writes the hours that the capital of one item pays for: a part's item at its place in the plan. */
function layItem(
	{ part, forecast: placed, levelled, before }: Worked,
	into: Into,
	from: { item: number; place: number },
): void {
	const { months } = part.input
	// An item without work has done no share of it.
	const all = at(placed.hoursByItem, from.item) || Infinity
	const [cell, to] = [from.item * months, from.place * months]
	for (let month = 0; month < months; month++) into.share[to + month] = at(levelled.itemHours, cell + month) / all
	into.before[from.place] = at(before.byItem, from.item) / all
	into.travellers.set(levelled.travellerHours.subarray(cell, cell + months), to)
	into.inAll[from.place] = at(levelled.travellersInAll, from.item)
}

export function layHallHours(worked: Worked, into: Into & { readonly months: Float64Array }): void {
	worked.part.halls.forEach((place, index) => {
		layItem(worked, into, { item: index, place })
		const planned = item(worked.forecast.items, index)
		into.months[place] = levelledMonths(planned, item(worked.levelled.dates, index))
	})
}

/** `placeOf`: where a plant's contract stands in the plan. */
export function layPlantHours(worked: Worked, into: Into, placeOf: (id: string) => number): void {
	const first = worked.part.halls.length + worked.part.orders.length
	worked.part.input.plants.forEach(({ id }, index) => {
		layItem(worked, into, { item: first + index, place: placeOf(id) })
	})
}

/** One that was to end before the plan ended as planned (S7); one that never ends counts to the end of the search. */
function levelledMonths(
	planned: { readonly plannedStart: number; readonly plannedFinish: number },
	{ start, delayMonths }: ItemDates,
): number {
	const shift = start - planned.plannedStart
	const months = planned.plannedFinish - planned.plannedStart + 1 + delayMonths - shift
	// Work reported before its start and done before it has taken a month.
	return planned.plannedFinish < planned.plannedStart ? months : Math.max(1, months)
}
