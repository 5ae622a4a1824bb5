import { getCooling } from '#shared/catalogue/catalogue.ts'
import { PRICE_YEAR } from '#shared/catalogue/nearest.ts'
import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { millionUsdToUsd, mwToWatts } from '#shared/units/conversions.ts'
import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { item } from '../../cells.ts'
import { defineInput, type Meaning } from '../../kernel/quantity.ts'
import { coolingOfPhase } from '../../places/places.ts'
import { placesOf } from '../../places/rows-of-site.ts'
import { fromCell, fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { LIQUID } from './reference-hall.ts'

const COSTS = 'Cushman & Wakefield 2025, Turner & Townsend 2025-26, JLL 2026; methodology, money M1.1'
const SOURCE = 'Methodology, money M1.3'
const shared = { scope: 'phase', per: 'horizon', kind: 'rate', rule: 'mM1.1', source: COSTS } as const
const ratio = { ...shared, unit: 'ratio', rule: 'mM1.3', source: SOURCE } as const

export const marketPrice = defineInput({
	...shared,
	id: 'finance.marketPrice',
	symbol: 'c_market',
	label: 'Hall cost of the cost market, of its own year',
	unit: 'usdPerItMW',
	read: (world: EngineWorld, index) => {
		const { row } = placesOf(world, 'phase', index).costMarket
		const bounds = row.range ? { low: millionUsdToUsd(row.range.low), high: millionUsdToUsd(row.range.high) } : {}
		return fromRow(millionUsdToUsd(row.usdMillionPerMW), { table: 'costs', row, field: 'usdMillionPerMW', ...bounds })
	},
})

export const yearsToPriceYear = defineInput({
	...shared,
	id: 'finance.yearsToPriceYear',
	symbol: 'n_y',
	label: 'Years from the cost row to the price year',
	unit: 'ratio',
	read: (world: EngineWorld, index) => {
		const { row } = placesOf(world, 'phase', index).costMarket
		return fromRule(PRICE_YEAR - row.year, {
			rule: 'mM1.1',
			text: { code: 'years_after_row', facts: { priceYear: PRICE_YEAR, rowYear: row.year, market: row.market } },
			source: row.source,
		})
	},
})

export const costEscalation = assumed('constructionEscalation', {
	id: 'finance.costEscalation',
	symbol: 'e_c',
	scope: 'phase',
	rule: 'mM1.1',
})

export const hallMaintenance = assumed('hallMaintenanceShare', {
	id: 'finance.hallMaintenance',
	symbol: 'μ_hall',
	scope: 'phase',
	rule: 'F9',
})

const forHall = (key: AssumptionKey, id: string, symbol: string) =>
	assumed(key, { id: `finance.${id}`, symbol, scope: 'phase', rule: 'mM1.3' })

export const installedFactor = forHall('equipmentInstalledFactor', 'installedFactor', 'κ')
export const conditionsShare = forHall('generalConditionsShare', 'conditionsShare', 'g')
export const liquidPremium = forHall('liquidCoolingPremium', 'liquidPremium', 'π_liquid')
export const densityFrom = forHall('densityPremiumFromKW', 'densityFrom', 'k_0')
export const scopeUplift = forHall('hallScopeUplift', 'scopeUplift', 'u_scope')
export const softShare = forHall('softCostShare', 'softShare', 'σ_soft')
export const hallSalesTax = forHall('salesTaxShare', 'hallSalesTax', 'τ_sales')

const { default: usualConditions, ...conditions } = ASSUMPTIONS.generalConditionsShare
/** Cost rows are read at the default, whatever the plan assumes. */
export const referenceConditions = defineInput({
	...ratio,
	id: 'finance.referenceConditions',
	symbol: 'g_0',
	label: 'General conditions in a cost row',
	unit: 'share',
	rule: 'mM1.2',
	read: () => {
		const { source, quality, low, high } = conditions
		const path = 'assumptions.generalConditionsShare'
		return { value: usualConditions, origin: { kind: 'default', path, source, quality, low, high } }
	},
})

const { default: usualArea, ...area } = ASSUMPTIONS.floorAreaM2PerItMW
export const referenceAreaPerMW = defineInput({
	...shared,
	id: 'finance.referenceAreaPerMW',
	symbol: 'a_0',
	label: 'Floor of the reference hall',
	unit: 'm2PerItMW',
	rule: 'mM1.2',
	read: () => {
		const { source, quality, low, high } = area
		return {
			value: usualArea,
			origin: { kind: 'default', path: 'assumptions.floorAreaM2PerItMW', source, quality, low, high },
		}
	},
})

/** 0 where the plan states none; the field is by the watt. */
export const statedHallPrice = fromField('buildPhases', 'capexUsdPerWatt', {
	id: 'finance.statedHallPrice',
	symbol: 'c_stated',
	rule: 'mM1.3',
	as: { unit: 'usdPerItMW', value: (perWatt) => perWatt * mwToWatts(1), scales: true },
	otherwise: 'no_hall_cost_stated',
})

const coolingFigure = (
	named: Pick<Meaning<'ratio'>, 'id' | 'symbol' | 'label'> & { readonly unit: 'share' | 'kW' },
	field: 'premiumLiquidShare' | 'rackKW',
	of: 'hall' | 'reference',
) =>
	defineInput({
		...ratio,
		...named,
		read: ({ model }: EngineWorld, index) => {
			const row = of === 'hall' ? coolingOfPhase(model, index) : getCooling(model.catalogue, LIQUID.cooling)
			return fromCell({ table: 'coolingTechnologies', row, field })
		},
	})

export const liquidShare = coolingFigure(
	{ id: 'finance.liquidShare', symbol: 'ℓ', label: 'Liquid-cooled part that the premium is paid on', unit: 'share' },
	'premiumLiquidShare',
	'hall',
)
export const denseLiquidShare = coolingFigure(
	{
		id: 'finance.denseLiquidShare',
		symbol: 'ℓ_D',
		label: 'The same of the hall the premium is known for',
		unit: 'share',
	},
	'premiumLiquidShare',
	'reference',
)
export const denseRackKW = coolingFigure(
	{ id: 'finance.denseRackKW', symbol: 'k_D', label: 'Racks of the hall the premium is known for', unit: 'kW' },
	'rackKW',
	'reference',
)

export const isLiquid = defineInput({
	...ratio,
	id: 'finance.isLiquid',
	symbol: 'b_liq',
	label: 'Direct-to-chip liquid: 1, else 0',
	read: ({ model }: EngineWorld, index) =>
		fromCell({ table: 'coolingTechnologies', row: coolingOfPhase(model, index), field: 'liquid' }),
})

export const contingencyAir = forHall('contingencyShareAir', 'contingencyAir', 'c_air')
export const contingencyLiquid = forHall('contingencyShareLiquid', 'contingencyLiquid', 'c_liq')

/** 0 for a hall that stands: it was paid before anybody planned. */
export const isBuilt = defineInput({
	...ratio,
	id: 'finance.isBuilt',
	symbol: 'b_new',
	label: 'Built by the plan: 1; existing: 0',
	rule: 'mM1.5',
	read: ({ model }: EngineWorld, index) => {
		const standing = item(model.plan.buildPhases, index).scope === 'existing'
		const text = standing ? 'cost_sunk' : 'built'
		return fromRule(Number(!standing), { rule: 'mM1.5', text, source: 'Methodology, money M1.5' })
	},
})
