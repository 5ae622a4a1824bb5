import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { Sourced } from '../kernel/quantity.ts'
import { fromRow } from '../sourced.ts'
import type { EngineModel } from '../world.ts'
import { packageWindow } from './hall-dates.ts'
import type { Procurement } from './types.ts'

/** The work packages that cannot start before an item of equipment is on site. */
export const PACKAGES_BY_EQUIPMENT: Readonly<Record<string, readonly string[]>> = {
	hv_transformer: ['substation_mv'],
	hv_breaker: ['substation_mv'],
	mv_switchgear: ['substation_mv'],
	mv_lv_transformer: ['elec_gear'],
	lv_switchboard: ['elec_gear'],
	ups: ['elec_gear'],
	battery_cabinet: ['elec_gear'],
	generator: ['elec_gear'],
	pdu: ['elec_gear'],
	busway: ['elec_gear'],
	chiller_air: ['mech_plant'],
	chiller_water: ['mech_plant'],
	cooling_tower: ['mech_plant'],
	dry_cooler: ['mech_plant'],
	cdu: ['mech_plant'],
	rdhx: ['mech_plant'],
	crah: ['mech_plant'],
	leaf_spine_switch_64: ['network_backbone'],
}

/** Packages whose late end moves a hall, and what follows all they set. */
const SET_BEFORE_START_UP: readonly string[] = ['substation_mv', 'elec_gear', 'mech_plant']
const STARTS_UP = 'commissioning'
const SHARES = 'needed_at_share'

/** Share of a hall's months at which an item must stand. Rule pD1. */
export function neededAtShare({ catalogue }: Pick<EngineModel, 'catalogue'>, item: string): number {
	const { values } = getFacilityRatio(catalogue, SHARES)
	return values[item] ?? values['default'] ?? NaN
}

/** The same with its source. */
export function neededAt({ catalogue }: Pick<EngineModel, 'catalogue'>, item: string): Sourced {
	const row = getFacilityRatio(catalogue, SHARES)
	const name = row.values[item] === undefined ? 'default' : item
	const { low, high } = row
	const place = { table: 'facilityRatios', row, field: `values.${name}`, low, high, quality: 'guess' } as const
	return fromRow(row.values[name] ?? NaN, place)
}

/** When a hall's packages are worked on: where a share of its months comes to lie, for a package. */
type HallMonths = Parameters<typeof packageWindow>[1]

/** The month in which an item must stand in a hall, rounded down. Rule pD1. */
export function neededMonth(
	{ share, setBy }: { readonly share: number; readonly setBy: string },
	hall: HallMonths,
): number {
	return Math.floor(packageWindow({ id: setBy, windowStart: share, windowEnd: share }, hall).start + ROUNDING)
}

const ROUNDING = 1e-9

type Purchase = Pick<Procurement, 'item' | 'setMonth' | 'neededAt' | 'packageIds'>
/** The month in which a purchase must stand. */
type NeedOf = (purchase: Purchase) => number

/** That of a hall on its planned dates. */
export const needIn =
	(hall: HallMonths): NeedOf =>
	({ neededAt: share, packageIds }) =>
		neededMonth({ share, setBy: packageIds[0] ?? STARTS_UP }, hall)

/** The purchase that holds a package back longest: the package that sets it, and the start-up that follows. Nothing that comes before waits. */
export function longestHold(
	procurement: readonly Purchase[],
	row: { readonly id: string } | undefined,
	needOf: NeedOf,
): { readonly held: number; readonly heldBy: string | null } {
	const [hold] = procurement
		.filter(({ packageIds }) => row !== undefined && waitsFor(row.id, packageIds))
		.map((purchase) => ({ held: Math.max(0, purchase.setMonth - needOf(purchase)), heldBy: purchase.item }))
		.sort((a, b) => b.held - a.held)
	return hold ?? { held: 0, heldBy: null }
}

const waitsFor = (id: string, setBy: readonly string[]): boolean =>
	setBy.includes(id) || (id === STARTS_UP && isStartedUp(setBy))

/** Whether what a purchase is set by must be there before the hall is started up. */
export const isStartedUp = (setBy: readonly string[]): boolean => setBy.some((id) => SET_BEFORE_START_UP.includes(id))
