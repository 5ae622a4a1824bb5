import type { Warning } from '#shared/warning-result.ts'
import { figure } from '../balance/causes/cause-words.ts'
import type { EngineModel } from '../world.ts'
import type { WarningFacts } from './warning-facts.ts'

/** Beyond this a climate or cost row describes another place. */
const FAR_KM = 300

type Place = {
	readonly site: EngineModel['plan']['sites'][number]
	readonly places: EngineModel['places'][number]
	readonly path: string
	/** people entered for the site by hand */
	readonly ownPeople: boolean
}

/** Rows chosen for a site that fit it badly or are missing. */
export function placeWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	const ofSites = model.plan.sites.flatMap((site, index): readonly Warning[] => {
		const places = model.places[index]
		if (!places) return []
		const ownPeople = model.plan.labourPools.some(({ siteId }) => siteId === site.id)
		return ofPlace({ site, places, path: `sites[${String(index)}]`, ownPeople })
	})
	return [...ofSites, ...mixedBases(model.places.map((places) => places.gridRegion.row.basis))]
}

function ofPlace(place: Place): readonly Warning[] {
	return [...farRows(place), ...missingRows(place)]
}

function farRows({ site, places: { climate, costMarket }, path }: Place): readonly Warning[] {
	const climateKm = climate.distanceKm ?? 0
	const costKm = costMarket.distanceKm ?? 0
	const far: readonly (Warning & { readonly km: number })[] = [
		{
			km: climateKm,
			path: `${path}.climate`,
			code: 'climate_far',
			text: `The climate of ${site.name} is taken from ${climate.row.id}, ${figure(climateKm)} km away, the nearest that is known.`,
			mend: 'Choose a climate like the site’s, or state its design PUE and peak PUE.',
		},
		{
			km: costKm,
			path: `${path}.costMarket`,
			code: 'cost_market_far',
			text: `The building cost of ${site.name} follows ${costMarket.row.market}, ${figure(costKm)} km away, the nearest market that is known.`,
			mend: 'Choose a cost market, or state what each hall costs for a watt.',
		},
	]
	return far.flatMap(({ km, ...warning }) => (km > FAR_KM ? [warning] : []))
}

function missingRows({ site, places: { labourMarket, gridRegion }, path, ownPeople }: Place): readonly Warning[] {
	const who = ownPeople
		? 'besides the people entered for it, every worker travels there'
		: 'nobody local is counted and every worker travels there'
	const missing: readonly (Warning & { readonly open: boolean })[] = [
		{
			open: labourMarket === null,
			path: `${path}.labourMarket`,
			code: 'no_labour_market',
			text: `No labour market is known within reach of ${site.name}: ${who}.`,
			mend: 'Choose a labour market, or enter under workforce the people the site can have.',
		},
		{
			open: gridRegion.row.offsiteWaterLPerKWh === null,
			path: `${path}.gridRegion`,
			code: 'no_offsite_water',
			text: `The fuel mix of ${gridRegion.row.name} is not published: water that its power stations use is not counted.`,
			mend: 'Add a grid region of your own that states its litres for each kWh.',
		},
	]
	return missing.flatMap(({ open, ...warning }) => (open ? [warning] : []))
}

/** Direct and life-cycle factors are added up for the plan only with this said. */
function mixedBases(bases: readonly string[]): readonly Warning[] {
	const kinds = new Set(bases.map((basis) => (/life.?cycle/i.test(basis) ? 'life-cycle' : 'direct')))
	if (kinds.size < 2) return []
	return [
		{
			path: 'sites',
			code: 'mixed_emission_bases',
			text: 'Some grid regions of the plan count direct emissions only, others the whole life of the plant: their sum mixes the two.',
			mend: 'Compare sites one by one, or give the regions factors of one kind.',
		},
	]
}
