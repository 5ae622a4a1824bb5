import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import { longestHold, neededAtShare, neededMonth, needIn } from '../schedule/equipment-packages.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { Hall } from '../schedule/types.ts'

/** A hall on its planned dates. */
type DatedHall = Pick<Item, 'plannedStart' | 'moved'> & { readonly hall: Hall }

/** What no package of a hall sets, fabric and storage, is there when its network is laid. */
const LAYS_NETWORK = 'network_backbone'
/** What is done last, and waits for all that is late. */
const STARTS_UP = { id: 'commissioning' }

const monthsOf = ({ hall, plannedStart, moved }: DatedHall) => ({
	base: moved?.base ?? plannedStart,
	months: hall.durationMonths,
	moved,
})

/** The month in which an item must stand in a hall: at its share of the hall's months. Rule pD1. */
export function neededBy(catalogue: Catalogue, equipment: string, hall: DatedHall): number {
	const setBy = getEquipment(catalogue, equipment).setPackage ?? LAYS_NETWORK
	return neededMonth({ share: neededAtShare({ catalogue }, equipment), setBy }, monthsOf(hall))
}

/** Months by which what is ordered for a hall holds its start-up. */
export const heldUp = (hall: DatedHall): number =>
	longestHold(hall.hall.procurement, STARTS_UP, needIn(monthsOf(hall))).held
