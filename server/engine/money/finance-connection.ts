import { assumed } from '../inputs/assumed.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractAt, contractCapacity } from '../layers/energy/contract-inputs.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { fromPlan, fromRule } from '../sourced.ts'
import { hallLife } from './finance-inputs.ts'

const SOURCE = 'Methodology §5'
const monthly = { scope: 'contract', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

const connectionPrice = assumed('interconnectionUsdPerMW', {
	id: 'finance.connectionPrice',
	symbol: 'c_grid',
	scope: 'contract',
	rule: 'mM1.7',
	settled: ({ model }, index) => {
		const { contract, kind } = contractAt(model, index)
		const { role, name } = kind
		const { connectionUsdPerMW: stated, status } = contract
		if (role === 'import' && stated !== null)
			return fromPlan(model, { list: 'powerContracts', index, field: 'connectionUsdPerMW' }, stated)
		if (role === 'import' && status === 'energised')
			return fromRule(0, { rule: 'eR29', text: 'connection_there', source: SOURCE })
		if (role === 'import') return null
		const text = { code: 'no_new_connection', facts: { kind: name } } as const
		return fromRule(0, { rule: 'mM1.7', text, source: SOURCE })
	},
})

export const connectionCost = defineFormula({
	...monthly,
	id: 'finance.connectionCost',
	symbol: '$_conn',
	label: 'Interconnection cost of a contract',
	per: 'horizon',
	kind: 'amount',
	rule: 'mM1.7',
	inputs: { capacity: contractCapacity, connection: connectionPrice },
	expression: 'capacity * connection',
	examples: [{ inputs: { capacity: 140, connection: 200_000 }, value: 28e6 }],
})

export const connectionCapex = defineFormula({
	...monthly,
	id: 'finance.connectionCapex',
	symbol: '$_conn,m',
	label: 'Spent on an interconnection this month, over the year before it starts',
	rule: 'mM1.7',
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
	label: 'Straight-line cost of an interconnection, from its start',
	rule: 'F11',
	inputs: { cost: connectionCost, month: monthNumber, start: serviceStart, life: hallLife },
	expression: 'if(month < start, 0, if(month < start + life, cost / life, 0))',
	examples: [
		{ inputs: { cost: 24e6, month: 14, start: 14, life: 240 }, value: 1e5 },
		{ inputs: { cost: 24e6, month: 13, start: 14, life: 240 }, value: 0 },
		{ inputs: { cost: 24e6, month: 254, start: 14, life: 240 }, value: 0 },
	],
})
