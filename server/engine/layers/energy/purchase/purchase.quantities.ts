import { defineOutput } from '../../../kernel/quantity.ts'

const shared = { per: 'month', kind: 'amount', unit: 'MWh', source: 'Methodology §4' } as const

export const purchased = defineOutput({
	...shared,
	id: 'energy.purchasedMWh',
	symbol: 'E_c',
	label: 'Energy taken under a contract',
	scope: 'contract',
	rule: 'E12',
})

export const deliverable = defineOutput({
	...shared,
	id: 'energy.deliverableMWh',
	symbol: 'Q_c',
	label: 'Energy a contract can bring, or settles',
	scope: 'contract',
	rule: 'E11',
})

export const uncovered = defineOutput({
	...shared,
	id: 'energy.uncoveredMWh',
	symbol: 'E_open',
	label: 'Energy no contract brings, booked as grid energy',
	scope: 'site',
	rule: 'E14',
})

export const lostInBatteries = defineOutput({
	...shared,
	id: 'energy.batteryLossMWh',
	symbol: 'E_loss',
	label: 'Energy lost in batteries',
	scope: 'site',
	rule: 'E14',
})
