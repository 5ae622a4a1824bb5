import { defineOutput } from '../../kernel/quantity.ts'

const shared = {
	scope: 'phase',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'I2',
	source: 'Methodology §1',
} as const

/** IT peak that a hall carries. */
export const hallLoad = defineOutput({
	...shared,
	id: 'infrastructure.hallLoad',
	symbol: 'P_load,hall',
	label: 'IT peak in a hall',
})

/** MW IT of a hall that carries any load, else 0. */
export const hallLoadedCapacity = defineOutput({
	...shared,
	id: 'infrastructure.hallLoadedCapacity',
	symbol: 'P_hall,loaded',
	label: 'Capacity of a hall with load',
})
