import { assumed } from '../../inputs/assumed.ts'
import { substationShare } from '../../equipment/hall-loads.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { finishIfOrdered, hallInService } from '../../equipment/lot-dates.ts'
import { hallWorkBefore, hallWorkShare } from '../../schedule/schedule.quantities.ts'
import { hallLife } from '../finance-inputs.ts'
import { lotUsd } from './lot-prices.ts'

const shared = {
	scope: 'site',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.7',
	source: 'Methodology, money M1.7',
} as const

const installed = assumed('substationInstalledFactor', {
	id: 'finance.substationInstalled',
	symbol: 'k_s',
	scope: 'site',
	rule: 'mM1.7',
})

export const substationCost = defineFormula({
	...shared,
	key: 'finance.substations.capitalUsd',
	symbol: '$_sub',
	label: 'Cost of a site’s own substation',
	short: 'Capital of the substation',
	inputs: { bought: sumOver(lotUsd.substation), installed },
	expression: 'installed * bought',
	examples: [{ inputs: { bought: 9_400_000, installed: 2.5 }, value: 23_500_000 }],
})

const siteMVA = defineFormula({
	...shared,
	id: 'finance.substationMVA',
	symbol: 'ΣS_sub',
	kind: 'state',
	unit: 'MVA',
	label: 'Apparent power of the halls a site’s substation is built for',
	inputs: { halls: sumOver(substationShare) },
	expression: 'halls',
	examples: [{ inputs: { halls: 77.3 }, value: 77.3 }],
})

/** Shared by the halls it is built for, by their apparent power. */
export const hallSubstation = defineFormula({
	...shared,
	scope: 'phase',
	id: 'finance.hallSubstation',
	symbol: '$_sub,hall',
	label: 'A hall’s share of its site’s substation',
	inputs: { cost: substationCost, share: substationShare, all: siteMVA },
	expression: 'if(all > 0, cost * share / all, 0)',
	examples: [
		{ inputs: { cost: 40e6, share: 25, all: 100 }, value: 10e6 },
		{ inputs: { cost: 0, share: 0, all: 0 }, value: 0 },
	],
})

export const substationCapex = defineFormula({
	...shared,
	scope: 'phase',
	per: 'month',
	id: 'finance.substationCapex',
	symbol: '$_sub,m',
	label: 'Spent on a hall’s share of the substation this month, by the work done',
	rule: 'mM1.8',
	inputs: { cost: hallSubstation, share: hallWorkShare },
	expression: 'cost * share',
	examples: [{ inputs: { cost: 10e6, share: 0.1 }, value: 1e6 }],
})

export const substationBefore = defineFormula({
	...shared,
	scope: 'phase',
	id: 'finance.substationBefore',
	symbol: '$_sub,0',
	label: 'Spent on a hall’s share of the substation before the plan',
	rule: 'F17',
	inputs: { cost: hallSubstation, share: hallWorkBefore },
	expression: 'cost * share',
	examples: [{ inputs: { cost: 10e6, share: 0.25 }, value: 2.5e6 }],
})

export const substationDepreciation = defineFormula({
	...shared,
	scope: 'phase',
	per: 'month',
	id: 'finance.substationDepreciation',
	symbol: '$_sl,sub',
	label: 'Straight-line cost of a hall’s share of the substation, from the month after its finish',
	rule: 'F11',
	inputs: { ready: hallInService, cost: hallSubstation, life: hallLife, month: monthNumber, finish: finishIfOrdered },
	expression: 'if(ready > 0, if(month - finish <= life, cost / life, 0), 0)',
	examples: [
		{ inputs: { ready: 100, cost: 24e6, life: 240, month: 14, finish: 13 }, value: 1e5 },
		{ inputs: { ready: 0, cost: 24e6, life: 240, month: 13, finish: 13 }, value: 0 },
	],
})
