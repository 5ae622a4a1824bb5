import { defineSum } from '../../inputs/define-sum.ts'
import { hallCapacity } from '../../schedule/schedule.quantities.ts'

export const housedPower = defineSum({
	id: 'infrastructure.available',
	symbol: 'P_housed',
	label: 'IT power that finished halls can house',
	scope: 'site',
	rule: 'I1',
	source: 'Methodology §2: halls finished in the levelled schedule, from the month after',
	of: hallCapacity,
})
