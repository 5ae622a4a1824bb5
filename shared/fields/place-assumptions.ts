import { type Assumption, guess } from './assumption.ts'

/** What land costs beside and beyond what its country's rows say. Methodology, places. */
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
} as const satisfies Readonly<Record<string, Assumption>>
