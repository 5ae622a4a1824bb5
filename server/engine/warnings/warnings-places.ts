import { FAR_KM } from '#shared/catalogue/nearest.ts'
import type { FoundWarning } from '#shared/warning-result.ts'
import type { EngineModel } from '../world.ts'
import type { WarningFacts } from './warning-facts.ts'

type SiteToCheck = {
	readonly site: EngineModel['plan']['sites'][number]
	readonly places: EngineModel['places'][number]
	readonly path: string
	/** people entered for the site by hand */
	readonly ownPeople: boolean
}

/** Rows chosen for a site that fit it badly or are missing. */
export function placeWarnings({ frame }: WarningFacts): readonly FoundWarning[] {
	const { model } = frame.world
	const ofSites = model.plan.sites.flatMap((site, index): readonly FoundWarning[] => {
		const places = model.places[index]
		if (!places) return []
		const ownPeople = model.plan.labourPools.some(({ siteId }) => siteId === site.id)
		return ofPlace({ site, places, path: `sites[${String(index)}]`, ownPeople })
	})
	return [...ofSites, ...mixedBases(model.places.map((places) => places.gridRegion.row.basis))]
}

function ofPlace(place: SiteToCheck): readonly FoundWarning[] {
	return [...farRows(place), ...missingRows(place)]
}

function farRows({ site, places: { climate, costMarket }, path }: SiteToCheck): readonly FoundWarning[] {
	const climateKm = climate.distanceKm ?? 0
	const costKm = costMarket.distanceKm ?? 0
	const far: FoundWarning[] = []
	if (climateKm > FAR_KM)
		far.push({
			path: `${path}.climate`,
			code: 'climate_far',
			facts: { site: site.name, row: climate.row.id, km: climateKm },
		})
	if (costKm > FAR_KM)
		far.push({
			path: `${path}.costMarket`,
			code: 'cost_market_far',
			facts: { site: site.name, row: costMarket.row.market, km: costKm },
		})
	return far
}

function missingRows({
	site,
	places: { labourMarket, gridRegion },
	path,
	ownPeople,
}: SiteToCheck): readonly FoundWarning[] {
	const missing: FoundWarning[] = []
	if (labourMarket === null)
		missing.push({
			path: `${path}.labourMarket`,
			code: 'no_labour_market',
			facts: { site: site.name, ownPeople },
		})
	if (gridRegion.row.offsiteWaterLPerKWh === null)
		missing.push({
			path: `${path}.gridRegion`,
			code: 'no_offsite_water',
			facts: { gridRegion: gridRegion.row.name },
		})
	return missing
}

/** Direct and life-cycle factors are added up for the plan only with this said. */
function mixedBases(bases: readonly string[]): readonly FoundWarning[] {
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
