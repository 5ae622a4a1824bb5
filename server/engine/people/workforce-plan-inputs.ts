import { getTrade } from '#shared/catalogue/catalogue.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineInput } from '../kernel/quantity.ts'
import { fromCell } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

export const apprenticesPerJourneyman = assumed('apprenticesPerJourneyman', {
	id: 'workforce.apprenticesPerJourneyman',
	symbol: 'a',
	scope: 'plan',
	rule: 'W3',
})

export const recordablesRate = assumed('recordablesPer200kHours', {
	id: 'workforce.recordablesRate',
	symbol: 'TRIR',
	scope: 'plan',
	rule: 'W3',
})

/** 1 for crafts that train apprentices; managers, commissioning agents and ML engineers are none. */
export const isCraft = defineInput({
	scope: 'crew',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'W3',
	source: 'Workforce §6, §8',
	id: 'workforce.isCraft',
	symbol: 'craft',
	label: 'The trade is a craft with apprentices',
	read: ({ model }: EngineWorld, index) => {
		const row = getTrade(model.catalogue, TRADES[index % TRADES.length] ?? '')
		return fromCell({ table: 'trades', row, field: 'craft' })
	},
})
