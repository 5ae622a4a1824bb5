import { getChip } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { Place } from '#shared/start/place.ts'
import { KW_PER_MW } from '#shared/units/conversions.ts'
import { addMonths } from '#shared/units/months.ts'

export const SITE = 'site'

export type Campus = {
	readonly itMW: number
	/** power at the meter for a megawatt of IT in the hottest hour */
	readonly peakPue: number
	readonly from: string
	readonly place: Place
	readonly buildings: number
	readonly buildingMonths: number
	readonly staggerMonths: number
}

/** Hands enough for whatever is built: people are what the dates ask for. */
const HANDS = 1_000_000
const handsEnough = TRADES.map((trade) => ({
	...{ id: `hands-${trade}`, siteId: SITE, trade, available: HANDS, annualGrowth: 0 },
}))

/** After the last building, until all racks stand and a year has passed. */
const MONTHS_AFTER = 24

/** Whole nodes whose peak, all at training, is the IT load. */
function acceleratorsFor(itMW: number): number {
	const chip = getChip(builtInCatalogue, TEXT_ASSUMPTIONS.defaultChip.default)
	const kW = ratedPower(chip)?.kW ?? Number.NaN
	const node = chip.acceleratorsPerNode ?? 1
	const each = kW * ASSUMPTIONS.itOverheadFactor.default * ASSUMPTIONS.diversityTraining.default
	return Math.max(1, Math.floor((itMW * KW_PER_MW) / each / node)) * node
}

const siteAt = ({ name, country, latitude, longitude }: Place) => ({ id: SITE, name, country, latitude, longitude })

/** Land alone: what a place makes of a megawatt. */
export const landPlan = ({ from, place }: Pick<Campus, 'from' | 'place'>) => ({
	startMonth: from,
	horizonMonths: 1,
	sites: [siteAt(place)],
})

/** A campus of so many megawatts, built in buildings one after another, all at work from when they stand. */
export function campusPlan({ itMW, peakPue, from, place, buildings, buildingMonths, staggerMonths }: Campus) {
	const lastStarts = Math.round((buildings - 1) * staggerMonths)
	return {
		startMonth: from,
		horizonMonths: lastStarts + buildingMonths + MONTHS_AFTER,
		sites: [siteAt(place)],
		powerContracts: [{ id: 'grid', siteId: SITE, kind: 'utility_firm', capacityMW: itMW * peakPue, startMonth: from }],
		buildPhases: Array.from({ length: buildings }, (_, building) => ({
			...{ id: `building-${String(building + 1)}`, siteId: SITE, itMW: itMW / buildings },
			...{ startMonth: addMonths(from, Math.round(building * staggerMonths)), durationMonths: buildingMonths },
		})),
		chipOrders: [
			{
				...{ id: 'chips', siteId: SITE, chip: TEXT_ASSUMPTIONS.defaultChip.default },
				...{ accelerators: acceleratorsFor(itMW), orderMonth: from },
				...{ leadTimeMonths: buildingMonths, deliveryMonths: lastStarts + 1 },
			},
		],
		workloads: [{ id: 'work', kind: 'standing', fleetShare: 1, startMonth: from }],
		labourPools: handsEnough,
	}
}
