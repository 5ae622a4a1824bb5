import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology §5'

export const chipsArrived = defineOutput({
	id: 'finance.chipsArrived',
	symbol: 'Δn_del',
	label: 'Accelerators of an order delivered this month',
	scope: 'order',
	per: 'month',
	kind: 'amount',
	unit: 'accelerators',
	rule: 'F1',
	source: SOURCE,
})

export const chipsArrivedBefore = defineOutput({
	id: 'finance.chipsArrivedBefore',
	symbol: 'n_del,0',
	label: 'Accelerators of an order delivered before the plan',
	scope: 'order',
	per: 'horizon',
	kind: 'amount',
	unit: 'accelerators',
	rule: 'F17',
	source: SOURCE,
})

/** For what is taxed by its straight-line value. */
export const chipsUnwritten = defineOutput({
	id: 'finance.chipsUnwritten',
	symbol: 'n_val',
	label: 'Accelerators of an order, each by the part of its life that is left',
	scope: 'order',
	per: 'month',
	kind: 'state',
	unit: 'accelerators',
	rule: 'mM3',
	source: 'Methodology, money M3.4',
})
