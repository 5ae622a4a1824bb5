import { defineSum } from '../../inputs/define-sum.ts'
import { orderDelivered } from '../../schedule/schedule.quantities.ts'

export const poolDelivered = defineSum({
	id: 'finance.poolDelivered',
	symbol: 'n_del,k',
	label: 'Accelerators of a pool delivered and not retired',
	scope: 'pool',
	rule: 'mM4',
	source: 'Methodology, money M4.3',
	of: orderDelivered,
})
