import { defineFormula } from '../kernel/quantity.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { finishIfOrdered, hallInService } from '../equipment/lot-dates.ts'
import { hallWorkShare } from '../schedule/schedule.quantities.ts'
import { hallLife } from './finance-inputs.ts'
import { hallCapital, hallCost } from './halls/hall-cost.ts'
import { hallMaintenance } from './halls/hall-inputs.ts'
import { refitInService } from './halls/place-refits.ts'
import { runningIndex } from './running/running-index.ts'

const SOURCE = 'Methodology §5'
const monthly = { scope: 'phase', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

export const hallCapex = defineFormula({
	...monthly,
	id: 'finance.hallCapex',
	symbol: '$_hall,m',
	label: 'Spent on a hall this month, by the work done',
	rule: 'mM1.8',
	inputs: { cost: hallCapital, share: hallWorkShare },
	expression: 'cost * share',
	examples: [{ inputs: { cost: 1_752_600_000, share: 0.1 }, value: 175_260_000 }],
})

export const hallUpkeep = defineFormula({
	...monthly,
	id: 'finance.hallMaintenanceUsd',
	symbol: '$_main,hall',
	label: 'Maintenance of a hall, from the month after its finish',
	rule: 'F9',
	inputs: { ready: hallInService, cost: hallCost, share: hallMaintenance, index: runningIndex },
	expression: 'if(ready > 0, cost * share / monthsPerYear * index, 0)',
	examples: [{ inputs: { ready: 100, cost: 1.2e9, share: 0.025, index: 1 }, value: 2.5e6 }],
})

export const hallDepreciation = defineFormula({
	...monthly,
	id: 'finance.hallDepreciation',
	symbol: '$_sl,hall',
	label: 'Straight-line cost of a hall, from the month after its finish',
	rule: 'F11',
	inputs: { ready: hallInService, cost: hallCost, life: hallLife, month: monthNumber, finish: finishIfOrdered },
	expression: 'if(ready > 0, if(month - finish <= life, cost / life, 0), 0)',
	examples: [
		{ inputs: { ready: 100, cost: 2.4e9, life: 240, month: 14, finish: 13 }, value: 1e7 },
		{ inputs: { ready: 100, cost: 2.4e9, life: 240, month: 254, finish: 13 }, value: 0 },
		{ inputs: { ready: 0, cost: 2.4e9, life: 240, month: 13, finish: 13 }, value: 0 },
	],
})

export const refitDepreciation = defineFormula({
	...monthly,
	id: 'finance.refitDepreciation',
	symbol: '$_sl,refit',
	label: 'Straight-line cost of a hall’s refits, over the life of a hall',
	rule: 'lP10',
	inputs: { serving: refitInService, life: hallLife },
	expression: 'serving / life',
	examples: [{ inputs: { serving: 4.8e6, life: 240 }, value: 20_000 }],
})
