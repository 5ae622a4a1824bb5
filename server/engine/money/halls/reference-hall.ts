import { getCooling, getRedundancy } from '#shared/catalogue/catalogue.ts'
import { labourMarketsAround, wageIndexOf } from '#shared/catalogue/commuting.ts'
import { peakPueIn } from '#shared/catalogue/climate-cooling.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { item } from '../../cells.ts'
import { rackDensity, topologyOfPhase } from '../../equipment/hall-inputs.ts'
import { formulaValue } from '../../kernel/evaluate.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { powerFactor } from '../../layers/energy/interconnection-inputs.ts'
import { phasePeakPue } from '../../layers/energy/cooling/cooling-inputs.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { hourlyCost, overtimePay, tradeWage, wageIndex } from '../../people/workforce-pay-inputs.ts'
import { coolingAt, coolingOfPhase, locationOf } from '../../places/places.ts'
import { placesOf, siteOf } from '../../places/rows-of-site.ts'
import type { Placed } from '../../schedule/crews/crew-schedule.ts'
import type { UnitHours } from '../../schedule/crews/package-hours.ts'
import { workAt } from '../../schedule/labour/country-inputs.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { hallLabour, type Rates, usualCrews } from './hall-labour.ts'
import type { HallDesign } from './machine-cost.ts'

/** What prices of halls are reckoned from. */
export const PRICE_INPUTS = {
	itMW: phaseItMW,
	rackKW: rackDensity,
	peakPue: phasePeakPue,
	factor: powerFactor,
	cost: hourlyCost,
	wage: tradeWage,
	index: wageIndex,
} as const
/** Their names. */
export const PRICED_BY = [
	'itMW',
	'rackKW',
	'peakPue',
	'factor',
	'cost',
	'wage',
	'index',
] as const satisfies readonly (keyof typeof PRICE_INPUTS)[]
type Inputs = Readonly<Record<keyof typeof PRICE_INPUTS, Column>>
export type Look = {
	readonly world: EngineWorld
	readonly input: Inputs
	readonly placed: Placed
	/** by package */
	readonly units: readonly UnitHours[]
}

/** Cooling, racks, floor, redundancy and shop work of a traditional hall, which cost rows price. */
export const AIR = { cooling: 'air_chiller_aircooled_fc', rackKW: 20 } as const
export const LIQUID = { cooling: 'd2c_dry_trim', rackKW: 132 } as const
const REDUNDANCY = 'N+1'
const M2_PER_MW = ASSUMPTIONS.floorAreaM2PerItMW.default
export const INSTALLED = ASSUMPTIONS.equipmentInstalledFactor.default
const COMMUTING = {
	freeKm: ASSUMPTIONS.commuteFreeKm.default,
	halvingKm: ASSUMPTIONS.commuteHalvingKm.default,
	reachKm: ASSUMPTIONS.commuteReachKm.default,
} as const
const USUAL_PAY =
	(1 + ASSUMPTIONS.dataCenterWagePremium.default) *
	ASSUMPTIONS.labourBurden.default *
	ASSUMPTIONS.contractorMarkup.default

type Kind = typeof AIR | typeof LIQUID

/** A hall’s own design; of a kind: that of the reference hall at its place. */
export function designOf({ world, input }: Look, hall: number, kind: Kind | null): HallDesign {
	const { model } = world
	const site = siteOf(world, 'phase', hall)
	const technology = kind === null ? coolingOfPhase(model, hall) : getCooling(model.catalogue, kind.cooling)
	const place = coolingAt(model, site, technology)
	const hour = { dryBulbC: place.climate.designDryBulb04C, wetBulbC: place.climate.designWetBulb04C }
	const shared = { itMW: input.itMW.at(hall, 0), technology, hour, chain: chainOf(model, technology.parameters.chain) }
	if (kind === null)
		return {
			...shared,
			peakPue: input.peakPue.at(hall, 0),
			powerFactor: input.factor.at(site, 0),
			rackKW: input.rackKW.at(hall, 0),
			topology: topologyOfPhase(model, hall),
		}
	return {
		...shared,
		peakPue: peakPueIn(place).value,
		powerFactor: ASSUMPTIONS.powerFactor.default,
		rackKW: kind.rackKW,
		topology: getRedundancy(model.catalogue, REDUNDANCY),
	}
}

function chainOf({ catalogue }: EngineModel, id: string) {
	return item(
		catalogue.electricalChains.filter((row) => row.id === id),
		0,
	)
}

export function referenceLabour(look: Look, hall: number, kind: Kind): number {
	const { world, input, placed, units } = look
	const { catalogue } = world.model
	const site = siteOf(world, 'phase', hall)
	const itMW = input.itMW.at(hall, 0)
	const planned = {
		...item(placed.input.halls, hall),
		itMW,
		floorAreaM2: M2_PER_MW * itMW,
		prefabShare: catalogue.productivityFactors.prefab.referenceShare,
		coolingFactor: getCooling(catalogue, kind.cooling).plantHoursFactor,
		redundancyFactor: getRedundancy(catalogue, REDUNDANCY).gearHoursFactor,
		liveFactor: 1,
		gearShare: 1,
		plantShare: 1,
		dated: [],
	}
	const weeklyHours = usualWeek(world, site)
	return hallLabour(planned, 'learned', {
		input: placed.input,
		units,
		site: usualCrews(item(placed.input.sites, site), weeklyHours),
		item: item(placed.items, hall),
		rate: usualRate(look, { index: wageIndexOfRow(world, hall), weeklyHours }),
	}).all
}

/** The week of the site’s country, whatever the site itself works. Rule mM1.2. */
export function usualWeek({ model }: EngineWorld, site: number): number {
	return workAt(model, site).row.weeklyHours
}

type Usual = { readonly index: number; readonly weeklyHours: number }

/** What an hour costs in a usual week at the usual rates, where wages stand at an index. */
export function usualRate({ input, world }: Look, { index, weeklyHours }: Usual): Rates {
	const { overtimeStartsAtHours, overtimeWageMultiplier } = world.model.catalogue.labourDefaults
	const long = { week: weeklyHours, start: overtimeStartsAtHours, multiplier: overtimeWageMultiplier }
	const pay = index * USUAL_PAY * formulaValue(overtimePay, long)
	return (trade) => input.wage.at(trade, 0) * pay
}

/** Wages of the markets around the cost row’s place, against the country’s; a row without a place: as the country. Rule pL2. */
function wageIndexOfRow(world: EngineWorld, hall: number): number {
	const { model } = world
	const { row } = placesOf(world, 'phase', hall).costMarket
	if (row.latitude === null || row.longitude === null) return 1
	const site = item(model.plan.sites, siteOf(world, 'phase', hall))
	const country = row.country ?? locationOf({ site, catalogue: model.catalogue }).country
	const at = { latitude: row.latitude, longitude: row.longitude, country }
	return wageIndexOf(labourMarketsAround(model.catalogue, at, COMMUTING))
}
