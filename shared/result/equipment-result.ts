import type { Told } from '#shared/metrics/told.ts'

/** What a site buys and stands on, as the result document tells it. */

/**
 * How a purchase stands at the plan's status month: its delivery is stated · what needs it is under way, so it is taken as
 * ordered · the last month to order has passed · it is still to come.
 */
export type OrderState = 'ordered' | 'assumed_ordered' | 'late' | 'to_order'

/** Units of an item for one hall, one plant, or the site as a whole. */
export type EquipmentLot = {
	/** null: not for one hall */
	readonly phaseId: string | null
	/** null: not for an on-site plant */
	readonly contractId: string | null
	readonly unitSize: number
	/** units needed, of these standing already, and to buy */
	readonly needed: number
	readonly stands: number
	readonly count: number
	/** share of the rating in use in normal service */
	readonly loading: number
	readonly orderBy: string | null
	readonly slackMonths: number | null
	readonly state: OrderState | null
}

export type EquipmentRow = {
	readonly item: string
	readonly name: string
	/** size of one unit; the largest where halls differ */
	readonly unitSize: number
	readonly sizeUnit: string
	/** present where the item is sized in MW */
	readonly unitMW: number | null
	/** units needed, of these standing already, and to buy */
	readonly needed: number
	readonly stands: number
	readonly count: number
	readonly orderBy: string | null
	readonly slackMonths: number | null
	/** of its most pressing purchase */
	readonly state: OrderState | null
	readonly lots: readonly EquipmentLot[]
}

/** The compute fabric and storage of a site, with all its orders delivered. */
export type NetworkResult = Told<'sites.network'>
/** A hall when it is full: racks, electrical chain, heat in the 0.4 % hour; and by chip ordered at its site what its racks can use of it. */
export type HallResult = Told<'halls'> & { readonly usable: Readonly<Record<string, Told<'halls.usable'>>> }
/** A site when all its halls are full. */
export type SpaceResult = Told<'sites.space'>

/** Accelerators past their ramp that no power or hall is there for. */
export type StrandedResult = {
	/** month by month */
	readonly accelerators: readonly number[]
	readonly acceleratorMonths: number
	readonly idleCapitalUsd: number
}

/** What a purchase of equipment is for; it says which load sizes it. */
export type LotRole =
	| 'ups'
	| 'battery'
	| 'generator'
	| 'transformer'
	| 'switchboard'
	| 'switchgear'
	| 'busway'
	| 'pdu'
	| 'chiller'
	| 'rejection'
	| 'liquid'
	| 'roomHeat'
	| 'roomRacks'
	| 'substation'
	| 'breaker'
	| 'plant'
	| 'stepUp'
	| 'storageMWh'
	| 'switches'
	| 'cables'
	| 'optics'
	| 'storage'
