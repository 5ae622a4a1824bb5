import { getClimate, getCooling, getCost, getGridRegion, getLabourMarket } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { CoolingPlace } from '#shared/catalogue/climate-cooling.ts'
import { type Point } from '#shared/catalogue/distance.ts'
import {
	type Found,
	gridRegionOf,
	nearestClimate,
	nearestCostMarket,
	nearestCountry,
	type Commuting,
	labourMarketsAround,
} from '#shared/catalogue/nearest.ts'
import type { PlaceRule } from '#shared/result/energy-result.ts'
import type {
	Climate,
	CoolingTechnology,
	GridRegion,
	HallCost,
	LabourMarket,
	Provenance,
} from '#shared/catalogue/types.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { nationalMarket, type NationalShares } from './national-market.ts'

type PlacesSite = PlanFile['sites'][number]

/** A catalogue row chosen for a site, and how. Rule pP6. */
export type Chosen<Row> = {
	readonly row: Row
	/** null where the plan named the row, or no place of it was measured to */
	readonly distanceKm: number | null
	readonly rule: PlaceRule
	/** the town whose grid region it is */
	readonly anchor?: string
}

/** A labour market, and the share of its hands that come to the site. Rules pL1, pL2. */
export type ChosenMarket = Chosen<LabourMarket> & { readonly weight: number }

export type Places = {
	readonly climate: Chosen<Climate>
	readonly gridRegion: Chosen<GridRegion>
	/** those it hires in, the nearest first, and the share of their hands that come so far; none within reach: the country’s, where it is known */
	readonly labourMarkets: readonly ChosenMarket[]
	/** the first of them */
	readonly labourMarket: ChosenMarket | null
	readonly costMarket: Chosen<HallCost>
}

/** Where a site lies: its country, stated or assumed, and its point or that of its climate. */
export type Location = { readonly country: string; readonly assumed: boolean; readonly point: Point }

type Lookup = { readonly site: PlacesSite; readonly catalogue: Catalogue }

/** The country of a site: stated, else that of the grid region it names, else of the nearest known place. Rule pP1. */
export function locationOf({ site, catalogue }: Lookup): Location {
	const climate = site.climate ? getClimate(catalogue, site.climate) : null
	const point = pointOf(site) ?? climate
	if (!point) throw new Error(`Site ${site.id} has neither coordinates nor a climate zone.`)
	const stated = site.country ?? (site.gridRegion ? getGridRegion(catalogue, site.gridRegion).country : null)
	return { country: stated ?? nearestCountry(catalogue, point) ?? '', assumed: stated === null, point }
}

/** What of the plan's assumptions the choice of rows rests on. */
type Assumed = {
	readonly escalationPerYear: number
	readonly commuting: Commuting
	readonly national: NationalShares
}

/** The reference rows of a site: those it names, else its country's, the nearest first. Throws where a named row does not exist. */
export function resolvePlaces(
	site: PlacesSite,
	catalogue: Catalogue,
	{ escalationPerYear, commuting, national }: Assumed,
): Places {
	const asked = { site, catalogue, ...locationOf({ site, catalogue }) }
	const labourMarkets = chooseLabour(asked, { commuting, national })
	return {
		climate: chooseClimate(asked),
		gridRegion: chooseGrid(asked),
		labourMarkets,
		labourMarket: labourMarkets[0] ?? null,
		costMarket: chooseCost({ ...asked, escalationPerYear }),
	}
}

function named<Row>(row: Row): Chosen<Row> {
	return { row, distanceKm: null, rule: 'named' }
}

/** The row as its figures will cite it: with how far from the site it was found (E9). */
function withDistance<Row extends Provenance>(found: Found<Row>, what: string): Found<Row> {
	const source = `${found.row.source}; ${what}, ${String(Math.round(found.distanceKm))} km from the site`
	return { row: { ...found.row, source }, distanceKm: found.distanceKm }
}

function pointOf(site: PlacesSite) {
	if (site.latitude === null || site.longitude === null) return null
	return { latitude: site.latitude, longitude: site.longitude }
}

type ChooseClimateParams = Lookup & Location

/** Rule pP3. */
function chooseClimate({ site, catalogue, country, point }: ChooseClimateParams): Places['climate'] {
	if (site.climate) return named(getClimate(catalogue, site.climate))
	const found = nearestClimate(catalogue, { country, point })
	if (!found) throw new Error('The catalogue has no climate zone.')
	return { ...withDistance(found, 'nearest climate zone'), rule: found.rule }
}

function chooseGrid({ site, catalogue, country, point }: ChooseClimateParams): Places['gridRegion'] {
	if (site.gridRegion) return named(getGridRegion(catalogue, site.gridRegion))
	const found = gridRegionOf(catalogue, { country, point })
	if (!found) throw new Error('The catalogue has no grid region for the world.')
	return found
}

/** Rule pL2: a market that is named is the only one, and all its hands come; lP18 where none is within reach. */
function chooseLabour(
	{ site, catalogue, country, point }: ChooseClimateParams,
	{ commuting, national }: Pick<Assumed, 'commuting' | 'national'>,
): Places['labourMarkets'] {
	if (site.labourMarket) return [{ ...named(getLabourMarket(catalogue, site.labourMarket)), weight: 1 }]
	const { latitude, longitude } = point
	const around = labourMarketsAround(catalogue, { latitude, longitude, country }, commuting)
	const builders = around.length > 0 ? null : nationalMarket(catalogue, { country, point }, national)
	if (builders) return [{ row: builders, distanceKm: null, rule: 'national', weight: 1 }]
	return around.map(({ weight, ...found }) => ({
		...withDistance(found, 'labor market of the country'),
		rule: 'nearest',
		weight,
	}))
}

function chooseCost(asked: ChooseClimateParams & { readonly escalationPerYear: number }): Places['costMarket'] {
	const { site, catalogue } = asked
	if (site.costMarket) return named(getCost(catalogue, site.costMarket))
	const found = nearestCostMarket(catalogue, asked)
	if (!found) throw new Error('The catalogue has no hall cost for the world.')
	return found
}

type PlacesPlan = { readonly plan: PlanFile; readonly catalogue: Catalogue }
type Sites = { readonly siteIndex: ReadonlyMap<string, number> }

/** A site's cooling: stated, else the field's default. */
export function coolingOfSite({ plan, catalogue }: PlacesPlan, index: number): CoolingTechnology {
	return getCooling(catalogue, plan.sites[index]?.cooling ?? String(fieldFacts('sites', 'cooling').default))
}

/** A hall's cooling: its own, else its site's. */
export function coolingOfPhase(model: PlacesPlan & Sites, index: number): CoolingTechnology {
	const phase = model.plan.buildPhases[index]
	if (phase?.cooling) return getCooling(model.catalogue, phase.cooling)
	return coolingOfSite(model, model.siteIndex.get(phase?.siteId ?? '') ?? -1)
}

/** A technology in the climate of a site. Throws where there is no such site. */
export function coolingAt(
	model: PlacesPlan & { readonly places: readonly Places[] },
	site: number,
	technology: CoolingTechnology,
): CoolingPlace {
	const climate = model.places[site]?.climate.row
	if (!climate) throw new Error(`Site ${String(site)} has no climate.`)
	return { catalogue: model.catalogue, climate, technology }
}
