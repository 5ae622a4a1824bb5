import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { hallCapacity } from '../../schedule/schedule.quantities.ts'

export const housedPower = defineFormula({
	id: 'infrastructure.available',
	symbol: 'P_housed',
	label: 'IT power that finished halls can house',
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'I1',
	source: 'Methodology §2: halls finished in the levelled schedule, from the month after',
	inputs: { halls: sumOver(hallCapacity) },
	expression: 'halls',
	examples: [{ inputs: { halls: 330 }, value: 330 }],
})
