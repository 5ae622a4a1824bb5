import { PRICE_YEAR } from '#shared/catalogue/nearest.ts'
import { mwToWatts, millionUsdToUsd } from '#shared/units/conversions.ts'
import { assumed } from '../inputs/assumed.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { placesOf } from '../rows-of-site.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { hallScopeShare } from './finance-scope.ts'
import { rackDensityOf } from '../equipment/rack-density.ts'

const SOURCE = 'Cushman & Wakefield 2025, Turner & Townsend 2025-26, JLL 2026; methodology §5'
const shared = { scope: 'phase', per: 'horizon', kind: 'rate', rule: 'F2', source: SOURCE } as const

/** Racks above this take the liquid-cooling premium. Methodology §5; Uptime 2025: few sites exceed it. */
const PREMIUM_ABOVE_KW = 30

const marketOf = (world: EngineWorld, index: number) => placesOf(world, 'phase', index).costMarket.row

function phaseAt(model: EngineModel, index: number) {
	const phase = model.plan.buildPhases[index]
	if (!phase) throw new Error(`There is no buildPhases[${String(index)}].`)
	return phase
}

export const marketPrice = defineInput({
	...shared,
	id: 'finance.marketPrice',
	symbol: 'c_market',
	label: 'Hall cost of the nearest market, of its own year',
	unit: 'usdPerItMW',
	read: (world: EngineWorld, index) => {
		const row = marketOf(world, index)
		const bounds = row.range ? { low: millionUsdToUsd(row.range.low), high: millionUsdToUsd(row.range.high) } : {}
		return fromRow(millionUsdToUsd(row.usdMillionPerMW), { table: 'costs', row, field: 'usdMillionPerMW', ...bounds })
	},
})

/** 0 where the plan states none; the field is by the watt. */
export const statedHallPrice = fromField('buildPhases', 'capexUsdPerWatt', {
	id: 'finance.statedHallPrice',
	symbol: 'c_stated',
	rule: 'F2',
	as: { unit: 'usdPerItMW', value: (perWatt) => perWatt * mwToWatts(1) },
	otherwise: 'The plan states no hall cost.',
})

export const liquidPremium = assumed('liquidCoolingPremium', {
	id: 'finance.liquidPremium',
	symbol: 'π_liquid',
	scope: 'phase',
	rule: 'F2',
	settled: ({ model }, index) => {
		const rackKW = rackDensityOf(model, index)
		if (rackKW > PREMIUM_ABOVE_KW) return null
		return rule(0, `Racks of ${String(rackKW)} kW are no denser than ${String(PREMIUM_ABOVE_KW)} kW.`)
	},
})

export const scopeUplift = assumed('hallScopeUplift', {
	id: 'finance.scopeUplift',
	symbol: 'u_scope',
	scope: 'phase',
	rule: 'F2',
	settled: (world, index) => {
		const row = marketOf(world, index)
		return row.range === null ? rule(1, `${row.market} is an all-in figure.`) : null
	},
})

export const costEscalation = assumed('constructionEscalation', {
	id: 'finance.costEscalation',
	symbol: 'e_c',
	scope: 'phase',
	rule: 'F2',
})

export const yearsToPriceYear = defineInput({
	...shared,
	id: 'finance.yearsToPriceYear',
	symbol: 'n_y',
	label: 'Years from the cost row to the price year',
	unit: 'ratio',
	read: (world: EngineWorld, index) => {
		const row = marketOf(world, index)
		return fromRule(PRICE_YEAR - row.year, {
			rule: 'F2',
			text: `${String(PRICE_YEAR)} less ${String(row.year)}, the year of the row ${row.market}.`,
			source: row.source,
		})
	},
})

export const scopeShare = defineInput({
	...shared,
	id: 'finance.scopeShare',
	symbol: 'f_scope',
	label: 'Share of a whole hall’s cost that the scope builds',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => {
		const scope = phaseAt(model, index).scope ?? 'greenfield'
		const split = model.catalogue.costSplits.find(({ id }) => id === 'cw_split')
		if (!split) throw new Error('The catalogue has no cost split «cw_split».')
		const value = hallScopeShare(scope, split.shares)
		return fromRow(value, { table: 'costSplits', row: split, field: scope, quality: 'guess' })
	},
})

export const hallMaintenance = assumed('hallMaintenanceShare', {
	id: 'finance.hallMaintenance',
	symbol: 'μ_hall',
	scope: 'phase',
	rule: 'F9',
})

function rule(value: number, text: string): Sourced {
	return fromRule(value, { rule: 'F2', text, source: SOURCE })
}
