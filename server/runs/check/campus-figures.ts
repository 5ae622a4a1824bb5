import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { type CampusAsked, type CampusFigures, type Ends, ONE_BUILDING_MW } from '#shared/pages/claim.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile, PLAN_FORMAT } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { campusPlan, type Campus, landPlan, SITE } from './campus-plan.ts'
import { type End, usual } from '#server/runs/check/usual-lengths.ts'

/** A year at work is counted when all of it stands. */
const YEAR = 12

function run(plan: object): PlanResult {
	const parsed = parsePlanFile({ format: PLAN_FORMAT, name: 'Announced campus', ...plan })
	if (parsed.ok) return computePlan(parsed.plan)
	throw new Error(`An announced campus is no valid plan: ${parsed.problems.map(({ message }) => message).join('; ')}`)
}

const sumOfLast = (series: readonly number[]) => series.slice(-YEAR).reduce((sum, value) => sum + value, 0)
const sumOf = (series: readonly number[]) => series.reduce((sum, value) => sum + value, 0)

/** Months from the beginning of the work to the first building at work. */
function firstMonths({ schedule, months }: PlanResult, from: string): number {
	const ends = Object.entries(schedule).flatMap(([ref, { finish }]) =>
		ref.startsWith('phase:') && finish !== null ? [finish] : [],
	)
	const first = ends.toSorted()[0] ?? months.at(-1) ?? from
	return monthsBetween(from, first) + 1
}

/** Where the campus that most published cases are of stands: the place of an announcement that names none. */
function usualPlace(): NonNullable<CampusAsked['place']> {
	const row = builtInCatalogue.campusDates.find(({ id }) => id === 'abilene')
	if (row === undefined) throw new Error('There is no campusDates row abilene.')
	return { name: 'Abilene', country: row.country, region: '', latitude: row.latitude, longitude: row.longitude }
}

/** What the engine says of a campus of so many megawatts: people, staff, energy, water, money, floor and months. */
export function campusFigures({ itMW, from, place: named }: CampusAsked): CampusFigures {
	const place = named ?? usualPlace()
	const buildings = Math.max(1, Math.ceil(itMW / ONE_BUILDING_MW))
	const peakPue = run(landPlan({ from, place })).sites[SITE]?.peakPue[0] ?? Number.NaN
	const of = (end: End): Campus => ({
		...{ itMW, peakPue, from, place, buildings },
		...{ buildingMonths: Math.round(usual('building_months', end)), staggerMonths: usual('building_stagger', 'value') },
	})
	const [low, middle, high] = [run(campusPlan(of('low'))), run(campusPlan(of('value'))), run(campusPlan(of('high')))]
	const ends = (read: (result: PlanResult) => number): Ends => ({
		low: read(low),
		value: read(middle),
		high: read(high),
	})
	const site = middle.sites[SITE]
	if (site === undefined) throw new Error('The announced campus has no site.')
	const { capexByLayer, beforePlanUsd, afterPlanUsd } = middle.finance
	const capex = (layer: 'energy' | 'chips' | 'infrastructure') =>
		sumOf(capexByLayer[layer]) + beforePlanUsd[layer] + afterPlanUsd[layer]
	return {
		itMW,
		facilityMW: site.space.peakFacilityMW,
		buildings,
		crew: ends(({ workforce }) => workforce.construction.peak.headcount),
		jobs: Math.max(0, ...middle.workforce.operations.headcount),
		energyMWh: sumOfLast(site.energyMWh),
		waterM3: sumOfLast(site.waterM3),
		buildUsd: capex('energy') + capex('infrastructure'),
		chipsUsd: capex('chips'),
		floorM2: site.space.floorAreaM2,
		months: ends((result) => firstMonths(result, from)),
		queueMonths: middle.contracts['grid']?.leadMonths ?? null,
		place: place.name,
		climate: site.places.climate.id,
	}
}
