import { defineOutput } from '../../kernel/quantity.ts'

/** Power would feed them, and halls stand there: their racks are what they lack. */
export const orderHeldByRacks = defineOutput({
	scope: 'order',
	per: 'month',
	kind: 'state',
	unit: 'accelerators',
	rule: 'lP9',
	source: 'Places §3',
	id: 'chips.heldByRacks',
	symbol: 'n_rack,o',
	label: 'Accelerators of an order that finished halls cannot take for their racks',
})
