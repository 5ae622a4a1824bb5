import type { CapitalPart } from '../facility-types.ts'

const OF_HALLS =
	'Halls: fit-out alone at the least, Dallas air-cooled, Tokyo at the most; a planner’s estimate of places §6'
const OF_GRID =
	'Connection 0 to 2.4 times the usual 200,000 USD a megawatt at the meter; a planner’s estimate of places §6'

/** What a megawatt of IT costs by what is counted in, to hold announcements against. Each scope holds its own parts and those before it. Rule lP21. */
// prettier-ignore
export const capitalParts: readonly CapitalPart[] = [
	{ id: 'halls', scope: 'halls', usdPerItMW: { low: 4_700_000, best: 13_700_000, high: 18_300_000 }, source: OF_HALLS, asOf: '2026-11', confidence: 'low' },
	{ id: 'connection', scope: 'connected', usdPerItMW: { low: 0, best: 400_000, high: 1_200_000 }, source: OF_GRID, asOf: '2026-11', confidence: 'low' },
	{ id: 'substation', scope: 'connected', usdPerItMW: { low: 0, best: 250_000, high: 500_000 }, source: 'Substation, installed; a planner’s estimate of places §6', asOf: '2026-11', confidence: 'low' },
	{ id: 'land', scope: 'connected', usdPerItMW: { low: 0, best: 100_000, high: 1_500_000 }, source: 'Land, owned or rural to near a city; a planner’s estimate of places §6', asOf: '2026-11', confidence: 'low' },
	{ id: 'plant', scope: 'own_plant', usdPerItMW: { low: 1_500_000, best: 2_400_000, high: 3_600_000 }, source: 'Own plant: 1,300 to 2,300 USD/kW, 1.25 times for PUE and reserve; a planner’s estimate of places §6', asOf: '2026-11', confidence: 'low' },
]
