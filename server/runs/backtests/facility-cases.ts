import { climates as zones } from '#shared/catalogue/rows/climates.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { getChip, getClimate, getCooling, getCost, getGridRegion } from '#shared/catalogue/catalogue.ts'
import { PRICE_YEAR } from '#shared/catalogue/nearest.ts'
import { designPueIn } from '#shared/catalogue/climate-cooling.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { ACRES_PER_HECTARE, HOURS_PER_MONTH, MONTHS_PER_YEAR, wattsToKW } from '#shared/units/conversions.ts'
import { monthlyPue } from '#server/engine/layers/energy/pue.ts'
import { hallRacks } from '#server/engine/equipment/hall-loads.ts'
import { rowCost } from '#server/engine/money/halls/calibration.ts'
import { coreSwitches, leafSwitches, spineSwitches } from '#server/engine/equipment/network.ts'
import { formulaValue } from '#server/engine/kernel/evaluate.ts'
import { runCasePlan } from './case-plan.ts'
import { monthsOfBuild } from './build-network.ts'
import { acceleratorKW } from './engine-rows.ts'

const rows = builtInCatalogue
const OVERHEAD = ASSUMPTIONS.itOverheadFactor.default
const HYPERSCALE_LOAD = 0.6

/** Each published facility case that Strata predicts, by id; in the case's own unit. */
export const FACILITY_PREDICTIONS: Readonly<Record<string, () => number>> = {
	V01: () => 32 * 8 * acceleratorKW('h100-sxm'),
	V02: switchesOfReference,
	V04: () => 8 * 72 * acceleratorKW('gb200-nvl72') * OVERHEAD,
	V06: () => acceleratorKW('gb200-nvl72') / wattsToKW(getChip(rows, 'gb200-nvl72').tdpW ?? 0),
	V08: () => racksOf({ accelerators: 24_576, acceleratorsPerRack: 16 }),
	V11: abileneFacilityMW,
	V12: () => abileneFacilityMW() * ASSUMPTIONS.siteReserve.default,
	V13: () => 100 * (1 - overheadRatio({ of: 1.09, against: 1.56 })),
	V14: () => overheadRatio({ of: 1.58, against: 1.1 }),
	V15: () => 580e6 / (HOURS_PER_MONTH * MONTHS_PER_YEAR * 0.5) / 1000,
	V16: () =>
		mean(
			zones.map(({ id }) => pueAt(cityDesignPue(id, 'air_chiller_aircooled'), { load: 0.4, curve: 'conventional' })),
		),
	V21: () => cityPue('Sao Paulo BR', 'air_direct_evap'),
	V22: hallCostAYearOn,
	V23: meanOfMarkets,
	V26: () => landAcres(2000),
	V27: () => landAcres(2200),
	V28: () => getGridRegion(rows, 'US-National').offsiteWaterLPerKWh?.includingHydro ?? Number.NaN,
	V29: monthsOfBuild,
}

function switchesOfReference(): number {
	const radix = 64
	const sizes = rows.networkReference.find(({ id }) => id === 'b200_sp')?.rows ?? []
	return sizes.reduce((sum, { gpus = 0 }) => {
		const fabric = { endpoints: gpus, radix }
		return [leafSwitches, spineSwitches, coreSwitches].reduce((all, tier) => all + formulaValue(tier, fabric), sum)
	}, 0)
}

function racksOf(of: { readonly accelerators: number; readonly acceleratorsPerRack: number }): number {
	const eachKW = acceleratorKW('h100-sxm')
	return formulaValue(hallRacks, { it: (of.accelerators * eachKW) / 1000, each: of.acceleratorsPerRack * eachKW })
}

/** 400,000 GB200 in halls that are there and power that is there: what they draw at the meter at peak. */
function abileneFacilityMW(): number {
	const result = runCasePlan('V11', {
		startMonth: '2026-01',
		horizonMonths: 12,
		sites: [{ id: 'site', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73, peakPue: 1.246 }],
		powerContracts: [
			{
				id: 'grid',
				siteId: 'site',
				kind: 'utility_firm',
				capacityMW: 2000,
				startMonth: '2026-01',
				status: 'energised',
			},
		],
		buildPhases: [
			{ id: 'halls', siteId: 'site', itMW: 1000, startMonth: '2026-01', durationMonths: 1, scope: 'existing' },
		],
		chipOrders: [
			{
				id: 'chips',
				siteId: 'site',
				chip: 'gb200-nvl72',
				accelerators: 400_032,
				orderMonth: '2026-01',
				leadTimeMonths: 1,
				deliveryMonths: 1,
			},
		],
		assumptions: { diversityMixed: 0.97 },
	})
	return Math.max(...(result.sites['site']?.facilityPowerMW ?? []))
}

type Load = { readonly load: number; readonly curve: 'modern' | 'conventional' }

function pueAt(design: number, { load, curve }: Load): number {
	const row = rows.partLoads.find(({ id }) => id === curve)
	if (!row) throw new Error(`There is no part-load curve ${curve}.`)
	// A case of a year’s mean has no hottest hour that could bound it.
	return formulaValue(monthlyPue, { design, peak: design, load, a: row.a, b: row.b, c: row.c })
}

function cityDesignPue(city: string, cooling: string): number {
	return designPueIn({ catalogue: rows, climate: getClimate(rows, city), technology: getCooling(rows, cooling) }).value
}

function cityPue(city: string, cooling: string): number {
	return pueAt(cityDesignPue(city, cooling), { load: HYPERSCALE_LOAD, curve: 'modern' })
}

/** Overhead energy of one design PUE over another's at the same load: the part-load curve cancels. */
function overheadRatio({ of, against }: { readonly of: number; readonly against: number }): number {
	const overhead = (design: number) => pueAt(design, { load: HYPERSCALE_LOAD, curve: 'modern' }) - 1
	return overhead(of) / overhead(against)
}

/** USD million per MW of the 2025 row in the price year 2026. */
function hallCostAYearOn(): number {
	const { usdMillionPerMW, year } = getCost(rows, 'global-average-2025')
	return formulaValue(rowCost, {
		power: 1,
		market: usdMillionPerMW,
		escalation: ASSUMPTIONS.constructionEscalation.default,
		years: PRICE_YEAR - year,
	})
}

function meanOfMarkets(): number {
	const { range } = getCost(rows, 'us-average-19-markets')
	if (range === null) throw new Error('The row of the 19 markets has no range.')
	return (range.low + range.high) / 2
}

function landAcres(facilityMW: number): number {
	return facilityMW * ASSUMPTIONS.hectaresPerFacilityMW.default * ACRES_PER_HECTARE
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length
}
