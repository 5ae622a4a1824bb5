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

type Bought = { readonly setMonth: number; readonly setFraction: number }

/** Months by which a purchase holds back the package that sets it: what is there by the month it is set (pD1) holds nothing. */
export function heldMonths(
	{ setMonth, setFraction }: Bought,
	window: { readonly start: number; readonly end: number },
): number {
	return Math.max(0, setMonth - Math.floor(window.start + setFraction * (window.end - window.start)))
}

type Purchase = Bought & { readonly item: string; readonly packageIds: readonly string[] }

/** The purchase that holds a package back longest; what no purchase sets is held by nothing. */
export function longestHold(
	procurement: readonly Purchase[],
	row: { readonly id: string } | undefined,
	window: { readonly start: number; readonly end: number },
): { readonly held: number; readonly heldBy: string | null } {
	const [hold] = procurement
		.filter(({ packageIds }) => row !== undefined && packageIds.includes(row.id))
		.map((purchase) => ({ held: heldMonths(purchase, window), heldBy: purchase.item }))
		.sort((a, b) => b.held - a.held)
	return hold ?? { held: 0, heldBy: null }
}
