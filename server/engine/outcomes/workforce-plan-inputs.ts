import { defineInput } from '../kernel/quantity.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const onPlan = {
	scope: 'plan',
	per: 'horizon',
	kind: 'ratio',
	unit: 'ratio',
	rule: 'W3',
	source: 'Workforce §6, §8',
} as const

export const apprenticesPerJourneyman = defineInput({
	...onPlan,
	id: 'workforce.apprenticesPerJourneyman',
	symbol: 'a',
	label: 'Apprentices to a journeyman',
	read: ({ model }: EngineWorld) => fromAssumption(model, 'apprenticesPerJourneyman', null),
})

export const recordablesRate = defineInput({
	...onPlan,
	id: 'workforce.recordablesRate',
	symbol: 'TRIR',
	label: 'Recordable injuries in 200,000 hours',
	read: ({ model }: EngineWorld) => fromAssumption(model, 'recordablesPer200kHours', null),
})
