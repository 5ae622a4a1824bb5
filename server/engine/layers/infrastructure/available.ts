import { hallUsable } from '../../equipment/fit-racks.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { hallCapacity } from '../../schedule/schedule.quantities.ts'

const site = {
	scope: 'site',
	rule: 'I1',
	source: 'Methodology §2: halls finished in the levelled schedule, from the month after',
} as const

export const finishedPower = defineSum({
	...site,
	id: 'infrastructure.finished',
	symbol: 'P_fin',
	label: 'IT power of finished halls',
	of: hallCapacity,
})

export const usableCapacity = defineFormula({
	scope: 'phase',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	id: 'infrastructure.usableCapacity',
	symbol: 'P_use',
	label: 'IT power that a finished hall can house and cool',
	rule: 'pR5',
	source: 'People, places and fleets, R5',
	inputs: { finished: hallCapacity, usable: hallUsable },
	expression: 'finished * usable',
	examples: [
		{ inputs: { finished: 60, usable: 1 }, value: 60 },
		{ inputs: { finished: 60, usable: 0 }, value: 0 },
	],
})

export const housedPower = defineSum({
	...site,
	id: 'infrastructure.available',
	symbol: 'P_housed',
	label: 'IT power that finished halls can house',
	of: usableCapacity,
})
