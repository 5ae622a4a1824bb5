import { defineSum } from '../../../inputs/define-sum.ts'
import { defineFormula } from '../../../kernel/quantity.ts'
import { backupEnergy, charged, discharged } from './dispatch.quantities.ts'

const SOURCE = 'Energy chapter R8–R16'
const onSite = { scope: 'site', per: 'month', kind: 'amount', unit: 'MWh', source: SOURCE } as const

export const siteBackup = defineSum({
	scope: 'site',
	key: 'sites.dispatch.backupMWh',
	symbol: 'Σ E_back',
	label: 'Generator energy during curtailment',
	short: 'Energy of backup generators',
	rule: 'eR13',
	source: SOURCE,
	of: backupEnergy,
})

export const lostInBatteries = defineFormula({
	...onSite,
	key: 'sites.dispatch.batteryLossMWh',
	symbol: 'E_loss',
	label: 'Energy lost in batteries',
	rule: 'eR16',
	inputs: { charged, discharged },
	expression: 'charged - discharged',
	examples: [{ inputs: { charged: 15_652.843, discharged: 13_617.9734 }, value: 2034.8696 }],
})
