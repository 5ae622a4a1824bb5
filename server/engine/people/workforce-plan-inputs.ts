import { getTrade } from '#shared/catalogue/catalogue.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { defineInput } from '../kernel/quantity.ts'
import { fromAssumption, fromRow } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const onPlan = {
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
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

/** 1 for crafts that train apprentices; managers, commissioning agents and ML engineers are none. */
export const isCraft = defineInput({
	...onPlan,
	scope: 'crew',
	id: 'workforce.isCraft',
	symbol: 'craft',
	label: 'The trade is a craft with apprentices',
	read: ({ model }: EngineWorld, index) => {
		const row = getTrade(model.catalogue, TRADES[index % TRADES.length] ?? '')
		return fromRow(Number(row.craft), { table: 'trades', row, field: 'craft' })
	},
})
