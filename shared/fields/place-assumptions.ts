import { type Assumption, guess } from './assumption.ts'

/** Land and people of a place, beyond what rows say of it. Methodology, places. */
export const PLACE_ASSUMPTIONS = {
	ruralLandFactor: {
		label: 'Rural land factor',
		help: 'Rural industrial parcel price ÷ country farmland price.',
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
		label: 'Metro market size',
		help: 'Construction workers within full commute that make land metro.',
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
		label: 'Landlord staff',
		help: 'Maximum staff per building under the landlord operating model.',
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
