import { assumed } from '../inputs/assumed.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { contractCapacity } from '../layers/energy/contract-inputs.ts'
import { kindIs } from '../layers/energy/kind-inputs.ts'
import { machines } from '../layers/energy/plant-inputs.ts'
import { fromRecord } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const METHOD = 'Methodology §4'
const onSite = { scope: 'site', per: 'horizon', kind: 'state', rule: 'W1', source: 'Workforce §6' } as const

export const operationsLead = assumed('operationsLeadMonths', {
	id: 'workforce.operationsLead',
	symbol: 'n_op',
	scope: 'site',
	rule: 'W1',
})

export const operatingModel = defineInput({
	...onSite,
	kind: 'rate',
	id: 'workforce.operatingModel',
	symbol: 'k_op',
	label: 'Operating model',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const field = `operatingModels.${model.plan.sites[index]?.operatingModel ?? 'base'}`
		return fromRecord(model, 'operationsStaffing', { field, quality: 'guess' })
	},
})

const staffedByUnit = kindIs(
	{
		id: 'workforce.staffedByUnit',
		symbol: 'by unit',
		label: 'Each unit has operators of its own',
		rule: 'W1',
		source: METHOD,
	},
	(kind) => kind.staffedByUnit,
)

export const combinedCycleUnits = defineFormula({
	...onSite,
	scope: 'contract',
	id: 'workforce.combinedCycleUnits',
	symbol: 'n_cc',
	label: 'Units of a contract that have operators of their own',
	unit: 'count',
	source: METHOD,
	inputs: { staffed: staffedByUnit, capacity: contractCapacity, machines },
	expression: 'if(capacity > 0, staffed * machines, 0)',
	examples: [{ inputs: { staffed: 1, capacity: 1500, machines: 2 }, value: 2 }],
})
