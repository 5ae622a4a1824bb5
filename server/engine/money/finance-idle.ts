import { orderEnergised } from '../balance/balance.quantities.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { orderAvailable } from '../schedule/schedule.quantities.ts'
import { idleRate } from './finance-chips.ts'

const monthly = { per: 'month', kind: 'amount', source: 'Methodology §5' } as const

export const orderIdleCapital = defineFormula({
	...monthly,
	scope: 'order',
	id: 'finance.orderIdleCapital',
	symbol: '$_idle,o',
	label: 'Stranding cost of an order’s accelerators',
	unit: 'usd',
	rule: 'F14',
	inputs: { available: orderAvailable, energised: orderEnergised, rate: idleRate },
	expression: 'max(0, available - energised) * rate',
	examples: [{ inputs: { available: 27_033, energised: 10_224, rate: 800 }, value: 13_447_200 }],
})

export const idleCapital = defineSum({
	...monthly,
	scope: 'plan',
	id: 'finance.idleCapitalUsd',
	symbol: '$_idle',
	label: 'Stranding cost of accelerators',
	rule: 'F14',
	of: orderIdleCapital,
})
