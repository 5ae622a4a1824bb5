import type { Warning } from '#shared/result.ts'
import { figure } from '../balance/cause-words.ts'
import type { WarningFacts } from './warning-facts.ts'

/** Beyond this a climate or cost row describes another place. */
const FAR_KM = 300

/** Rows chosen for a site that fit it badly or are missing. */
export function placeWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	const ofSites = model.plan.sites.flatMap((site, index): readonly Warning[] => {
		const places = model.places[index]
		if (!places) return []
		const path = `sites[${String(index)}]`
		const climateKm = places.climate.distanceKm ?? 0
		const costKm = places.costMarket.distanceKm ?? 0
		return [
			...(climateKm > FAR_KM
				? [
						{
							path: `${path}.climate`,
							code: 'climate_far',
							text: `The nearest climate row to ${site.name} is ${places.climate.row.id}, ${figure(climateKm)} km away.`,
							mend: 'Name a climate that is like the site’s, or state design PUE and peak PUE.',
						},
					]
				: []),
			...(costKm > FAR_KM
				? [
						{
							path: `${path}.costMarket`,
							code: 'cost_market_far',
							text: `Hall cost at ${site.name} follows ${places.costMarket.row.market}, ${figure(costKm)} km away.`,
							mend: 'Name a cost market, or state the cost a watt of each hall.',
						},
					]
				: []),
			...(places.labourMarket === null
				? [
						{
							path: `${path}.labourMarket`,
							code: 'no_labour_market',
							text: `No labour market lies within reach of ${site.name}: local supply is 0 and all hands travel.`,
							mend: 'Name a labour market, or enter the people the site can have in labour pools.',
						},
					]
				: []),
			...(places.gridRegion.row.offsiteWaterLPerKWh === null
				? [
						{
							path: `${path}.gridRegion`,
							code: 'no_offsite_water',
							text: `No fuel mix of ${places.gridRegion.row.name} is published here: water used off site is not counted.`,
							mend: 'Add a grid region of your own with its litres a kilowatt-hour.',
						},
					]
				: []),
		]
	})
	return [...ofSites, ...mixedBases(model.places.map((places) => places.gridRegion.row.basis))]
}

/** Direct and life-cycle factors are added up for the plan only with this said. */
function mixedBases(bases: readonly string[]): readonly Warning[] {
	const kinds = new Set(bases.map((basis) => (/life.?cycle/i.test(basis) ? 'life-cycle' : 'direct')))
	if (kinds.size < 2) return []
	return [
		{
			path: 'sites',
			code: 'mixed_emission_bases',
			text: 'The plan’s grid factors are of two kinds, direct and life-cycle: their sum understates the former.',
			mend: 'Compare sites one by one, or give the regions factors of one kind.',
		},
	]
}
