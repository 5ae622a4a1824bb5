import { type Assumption, guess } from './assumption.ts'

/** Land and people of a place, beyond what rows say of it. Methodology, places. */
export const PLACE_ASSUMPTIONS = {
	ruralLandFactor: {
		label: 'Rural land over farmland',
		help: 'What a parcel for industry costs away from a city, against farmland of the country.',
		unit: 'ratio',
		default: 2,
		min: 0.1,
		max: 100,
		low: 1.2,
		high: 10,
		...guess,
		layer: 'infrastructure',
	},
	metroMarketEmployment: {
		label: 'Builders of a city',
		help: 'A labor market with so many in construction, within the distance of commuting without loss, makes land that of a city.',
		unit: 'heads',
		default: 20_000,
		min: 0,
		max: 10_000_000,
		low: 10_000,
		high: 50_000,
		...guess,
		layer: 'infrastructure',
	},
	landlordHeadsPerBuilding: {
		label: 'A landlord’s people a building',
		help: 'Most people who run a building for its tenants; under the operating model of a landlord.',
		unit: 'heads',
		default: 15,
		min: 0,
		max: 1000,
		low: 10,
		high: 40,
		quality: 'guess',
		source: 'One announced campus of 15 a building',
		layer: 'infrastructure',
	},
} as const satisfies Readonly<Record<string, Assumption>>
