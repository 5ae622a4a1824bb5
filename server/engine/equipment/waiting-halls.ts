import { item } from '../cells.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import type { Placed } from '../schedule/crews/crew-schedule.ts'
import { allBuilt, type Demand, type Grounds, hallDemand, type Look, openLotOf } from './lot-demands.ts'
import { isOfSubstation, type Lot } from './lots.ts'

/** What is not ordered and a hall waits for, the month it comes in if it is ordered in the month after the status month, and by how many months that moves the hall's planned finish. */
export type Waiting = {
	readonly item: string
	readonly need: number
	readonly arrives: number
	readonly months: number
}

/** What comes too late for each hall even if it is ordered now. Rule pD4. */
export function waitedFor(
	look: Look,
	{ units, lead }: Readonly<Record<'units' | 'lead', Column>>,
): readonly (Waiting | null)[] {
	const { asOf, lots, plan } = look.world.model
	const own: (Waiting | null)[] = plan.buildPhases.map(() => null)
	lots.forEach((lot, index) => {
		if (units.at(index, 0) <= 0) return
		for (const { hall, need, leadMonths } of waitingHalls(look, lot)) {
			const arrives = asOf + 1 + (leadMonths ?? lead.at(index, 0))
			const months = arrives - need
			if (months > lateBy(own[hall])) own[hall] = { item: lot.item, need, arrives, months }
		}
	})
	return own.map((_, hall) => withThoseBefore(look.placed, own, hall))
}

/** What a hall waits for itself, or what one waits for that it starts after, where that moves it further. */
function withThoseBefore({ items }: Placed, own: readonly (Waiting | null)[], hall: number): Waiting | null {
	const seen = new Set([hall])
	let longest = own[hall] ?? null
	let one = item(items, hall)
	// What lies between the planned dates of two halls a wait takes without moving the later one.
	let between = 0
	while (one.after >= 0 && !seen.has(one.after)) {
		const before = item(items, one.after)
		const waiting = own[one.after] ?? null
		between += one.plannedStart - before.plannedFinish - 1
		const months = lateBy(waiting) - between
		if (waiting && months > lateBy(longest)) longest = { ...waiting, months }
		seen.add(one.after)
		one = before
	}
	return longest
}

export const lateBy = (waiting: Waiting | null | undefined): number => waiting?.months ?? 0

type WaitingHall = {
	readonly hall: number
	readonly need: number
	/** to its delivery, where that is not the item’s own lead */
	readonly leadMonths: number | null
}

/** Halls that wait for a purchase of which nothing is ordered and that none of them can count as ordered: its own, or of a substation every hall of the site. Rule pD4. */
function waitingHalls({ grounds, world }: Look, lot: Lot): readonly WaitingHall[] {
	const { asOf } = grounds
	const waits = ({ hall }: Demand) => hall !== null && !item(grounds.halls, hall).runs
	if (lot.phase >= 0) return unordered(grounds, [hallDemand(grounds, lot.item, lot.phase)].filter(waits))
	if (!isOfSubstation(lot)) return []
	// What is reported whole stands, whatever of the site’s is still planned.
	const all = allBuilt(grounds, lot).filter(waits)
	if (world.model.plan.sites[lot.site]?.procurement.some(({ item: name }) => name === lot.item))
		return all.flatMap(({ hall, need }) => {
			const open = openLotOf(grounds, lot, hall)
			return hall !== null && open !== null && need >= asOf ? [{ hall, need, leadMonths: open.leadMonths }] : []
		})
	// One purchase for all: that of a hall under way is taken as ordered for the others, too.
	return all.some(({ underWay }) => underWay) ? [] : unordered(grounds, all)
}

const unordered = ({ asOf }: Grounds, demands: ReturnType<typeof allBuilt>): readonly WaitingHall[] =>
	demands.flatMap(({ hall, need, delivery, underWay }) =>
		hall !== null && delivery === null && !underWay && need >= asOf ? [{ hall, need, leadMonths: null }] : [],
	)
