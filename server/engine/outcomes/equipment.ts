import { type Equipment } from '#shared/catalogue/facility-types.ts'
import { type EquipmentRow } from '#shared/result.ts'
import { PACKAGES_BY_EQUIPMENT } from '../schedule/equipment-packages.ts'
import { needMonth, orderDates, type OrderDates, type StatedOrder } from './equipment-dates.ts'
import {
	electricalUnits,
	type HallDesign,
	type ItemCounts,
	mechanicalUnits,
	substationTransformers,
	type UnitSizes,
} from './equipment-hall.ts'

export type EquipmentHall = HallDesign & {
	readonly scope: 'greenfield' | 'shell_exists' | 'fit_out_only' | 'existing'
	/** counted from the plan's first month, which is 0 */
	readonly startMonth: number
	readonly durationMonths: number
	readonly stated: Readonly<Record<string, StatedOrder>>
}

/** Units of an on-site plant or battery, needed when its contract starts. */
export type EquipmentPlant = { readonly item: string; readonly count: number; readonly startMonth: number }

export type SiteEquipment = {
	readonly halls: readonly EquipmentHall[]
	readonly plants: readonly EquipmentPlant[]
	readonly items: readonly Equipment[]
	/** where each work package's window opens, as a share of the duration */
	readonly packageStart: Readonly<Record<string, number>>
	readonly monthName: (month: number) => string
}

type Need = OrderDates & { readonly item: string; readonly count: number }

const SUBSTATION = ['hv_transformer', 'hv_breaker', 'mv_switchgear']

/**
 * What a site has to buy beside chips: units by item, the last month to order and the months to spare.
 * Halls that exist need nothing; a fit-out keeps the substation and the plant it finds.
 * Source: facility §1.6–1.7 and §3.2–3.3, methodology §3.
 */
export function siteEquipment(site: SiteEquipment): readonly EquipmentRow[] {
	const rows = new Map(site.items.map((item) => [item.id, item]))
	const size: UnitSizes = Object.fromEntries(site.items.map((item) => [item.id, item.unitSize]))
	const built = site.halls.filter((hall) => hall.scope !== 'existing')
	const needs = [
		...substationNeeds(site, built, rows),
		...built.flatMap((hall) => hallNeeds(site, hall, { rows, size })),
		...site.plants.map((plant) => ({
			item: plant.item,
			count: plant.count,
			...orderDates({ need: plant.startMonth, leadWeeks: rows.get(plant.item)?.leadWeeks ?? null, stated: null }),
		})),
	]
	return site.items.flatMap((item) => {
		const asked = needs.filter((need) => need.item === item.id && need.count > 0)
		return asked.length === 0 ? [] : [equipmentRow(item, asked, site.monthName)]
	})
}

type Rows = ReadonlyMap<string, Equipment>

function substationNeeds(site: SiteEquipment, built: readonly EquipmentHall[], rows: Rows): readonly Need[] {
	const fed = built.filter((hall) => hall.scope !== 'fit_out_only')
	const first = fed[0]
	if (!first) return []
	const facilityPeakMW = fed.reduce((sum, hall) => sum + hall.itPeakMW * hall.peakPue, 0)
	const unitMVA = rows.get('hv_transformer')?.unitSize ?? Infinity
	const transformers = substationTransformers({ facilityPeakMW, powerFactor: first.powerFactor, unitMVA })
	const earliest = fed.reduce((soonest, hall) => (hall.startMonth < soonest.startMonth ? hall : soonest), first)
	const dated = (item: string, count: number) => ({ item, count, ...datesFor(site, { hall: earliest, item, rows }) })
	// One breaker a transformer and one that ties the bus.
	return [dated('hv_transformer', transformers), dated('hv_breaker', transformers + 1)]
}

function hallNeeds(
	site: SiteEquipment,
	hall: EquipmentHall,
	{ rows, size }: { readonly rows: Rows; readonly size: UnitSizes },
): readonly Need[] {
	const units: ItemCounts = { ...electricalUnits(hall, size), ...mechanicalUnits(hall, size) }
	const { chiller, rejection } = hall.machines
	const found = hall.scope === 'fit_out_only' ? [...SUBSTATION, chiller, rejection] : []
	return Object.entries(units)
		.filter(([item]) => !found.includes(item))
		.map(([item, count]) => ({ item, count, ...datesFor(site, { hall, item, rows }) }))
}

function datesFor(
	site: SiteEquipment,
	{ hall, item, rows }: { readonly hall: EquipmentHall; readonly item: string; readonly rows: Rows },
): OrderDates {
	const starts = (PACKAGES_BY_EQUIPMENT[item] ?? []).map((id) => site.packageStart[id] ?? 0)
	const startFraction = starts.length === 0 ? 0 : Math.min(...starts)
	return orderDates({
		need: needMonth({ startMonth: hall.startMonth, durationMonths: hall.durationMonths, startFraction }),
		leadWeeks: rows.get(item)?.leadWeeks ?? null,
		stated: hall.stated[item] ?? null,
	})
}

/** Halls are bought together: the row counts them all and shows the most pressing date. */
function equipmentRow(item: Equipment, needs: readonly Need[], monthName: (month: number) => string): EquipmentRow {
	const orderBy = least(needs.map((need) => need.orderBy))
	return {
		item: item.id,
		name: item.name,
		unitSize: item.unitSize,
		sizeUnit: item.sizeUnit,
		unitMW: /^MW(e|th)?$/.test(item.sizeUnit) ? item.unitSize : null,
		count: needs.reduce((sum, need) => sum + need.count, 0),
		orderBy: orderBy === null ? null : monthName(orderBy),
		slackMonths: least(needs.map((need) => need.slackMonths)),
	}
}

function least(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null)
	return known.length === 0 ? null : Math.min(...known)
}
