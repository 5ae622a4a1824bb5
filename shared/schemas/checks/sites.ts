import type { Site } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { keysOf, missing } from './keys.ts'

function location({ item, index }: Entry<Site>): readonly Problem[] {
	const path = `sites[${index}]`
	const { latitude, longitude, climate, gridRegion } = item
	if (latitude !== null && longitude !== null) return []
	if (latitude !== null || longitude !== null) {
		const absent = latitude === null ? 'latitude' : 'longitude'
		return [
			{
				path: `${path}.${absent}`,
				message: 'required beside the other coordinate',
				mend: 'Give both latitude and longitude.',
			},
		]
	}
	if (climate !== null && gridRegion !== null) return []
	return [
		{
			path: `${path}.latitude`,
			message: 'the site has no place',
			mend: 'Give latitude and longitude, or climate and gridRegion.',
		},
	]
}

function peak({ item, index }: Entry<Site>): readonly Problem[] {
	if (item.designPue === null || item.peakPue === null || item.peakPue >= item.designPue) return []
	return [
		{
			path: `sites[${index}].peakPue`,
			message: `expected at least the design PUE, ${item.designPue}`,
			mend: 'The 0.4 % hour is never cooler than the year’s mean.',
		},
	]
}

/** A site has a place, and its keys exist. */
export function checkSites({ entries, catalogue, writtenRows }: Draft): readonly Problem[] {
	const climates = keysOf(catalogue.climates, writtenRows.get('climates'))
	const gridRegions = keysOf(catalogue.gridRegions, writtenRows.get('gridRegions'))
	const labourMarkets = keysOf(catalogue.labourMarkets, writtenRows.get('labourMarkets'))
	const costs = keysOf(catalogue.costs, writtenRows.get('costs'))
	const cooling = keysOf(catalogue.coolingTechnologies, writtenRows.get('coolingTechnologies'))
	const redundancy = keysOf(catalogue.redundancyTopologies, undefined)
	return entries.sites.flatMap((entry) => {
		const { item, index } = entry
		const path = `sites[${index}]`
		return [
			...location(entry),
			...peak(entry),
			...missing({
				path: `${path}.climate`,
				key: item.climate,
				known: climates,
				noun: 'a climate zone',
				see: 'See `strata catalogue climates`.',
			}),
			...missing({
				path: `${path}.gridRegion`,
				key: item.gridRegion,
				known: gridRegions,
				noun: 'a grid region',
				see: 'See `strata catalogue gridRegions`.',
			}),
			...missing({
				path: `${path}.labourMarket`,
				key: item.labourMarket,
				known: labourMarkets,
				noun: 'a labour market',
				see: 'See `strata catalogue labourMarkets`.',
			}),
			...missing({
				path: `${path}.costMarket`,
				key: item.costMarket,
				known: costs,
				noun: 'a hall cost market',
				see: 'See `strata catalogue costs`.',
			}),
			...missing({
				path: `${path}.cooling`,
				key: item.cooling,
				known: cooling,
				noun: 'a cooling technology',
				see: 'See `strata catalogue coolingTechnologies`.',
			}),
			...missing({
				path: `${path}.redundancy`,
				key: item.redundancy,
				known: redundancy,
				noun: 'a redundancy topology',
				see: 'See `strata catalogue redundancyTopologies`.',
			}),
		]
	})
}
