import type { Site } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

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

/** A site has a place, and its PUE an order. */
export const checkSites = ({ entries }: Draft): readonly Problem[] =>
	entries.sites.flatMap((entry) => [...location(entry), ...peak(entry)])
