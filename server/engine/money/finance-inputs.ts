import { defineInput } from '../kernel/quantity.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const onPlan = { scope: 'plan', per: 'horizon', kind: 'state', source: 'Methodology §5' } as const

export const hallLife = defineInput({
	...onPlan,
	id: 'finance.hallLife',
	kind: 'rate',
	symbol: 'n_hall',
	label: 'Months over which halls and grid connections are written off',
	unit: 'gridMonths',
	rule: 'F11',
	read: ({ model }: EngineWorld) => fromAssumption(model, 'hallLifeMonths', null),
})

export const discountRate = defineInput({
	...onPlan,
	id: 'finance.discountRate',
	symbol: 'r',
	label: 'Discount rate a year',
	kind: 'rate',
	unit: 'share',
	rule: 'F13',
	read: ({ model }: EngineWorld) => fromAssumption(model, 'discountRate', null),
})
