import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { MONTHS_PER_YEAR, WORK_HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { fromAssumption, fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import { operationsHeads } from './workforce.quantities.ts'

const shared = { scope: 'crew', per: 'horizon', kind: 'ratio', rule: 'F8', source: 'BLS OOH 2024; methodology §5' } as const
const onSite = { ...shared, scope: 'site' } as const

export const medianWage = defineInput({
	...shared,
	id: 'finance.medianWage',
	symbol: 'w_trade',
	label: 'Median wage of the trade, US',
	unit: 'usdPerLabourHour',
	read: ({ model }: EngineWorld, index) => {
		const key = TRADES[index % TRADES.length]
		const row = model.catalogue.trades.find(({ id }) => id === key)
		if (!row) throw new Error(`The catalogue has no trade ${String(key)}.`)
		return fromRow(row.medianHourlyWageUsd, { table: 'trades', row, field: 'medianHourlyWageUsd' })
	},
})

export const wageIndex = defineInput({
	...onSite,
	id: 'finance.wageIndex',
	symbol: 'i_wage',
	label: 'Wages of the labour market against the US',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const row = model.places[index]?.labourMarket?.row
		if (!row) return fromRule(1, { rule: 'F8', text: 'No labour market within reach: the US level.', source: 'Methodology §5' })
		return fromRow(row.wageIndex, { table: 'labourMarkets', row, field: 'wageIndex' })
	},
})

export const wagePremium = defineInput({
	...onSite,
	id: 'finance.wagePremium',
	symbol: 'π_dc',
	label: 'Premium paid on data-center work',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'dataCenterWagePremium', index),
})

/** Burden of union agreements: IBEW Local 1, $78.52 package ÷ $47.04 base. Methodology §5 */
const UNION_BURDEN = 1.67

export const burden = defineInput({
	...onSite,
	id: 'finance.labourBurden',
	symbol: 'β',
	label: 'Cost of an hour over its wage',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		if (model.plan.sites[index]?.labour.union !== true) return fromAssumption(model, 'labourBurden', index)
		return fromPlan(model, { list: 'sites', index, field: 'labour.union' }, UNION_BURDEN)
	},
})

export const paidHours = defineInput({
	...shared,
	scope: 'plan',
	id: 'finance.paidHours',
	symbol: 'h_paid',
	label: 'Hours paid to an employee a month',
	kind: 'stock',
	unit: 'hours',
	read: () =>
		fromRule(WORK_HOURS_PER_YEAR / MONTHS_PER_YEAR, { rule: 'F8', text: '2,080 h a year ÷ 12.', source: 'Methodology §5' }),
})

export const staffBill = defineFormula({
	...shared,
	id: 'finance.staffBill',
	symbol: '$_staff,c',
	label: 'Pay of a trade’s operations people',
	per: 'month',
	kind: 'flow',
	unit: 'usd',
	inputs: {
		energy: operationsHeads.energy,
		chips: operationsHeads.chips,
		infrastructure: operationsHeads.infrastructure,
		wage: medianWage,
		index: wageIndex,
		premium: wagePremium,
		burden,
		hours: paidHours,
	},
	expression: '(energy + chips + infrastructure) * wage * index * (1 + premium) * burden * hours',
	examples: [
		{
			inputs: { energy: 0, chips: 20, infrastructure: 40, wage: 30, index: 1, premium: 0.25, burden: 1.43, hours: 173 },
			value: 60 * 30 * 1.25 * 1.43 * 173,
		},
	],
	compute: (value) =>
		(value.energy + value.chips + value.infrastructure) *
		value.wage *
		value.index *
		(1 + value.premium) *
		value.burden *
		value.hours,
})
