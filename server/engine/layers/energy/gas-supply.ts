import { DAYS_PER_MONTH, HOURS_PER_DAY, HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { fromField, type ItemOf } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const SOURCE = 'Gas supply of the site, as entered'
const shared = { scope: 'site', rule: 'lP39', source: SOURCE } as const

type GasSupply = NonNullable<ItemOf<'sites'>['gasSupply']>
export const gasSupplyAt = (model: EngineModel, site: number): GasSupply | null =>
	model.plan.sites[site]?.gasSupply ?? null

/** Without a month of its own a pipe is there as soon as a plant could burn anything. */
function flows({ startMonth }: GasSupply, model: EngineModel, month: number): boolean {
	return startMonth === null || monthsBetween(model.plan.startMonth, startMonth) <= month
}

/** Of a month of 730 h, as firm power and the dispatch have it; a dash where no pipe is stated. */
export const pipeMost = defineInput({
	...shared,
	per: 'month',
	kind: 'amount',
	unit: 'MMBtu',
	sparse: true,
	id: 'energy.pipeMostMMBtu',
	symbol: 'F_pipe',
	label: 'Most gas that the pipe brings to the site in a month',
	read: ({ model }: EngineWorld, index, month) => {
		const supply = gasSupplyAt(model, index)
		if (supply === null) return fromRule(NaN, { rule: 'lP39', text: 'no_gas_supply', source: SOURCE })
		const perDay = flows(supply, model, month) ? supply.maxMMBtuPerDay : 0
		const place = { list: 'sites', index, field: 'gasSupply.maxMMBtuPerDay' } as const
		return fromPlan(model, place, (perDay * HOURS_PER_MONTH) / HOURS_PER_DAY)
	},
})

export const pipeTakeOrPay = fromField('sites', 'gasSupply.takeOrPayShare', {
	id: 'energy.pipeTakeOrPay',
	symbol: 'τ_gas',
	rule: 'lP39',
})

/** Of the 30.4 days of a month. */
export const pipeDays = defineInput({
	...shared,
	per: 'month',
	kind: 'amount',
	unit: 'MMBtu',
	id: 'energy.pipeMonthMMBtu',
	symbol: 'F_30.4',
	label: 'Gas of a month at the most of each day',
	read: ({ model }: EngineWorld, index, month) => {
		const supply = gasSupplyAt(model, index)
		if (supply === null) return fromRule(0, { rule: 'lP39', text: 'no_gas_supply', source: SOURCE })
		const perDay = flows(supply, model, month) ? supply.maxMMBtuPerDay : 0
		return fromPlan(model, { list: 'sites', index, field: 'gasSupply.maxMMBtuPerDay' }, perDay * DAYS_PER_MONTH)
	},
})

/** 1 where the pipe has a month of its own, from which it is paid for whether a plant stands or not. */
export const pipeDated = defineInput({
	...shared,
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	id: 'energy.pipeDated',
	symbol: 'dated',
	label: 'The pipe has a first month of its own',
	read: ({ model }: EngineWorld, index) => {
		const dated = (gasSupplyAt(model, index)?.startMonth ?? null) !== null
		return fromRule(Number(dated), { rule: 'lP39', text: dated ? 'stated' : 'no_gas_supply_month', source: SOURCE })
	},
})
