import { defineFormula, defineOutput, sumOver } from '../../kernel/quantity.ts'
import { ofTenant } from '../../layers/chips/chip-inputs.ts'
import { orderReserved, poolEnergised } from '../balance.quantities.ts'

const accelerators = { per: 'month', kind: 'state', unit: 'accelerators', rule: 'mM2' } as const

/** Let by the hour, of what the plan’s own workloads leave. */
export const orderRented = defineOutput({
	...accelerators,
	source: 'Money §M2',
	scope: 'order',
	id: 'chips.rented',
	symbol: 'n_r',
	label: 'Accelerators rented hourly',
})

/** All that earns by the hour: let, and reserved by customers who take or pay. */
export const orderSold = defineFormula({
	...accelerators,
	rule: 'lP31',
	source: 'Places, fourth chapter §8',
	scope: 'order',
	id: 'chips.sold',
	symbol: 'n_sold',
	label: 'Accelerators rented hourly or reserved',
	inputs: { rented: orderRented, reserved: orderReserved },
	expression: 'rented + reserved',
	examples: [{ inputs: { rented: 300, reserved: 4000 }, value: 4300 }],
})

/** Those let by the hour, and all that tenants bring. */
export const poolLet = defineFormula({
	...accelerators,
	source: 'Joins C4',
	scope: 'pool',
	id: 'chips.let',
	symbol: 'n_let',
	label: 'Accelerators rented hourly, reserved or of tenants',
	inputs: { rented: sumOver(orderSold), tenant: ofTenant, energised: poolEnergised },
	expression: 'rented + tenant * energised',
	examples: [
		{ inputs: { rented: 300, tenant: 0, energised: 1000 }, value: 300 },
		{ inputs: { rented: 0, tenant: 1, energised: 1000 }, value: 1000 },
	],
})
