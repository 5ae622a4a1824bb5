import type { CoolingTechnology } from '#shared/catalogue/types.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import { item } from '../cells.ts'
import { assumed } from '../inputs/assumed.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { coolingOfPhase, coolingOfSite } from '../places/places.ts'
import { fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const lP34 = { rule: 'lP34', source: 'Places §10' } as const

/** Nobody takes heat who is not stated. */
export const heatAsked = fromField('sites', 'heat.MW', {
	id: 'environment.heatAsked',
	symbol: 'Q_buy',
	rule: 'lP34',
	kind: 'state',
	otherwise: 'no_buyer_of_heat',
})

export const heatPrice = fromField('sites', 'heat.usdPerMWh', {
	id: 'environment.heatPrice',
	symbol: 'p_heat',
	rule: 'lP34',
})

/** October to April. */
const USUAL_SEASON: readonly number[] = [10, 11, 12, 1, 2, 3, 4]

export const heatSeason = defineInput({
	...lP34,
	id: 'environment.heatSeason',
	symbol: 'season',
	label: 'Whether heat is taken in the month',
	scope: 'site',
	per: 'month',
	repeatsAfterMonths: MONTHS_PER_YEAR,
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index, month) => {
		const { months } = item(model.plan.sites, index).heat
		const at = calendarMonth(model.months[month] ?? model.plan.startMonth) % MONTHS_PER_YEAR
		const isTaken = (months ?? USUAL_SEASON).includes(at + 1)
		if (months === null) return fromRule(Number(isTaken), { ...lP34, text: 'heat_in_winter' })
		return fromPlan(model, { list: 'sites', index, field: 'heat.months' }, Number(isTaken))
	},
})

const recover = { scope: 'site', rule: 'lP34' } as const
export const recoverLiquid = assumed('heatRecoverLiquid', {
	...recover,
	id: 'environment.recoverLiquid',
	symbol: 'r_liq',
	turns: { from: 'itMW', to: 'thermalMW' },
})
export const recoverAir = assumed('heatRecoverAir', {
	...recover,
	id: 'environment.recoverAir',
	symbol: 'r_air',
	turns: { from: 'itMW', to: 'thermalMW' },
})

const HOT_LOOP_FROM_C = 40

/** Heat of a loop that is itself supplied hot, of another loop, and of air, °C. */
const SOURCE_C = { hot: 45, loop: 40, air: 30 } as const

function liquidOf(row: CoolingTechnology): Sourced {
	const { parameters } = row
	const share = parameters.kind === 'd2c' ? parameters.liquidShare : Number(row.liquid)
	return fromRow(share, { table: 'coolingTechnologies', row, field: 'parameters.liquidShare' })
}

function sourceOf(row: CoolingTechnology): Sourced {
	const { parameters } = row
	const isHot = parameters.kind === 'd2c' && parameters.supplyC >= HOT_LOOP_FROM_C
	const value = isHot ? SOURCE_C.hot : row.liquid ? SOURCE_C.loop : SOURCE_C.air
	return fromRow(value, { table: 'coolingTechnologies', row, field: 'parameters.supplyC', quality: 'guess' })
}

const liquid = { ...lP34, per: 'horizon', kind: 'rate', unit: 'share' } as const
export const hallLiquid = defineInput({
	...liquid,
	id: 'environment.hallLiquid',
	symbol: 'ℓ_hall',
	label: 'Liquid-cooled part of a hall’s heat',
	scope: 'phase',
	read: ({ model }: EngineWorld, index) => liquidOf(coolingOfPhase(model, index)),
})
export const siteLiquid = defineInput({
	...liquid,
	id: 'environment.siteLiquid',
	symbol: 'ℓ_site',
	label: 'Liquid-cooled part of heat under the site’s own cooling',
	scope: 'site',
	read: ({ model }: EngineWorld, index) => liquidOf(coolingOfSite(model, index)),
})

const celsius = { ...lP34, per: 'horizon', kind: 'rate', unit: 'celsius' } as const
export const hallSource = defineInput({
	...celsius,
	id: 'environment.hallSource',
	symbol: 'T_hall',
	label: 'Temperature of a hall’s heat',
	scope: 'phase',
	read: ({ model }: EngineWorld, index) => sourceOf(coolingOfPhase(model, index)),
})
export const siteSource = defineInput({
	...celsius,
	id: 'environment.siteSource',
	symbol: 'T_site',
	label: 'Temperature of heat under the site’s own cooling',
	scope: 'site',
	read: ({ model }: EngineWorld, index) => sourceOf(coolingOfSite(model, index)),
})
