import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { type CampusAsked, type CampusFigures, type Ends, ONE_BUILDING_MW } from '#shared/pages/claim.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile, PLAN_FORMAT } from '#shared/schemas/plan-file.ts'
import { type BuildClass, buildClass } from '#shared/catalogue/builds/build-classes.ts'
import { startsOf } from '#shared/catalogue/builds/build-sequence.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { planFields } from '#shared/fields/plan-fields.ts'
import { monthsBetween, addMonths } from '#shared/units/months.ts'
import { getChip } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { Place } from '#shared/start/place.ts'
import { KW_PER_MW } from '#shared/units/conversions.ts'

const SITE = 'site'

type Campus = {
	readonly itMW: number
	/** power at the meter for a megawatt of IT in the hottest hour */
	readonly peakPue: number
	readonly from: string
	readonly place: Place
	/** months after the first that each building begins */
	readonly starts: readonly number[]
	readonly buildingMonths: number
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

/** An order of the usual chips goes on for so long at most. */
const MOST_DELIVERIES = fieldFacts('chipOrders', 'deliveryMonths').max ?? Infinity
const MOST_HORIZON = planFields.horizonMonths.max ?? Infinity

/** Months after the first that each building begins, as is usual for the class; larger ones where a plan would not hold so many. Rule D2. */
export function startsFor(itMW: number, { id, months }: Pick<BuildClass, 'id' | 'months'>): readonly number[] {
	for (let buildings = Math.max(1, Math.ceil(itMW / ONE_BUILDING_MW)); ; buildings -= 1) {
		const ask = { buildings, buildClass: id, sequence: null, groupOf: null, everyMonths: null }
		const starts = startsOf(builtInCatalogue, ask)
		const lasts = Math.max(...starts) + months.p90 + MONTHS_AFTER
		if (lasts <= MOST_HORIZON || buildings === 1) return starts
	}
}

const siteAt = ({ name, country, latitude, longitude }: Place) => ({ id: SITE, name, country, latitude, longitude })

/** Land alone: what a place makes of a megawatt. */
const landPlan = ({ from, place }: Pick<Campus, 'from' | 'place'>) => ({
	startMonth: from,
	horizonMonths: 1,
	sites: [siteAt(place)],
})

/** A campus of so many megawatts, its buildings begun one after another, all at work from when they stand. */
export function campusPlan({ itMW, peakPue, from, place, starts, buildingMonths }: Campus) {
	const lastStarts = Math.max(...starts)
	return {
		startMonth: from,
		horizonMonths: lastStarts + buildingMonths + MONTHS_AFTER,
		sites: [siteAt(place)],
		powerContracts: [{ id: 'grid', siteId: SITE, kind: 'utility_firm', capacityMW: itMW * peakPue, startMonth: from }],
		buildPhases: starts.map((start, building) => ({
			...{ id: `building-${String(building + 1)}`, siteId: SITE, itMW: itMW / starts.length },
			...{ startMonth: addMonths(from, start), durationMonths: buildingMonths },
		})),
		chipOrders: [
			{
				...{ id: 'chips', siteId: SITE, chip: TEXT_ASSUMPTIONS.defaultChip.default },
				...{ accelerators: acceleratorsFor(itMW), orderMonth: from },
				...{ leadTimeMonths: buildingMonths, deliveryMonths: Math.min(MOST_DELIVERIES, lastStarts + 1) },
			},
		],
		workloads: [{ id: 'work', kind: 'standing', fleetShare: 1, startMonth: from }],
		labourPools: handsEnough,
	}
}

/** A year at work is counted when all of it stands. */
const YEAR = 12

function run(plan: object): PlanResult {
	const parsed = parsePlanFile({ format: PLAN_FORMAT, name: 'Announced campus', ...plan })
	if (parsed.ok) return computePlan(parsed.plan)
	throw new Error(`An announced campus is no valid plan: ${parsed.problems.map(({ message }) => message).join('; ')}`)
}

const sumOfLast = (series: readonly number[]) => series.slice(-YEAR).reduce((sum, value) => sum + value, 0)

/** Of the whole campus, by what is counted in. */
function scopesOf({ finance }: PlanResult, itMW: number): CampusFigures['scopesUsd'] {
	const { hallsUsdPerItMW, connectedUsdPerItMW, ownPlantUsdPerItMW } = finance.scopes
	const all = (perMW: number | null) => (perMW ?? Number.NaN) * itMW
	return { halls: all(hallsUsdPerItMW), connected: all(connectedUsdPerItMW), own_plant: all(ownPlantUsdPerItMW) }
}

/** Months of work before the first in which capacity is delivered, as the verdict has it. */
function firstMonths({ verdict, months }: PlanResult, from: string): number {
	return monthsBetween(from, verdict.firstPower ?? months.at(-1) ?? from)
}

/** Where the campus that most published cases are of stands: the place of an announcement that names none. */
function usualPlace(): NonNullable<CampusAsked['place']> {
	const row = builtInCatalogue.campusDates.find(({ id }) => id === 'abilene')
	if (row === undefined) throw new Error('There is no campusDates row abilene.')
	return { name: 'Abilene', country: row.country, region: '', latitude: row.latitude, longitude: row.longitude }
}

/** What the engine says of a campus of so many megawatts: people, staff, energy, water, money, floor and months. */
export function campusFigures({ itMW, from, place: named, buildClass: asked }: CampusAsked): CampusFigures {
	const place = named ?? usualPlace()
	const { id, name: className, months } = buildClass(builtInCatalogue, asked)
	const starts = startsFor(itMW, { id, months })
	const peakPue = run(landPlan({ from, place })).sites[SITE]?.peakPue[0] ?? Number.NaN
	const of = (buildingMonths: number) => run(campusPlan({ itMW, peakPue, from, place, starts, buildingMonths }))
	const [low, middle, high] = [of(months.p10), of(months.p50), of(months.p90)]
	const ends = (read: (result: PlanResult) => number): Ends => ({
		low: read(low),
		value: read(middle),
		high: read(high),
	})
	const site = middle.sites[SITE]
	if (site === undefined) throw new Error('The announced campus has no site.')
	return {
		itMW,
		facilityMW: site.space.peakFacilityMW,
		buildings: starts.length,
		crew: ends(({ workforce }) => workforce.construction.peak.headcount),
		jobs: Math.max(0, ...middle.workforce.operations.headcount),
		energyMWh: sumOfLast(site.energyMWh),
		waterM3: sumOfLast(site.waterM3),
		scopesUsd: scopesOf(middle, itMW),
		chipsUsd: middle.finance.committedUsd.chips,
		floorM2: site.space.floorAreaM2,
		months: ends((result) => firstMonths(result, from)),
		queueMonths: middle.contracts['grid']?.leadMonths ?? null,
		place: place.name,
		className,
		climate: site.places.climate.id,
	}
}
