import { getClimate, getCooling, getCost, getGridRegion, getLabourMarket } from '#shared/catalogue/catalogue.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { CoolingPlace } from '#shared/catalogue/climate-cooling.ts'
import { type Found, nearestClimate, nearestCostMarket, nearestLabourMarket } from '#shared/catalogue/nearest.ts'
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

type Site = PlanFile['sites'][number]

/** A catalogue row chosen for a site, and how. */
export type Chosen<Row> = {
	readonly row: Row
	/** null where the plan named the row */
	readonly distanceKm: number | null
	readonly rule: string
}

export type Places = {
	readonly climate: Chosen<Climate>
	readonly gridRegion: Chosen<GridRegion>
	/** null: no labour market within reach, so no local hands */
	readonly labourMarket: Chosen<LabourMarket> | null
	readonly costMarket: Chosen<HallCost>
}

const NAMED = 'named in the plan'
const NEAREST = 'nearest by great circle'

/** The reference rows of a site: those it names, else the nearest ones. Throws where a named row does not exist. */
export function resolvePlaces(site: Site, catalogue: Catalogue): Places {
	const climate = chooseClimate(site, catalogue)
	const gridRegion: Places['gridRegion'] = site.gridRegion
		? named(getGridRegion(catalogue, site.gridRegion))
		: {
				row: getGridRegion(catalogue, climate.row.gridRegion),
				distanceKm: climate.distanceKm,
				rule: 'region of the climate zone',
			}
	const country = site.country ?? gridRegion.row.country
	const point = pointOf(site) ?? { latitude: climate.row.latitude, longitude: climate.row.longitude }
	return {
		climate,
		gridRegion,
		labourMarket: chooseLabour(site, catalogue, { ...point, country }),
		costMarket: chooseCost(site, catalogue, { point, country }),
	}
}

function named<Row>(row: Row): Chosen<Row> {
	return { row, distanceKm: null, rule: NAMED }
}

/** The row as its figures will cite it: with how far from the site it was found (E9). */
function withDistance<Row extends Provenance>(found: Found<Row>, what: string): Found<Row> {
	const source = `${found.row.source}; ${what}, ${String(Math.round(found.distanceKm))} km from the site`
	return { row: { ...found.row, source }, distanceKm: found.distanceKm }
}

function pointOf(site: Site) {
	if (site.latitude === null || site.longitude === null) return null
	return { latitude: site.latitude, longitude: site.longitude }
}

function chooseClimate(site: Site, catalogue: Catalogue): Places['climate'] {
	if (site.climate) return named(getClimate(catalogue, site.climate))
	const point = pointOf(site)
	const found = point && nearestClimate(catalogue, point)
	if (!found) throw new Error(`Site ${site.id} has neither coordinates nor a climate zone.`)
	return { ...withDistance(found, 'nearest climate zone'), rule: NEAREST }
}

function chooseLabour(
	site: Site,
	catalogue: Catalogue,
	place: { readonly latitude: number; readonly longitude: number; readonly country: string },
): Places['labourMarket'] {
	if (site.labourMarket) return named(getLabourMarket(catalogue, site.labourMarket))
	const found = nearestLabourMarket(catalogue, place)
	return found
		? { ...withDistance(found, 'nearest labour market of the country'), rule: 'nearest in the country within 300 km' }
		: null
}

function chooseCost(
	site: Site,
	catalogue: Catalogue,
	place: { readonly point: { readonly latitude: number; readonly longitude: number }; readonly country: string },
): Places['costMarket'] {
	if (site.costMarket) return named(getCost(catalogue, site.costMarket))
	const found = nearestCostMarket(catalogue, place)
	if (!found) throw new Error('The catalogue has no hall cost for the world.')
	const rules = { nearest: 'nearest in the country', country_mean: 'the country’s mean', world: 'the world’s mean' }
	return { row: found.row, distanceKm: found.distanceKm, rule: rules[found.rule] }
}

type Plan = { readonly plan: PlanFile; readonly catalogue: Catalogue }

/** A site's cooling: stated, else the field's default. */
export function coolingOfSite({ plan, catalogue }: Plan, index: number): CoolingTechnology {
	return getCooling(catalogue, plan.sites[index]?.cooling ?? String(fieldFacts('sites', 'cooling').default))
}

/** A hall's cooling: its own, else its site's. */
export function coolingOfPhase(model: Plan, index: number): CoolingTechnology {
	const phase = model.plan.buildPhases[index]
	if (phase?.cooling) return getCooling(model.catalogue, phase.cooling)
	return coolingOfSite(
		model,
		model.plan.sites.findIndex(({ id }) => id === phase?.siteId),
	)
}

/** A technology in the climate of a site. Throws where there is no such site. */
export function coolingAt(
	model: Plan & { readonly places: readonly Places[] },
	site: number,
	technology: CoolingTechnology,
): CoolingPlace {
	const climate = model.places[site]?.climate.row
	if (!climate) throw new Error(`Site ${String(site)} has no climate.`)
	return { catalogue: model.catalogue, climate, technology }
}
