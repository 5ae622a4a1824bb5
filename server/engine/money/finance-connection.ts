import { mwhToKWh } from '#shared/units/conversions.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { monthNumber, serviceStart } from '../layers/energy/available.ts'
import { storedEnergy } from '../layers/energy/battery.ts'
import { contractCapacity, kindAt } from '../layers/energy/contract-inputs.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import { hallLife } from './finance-inputs.ts'

const SOURCE = 'Methodology §5'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'F5', source: SOURCE } as const
const monthly = { scope: 'contract', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

const connectionPrice = assumed('interconnectionUsdPerMW', {
	id: 'finance.connectionPrice',
	symbol: 'c_grid',
	scope: 'contract',
	rule: 'F5',
	settled: ({ model }, index) => {
		const { role, name } = kindAt({ model, index })
		if (role === 'import') return null
		const text = `${name} needs no new connection of its own; plant is paid in its energy price.`
		return fromRule(0, { rule: 'F5', text, source: SOURCE })
	},
})

const storagePrice = defineInput({
	...shared,
	id: 'finance.storagePrice',
	symbol: 'c_bess',
	label: 'Battery cost',
	unit: 'usdPerMWh',
	read: ({ model }: EngineWorld, index) => {
		const row = kindAt({ model, index })
		if (row.role !== 'storage') return fromRule(0, { rule: 'F5', text: 'Stores nothing.', source: SOURCE })
		const perMWh = (row.capexUsdPerKWh ?? 0) * mwhToKWh(1)
		return fromRow(perMWh, { table: 'powerContractTypes', row, field: 'capexUsdPerKWh' })
	},
})

export const connectionCost = defineFormula({
	...monthly,
	id: 'finance.connectionCost',
	symbol: '$_conn',
	label: 'Interconnection or battery cost of a contract',
	per: 'horizon',
	kind: 'amount',
	rule: 'F5',
	inputs: { capacity: contractCapacity, connection: connectionPrice, energy: storedEnergy, storage: storagePrice },
	expression: 'capacity * connection + energy * storage',
	examples: [
		{ inputs: { capacity: 140, connection: 200_000, energy: 0, storage: 0 }, value: 28e6 },
		{ inputs: { capacity: 50, connection: 0, energy: 200, storage: 500_000 }, value: 100e6 },
	],
})

export const connectionCapex = defineFormula({
	...monthly,
	id: 'finance.connectionCapex',
	symbol: '$_conn,m',
	label: 'Spent on a connection or battery this month, over the year before it starts',
	rule: 'F5',
	inputs: { cost: connectionCost, month: monthNumber, start: serviceStart },
	expression: 'if(month < start - monthsPerYear, 0, if(month < start, cost / monthsPerYear, 0))',
	examples: [
		{ inputs: { cost: 28e6, month: 2, start: 14 }, value: 28e6 / 12 },
		{ inputs: { cost: 28e6, month: 1, start: 14 }, value: 0 },
		{ inputs: { cost: 28e6, month: 14, start: 14 }, value: 0 },
	],
})

export const connectionDepreciation = defineFormula({
	...monthly,
	id: 'finance.connectionDepreciation',
	symbol: '$_sl,conn',
	label: 'Straight-line cost of a connection or battery, from its start',
	rule: 'F11',
	inputs: { cost: connectionCost, month: monthNumber, start: serviceStart, life: hallLife },
	expression: 'if(month < start, 0, if(month < start + life, cost / life, 0))',
	examples: [
		{ inputs: { cost: 24e6, month: 14, start: 14, life: 240 }, value: 1e5 },
		{ inputs: { cost: 24e6, month: 13, start: 14, life: 240 }, value: 0 },
		{ inputs: { cost: 24e6, month: 254, start: 14, life: 240 }, value: 0 },
	],
})
