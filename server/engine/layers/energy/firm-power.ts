import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { contractFirm, contractImport, siteImport } from './available.ts'
import { contingencyReserve } from './supply-reserve.ts'

export const firmPower = defineFormula({
	id: 'energy.available',
	symbol: 'P_firm',
	label: 'Firm power at the meter',
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'E4',
	source: 'Methodology §4',
	inputs: {
		through: siteImport,
		all: sumOver(contractFirm),
		imports: sumOver(contractImport),
		held: contingencyReserve,
	},
	expression: 'max(0, through - held + (all - imports))',
	examples: [
		{ inputs: { through: 1000, all: 1294.5, imports: 1000, held: 0 }, value: 1294.5 },
		{ inputs: { through: 1000, all: 1294.5, imports: 1000, held: 29.5 }, value: 1265 },
	],
})
