import { nearestLabourMarket, COST_FAR_KM, FAR_KM, type Found, GRID_FAR_KM } from '#shared/catalogue/nearest.ts'
import { countryWagesOf, countryWorkOf } from '#shared/catalogue/catalogue.ts'
import { distanceKm } from '#shared/catalogue/distance.ts'
import type { LabourMarket } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { type Location, locationOf } from '../places/places.ts'
import type { EngineModel } from '../world.ts'
import { SURVEYED } from '../places/national-market.ts'
import type { WarningFacts } from './warning-facts.ts'

type SiteToCheck = {
	readonly site: EngineModel['plan']['sites'][number]
	readonly places: EngineModel['places'][number]
	readonly location: Location
	/** the country's nearest labour market, however far */
	readonly nearestMarket: Found<LabourMarket> | null
	readonly path: string
	/** people entered for the site by hand */
	readonly ownPeople: boolean
	readonly wagesKnown: boolean
	/** who build in the country, millions */
	readonly buildersM: number
}

/** Rows chosen for a site that fit it badly or are missing. */
export function placeWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	const ofSites = model.plan.sites.flatMap((site, index): readonly Warning[] => {
		const places = model.places[index]
		if (!places) return []
		const ownPeople = model.plan.labourPools.some(({ siteId }) => siteId === site.id)
		const location = locationOf({ site, catalogue: model.catalogue })
		const nearestMarket = nearestLabourMarket(model.catalogue, { ...location.point, country: location.country })
		const wagesKnown = countryWagesOf(model.catalogue, location.country) !== null
		const buildersM = countryWorkOf(model.catalogue, location.country).constructionEmploymentM ?? 0
		const ofCountry = { location, nearestMarket, wagesKnown, buildersM }
		return ofPlace({ site, places, path: `sites[${String(index)}]`, ownPeople, ...ofCountry })
	})
	return [...ofSites, ...mixedBases(model.places.map((places) => places.gridRegion.row.basis))]
}

function ofPlace(place: SiteToCheck): readonly Warning[] {
	return [...farRows(place), ...farMarket(place), ...gridRows(place), ...missingRows(place), ...peopleOfCountry(place)]
}

function farRows({ site, places: { climate, gridRegion }, location, path }: SiteToCheck): readonly Warning[] {
	const climateKm = climate.distanceKm ?? 0
	const gridKm = gridRegion.distanceKm ?? 0
	const far: Warning[] = []
	if (climate.rule === 'abroad')
		far.push({
			path: `${path}.climate`,
			code: 'climate_abroad',
			facts: { site: site.name, row: climate.row.id, country: location.country, km: climateKm },
		})
	if (climateKm > FAR_KM)
		far.push({
			path: `${path}.climate`,
			code: 'climate_far',
			facts: { site: site.name, row: climate.row.id, km: climateKm },
		})
	if (gridKm > GRID_FAR_KM)
		far.push({
			path: `${path}.gridRegion`,
			code: 'grid_region_far',
			facts: { site: site.name, row: gridRegion.row.name, anchor: gridRegion.anchor ?? '', km: gridKm },
		})
	return far
}

/** Markets are chosen near; one that the plan names may lie anywhere. */
function farMarket({ site, places: { costMarket }, location, path }: SiteToCheck): readonly Warning[] {
	const { market, latitude, longitude } = costMarket.row
	if (costMarket.rule !== 'named' || latitude === null || longitude === null) return []
	const km = distanceKm(location.point, { latitude, longitude })
	if (km <= COST_FAR_KM) return []
	return [{ path: `${path}.costMarket`, code: 'cost_market_far', facts: { site: site.name, row: market, km } }]
}

/** pP1, pP2: a country or a grid that the plan leaves to be found, or names abroad. */
function gridRows({ site, places: { gridRegion }, location, path }: SiteToCheck): readonly Warning[] {
	const { country, assumed } = location
	const { row, rule } = gridRegion
	const found: Warning[] = []
	if (assumed) found.push({ path: `${path}.country`, code: 'country_assumed', facts: { site: site.name, country } })
	const facts = { site: site.name, row: row.name, country }
	if (rule === 'world') found.push({ path: `${path}.gridRegion`, code: 'no_grid_region', facts })
	if (rule === 'named' && row.country !== country)
		found.push({ path: `${path}.gridRegion`, code: 'grid_region_abroad', facts })
	return found
}

function missingRows({
	site,
	places: { labourMarket, gridRegion },
	location,
	path,
	ownPeople,
	nearestMarket,
}: SiteToCheck): readonly Warning[] {
	const missing: Warning[] = []
	if (labourMarket === null)
		missing.push({
			path: `${path}.labourMarket`,
			code: 'no_labour_market',
			facts: {
				site: site.name,
				ownPeople,
				counted: location.country === SURVEYED || site.labour.travellersCap !== null,
				nearest: nearestMarket && { name: nearestMarket.row.name, km: nearestMarket.distanceKm },
			},
		})
	if (gridRegion.row.offsiteWaterLPerKWh === null)
		missing.push({
			path: `${path}.gridRegion`,
			code: 'no_offsite_water',
			facts: { gridRegion: gridRegion.row.name },
		})
	return missing
}

/** lP16, lP18 */
function peopleOfCountry({
	site,
	places,
	location,
	path,
	ownPeople,
	wagesKnown,
	buildersM,
}: SiteToCheck): readonly Warning[] {
	const { labourMarket: market } = places
	const { country } = location
	const found: Warning[] = []
	if (market?.rule === 'national' && !ownPeople) {
		const { electricians, shareAvailable } = market.row
		const facts = { site: site.name, country, electricians: electricians * shareAvailable, buildersM }
		found.push({ path: `${path}.labourMarket`, code: 'labour_national_pool', facts })
	}
	if ((market === null || market.rule === 'national') && !wagesKnown)
		found.push({ path: `${path}.country`, code: 'wage_unknown', facts: { site: site.name, country } })
	return found
}

/** Direct and life-cycle factors are added up for the plan only with this said. */
function mixedBases(bases: readonly string[]): readonly Warning[] {
	const kinds = new Set(bases.map((basis) => (/life.?cycle/i.test(basis) ? 'life-cycle' : 'direct')))
	if (kinds.size < 2) return []
	return [
		{
			path: 'sites',
			code: 'mixed_emission_bases',
			facts: null,
		},
	]
}
