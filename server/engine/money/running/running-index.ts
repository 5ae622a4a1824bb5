import { assumed } from '../../inputs/assumed.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'

const escalation = assumed('opexEscalation', {
	id: 'finance.opexEscalation',
	symbol: 'e_o',
	scope: 'plan',
	rule: 'mM3',
})

/** What staff, maintenance and insurance cost against the plan’s first month. */
export const runningIndex = defineFormula({
	id: 'finance.runningIndex',
	symbol: 'f_o',
	label: 'Monthly opex relative to the plan’s first month, excl. energy',
	scope: 'plan',
	per: 'month',
	kind: 'rate',
	unit: 'ratio',
	rule: 'mM3',
	source: 'Methodology, money M0',
	inputs: { escalation, month: monthNumber },
	expression: '(1 + escalation) ^ (month / monthsPerYear)',
	examples: [
		{ inputs: { escalation: 0, month: 30 }, value: 1 },
		{ inputs: { escalation: 0.02, month: 24 }, value: 1.0404 },
	],
})
