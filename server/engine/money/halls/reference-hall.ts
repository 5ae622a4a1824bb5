import { countryWagesOf, getCooling, getRedundancy } from '#shared/catalogue/catalogue.ts'
import { peakPueIn } from '#shared/catalogue/climate-cooling.ts'
import { labourMarketsAround, wageIndexOf } from '#shared/catalogue/nearest.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { item } from '../../cells.ts'
import { coolingAt, locationOf } from '../../places/places.ts'
import { unitHours } from '../../schedule/crews/package-hours.ts'
import type { Item } from '../../schedule/planned-items.ts'
import type { Hall, LabourRows } from '../../schedule/types.ts'
import type { EngineModel } from '../../world.ts'
import { hallLabour, type Rates, usualCrews, type UsualSite } from './hall-labour.ts'
import { chainOf, type HallDesign, machineCost, type MachineUsd } from './machine-cost.ts'
import { usualWeek } from './usual-rates.ts'

/** Cooling, racks, floor, redundancy and shop work of a traditional hall, which cost rows price. */
export const AIR = { cooling: 'air_chiller_aircooled_fc', rackKW: 20 } as const
export const LIQUID = { cooling: 'd2c_dry_trim', rackKW: 132 } as const
const REDUNDANCY = 'N+1'
const M2_PER_MW = ASSUMPTIONS.floorAreaM2PerItMW.default
const INSTALLED = ASSUMPTIONS.equipmentInstalledFactor.default
const COMMUTING = {
	freeKm: ASSUMPTIONS.commuteFreeKm.default,
	halvingKm: ASSUMPTIONS.commuteHalvingKm.default,
	reachKm: ASSUMPTIONS.commuteReachKm.default,
} as const

type ReferenceHallKind = typeof AIR | typeof LIQUID

/** What the reference hall of a site rests on beside its size. */
export type ReferenceSite = {
	readonly model: EngineModel
	readonly site: number
	readonly rows: LabourRows
	readonly crews: UsualSite
	/** what an hour costs where wages are those of the markets around the cost row’s place */
	readonly rates: Rates
}

/** Labour and installed machines of a reference hall, USD. */
export type ReferencePrice = MachineUsd & { readonly labour: number }

/** The price of reference halls of a kind at a site by their MW IT: those of one size have one. */
export function referencePrices(of: ReferenceSite, kind: ReferenceHallKind): (itMW: number) => ReferencePrice {
	const design = designAt(of, kind)
	const known = new Map<number, ReferencePrice>()
	return (itMW) => {
		const found = known.get(itMW) ?? priceOf(of, kind, { ...design, itMW })
		known.set(itMW, found)
		return found
	}
}

function priceOf(of: ReferenceSite, kind: ReferenceHallKind, design: HallDesign): ReferencePrice {
	const { electrical, mechanical } = machineCost(design, of.model.catalogue)
	return {
		labour: labourOfReference(of, kind, design.itMW),
		electrical: INSTALLED * electrical,
		mechanical: INSTALLED * mechanical,
	}
}

function designAt({ model, site }: ReferenceSite, kind: ReferenceHallKind): Omit<HallDesign, 'itMW'> {
	const technology = getCooling(model.catalogue, kind.cooling)
	const place = coolingAt(model, site, technology)
	return {
		peakPue: peakPueIn(place).value,
		powerFactor: ASSUMPTIONS.powerFactor.default,
		rackKW: kind.rackKW,
		topology: getRedundancy(model.catalogue, REDUNDANCY),
		chain: chainOf(model.catalogue, technology),
		technology,
		hour: { dryBulbC: place.climate.designDryBulb04C, wetBulbC: place.climate.designWetBulb04C },
		hasStandby: true,
	}
}

/** A whole hall, not dated: its hours are the same in whatever months they are worked. */
const UNDATED = {
	...{ id: '', site: 0, scope: 'greenfield', startMonth: 0, durationMonths: 1, windows: null, startsAfter: null },
	...{
		liveFactor: 1,
		gearShare: 1,
		plantShare: 1,
		procurement: [],
		orderedByNeed: [],
		openLots: [],
		dated: [],
		report: null,
	},
} as const satisfies Partial<Hall>
const NO_DATES: Item = {
	...{ kind: 'phase', id: '', site: 0, plannedStart: 0, plannedFinish: 0, after: -1, itMW: 0, moved: null },
}

function labourOfReference({ model, site, rows, crews, rates }: ReferenceSite, kind: ReferenceHallKind, itMW: number) {
	const { catalogue } = model
	const hall: Hall = {
		...UNDATED,
		itMW,
		floorAreaM2: M2_PER_MW * itMW,
		prefabShare: rows.productivity.prefab.referenceShare,
		coolingFactor: getCooling(catalogue, kind.cooling).plantHoursFactor,
		redundancyFactor: getRedundancy(catalogue, REDUNDANCY).gearHoursFactor,
	}
	const usual = usualCrews(crews, usualWeek(model, site))
	return hallLabour(hall, 'learned', { rows, units: unitHours(rows), site: usual, item: NO_DATES, rates }).all
}

/** Wages of the markets around a site’s cost row; of its country where it has no place, or none is within reach. Rules pL2, lP16. */
export function wageIndexOfRow(model: EngineModel, siteIndex: number): number {
	const { row } = item(model.places, siteIndex).costMarket
	const site = item(model.plan.sites, siteIndex)
	const country = row.country ?? locationOf({ site, catalogue: model.catalogue }).country
	const ofCountry = countryWagesOf(model.catalogue, country)?.labourCostIndex ?? 1
	if (row.latitude === null || row.longitude === null) return ofCountry
	const at = { latitude: row.latitude, longitude: row.longitude, country }
	const markets = labourMarketsAround(model.catalogue, at, COMMUTING)
	return markets.length > 0 ? wageIndexOf(markets) : ofCountry
}
