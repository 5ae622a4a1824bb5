import { defineOutput } from '../../../kernel/quantity.ts'

const accreditation = {
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'eR20a',
	source: 'Energy, second chapter §2: a capacity credit counts only where a utility says so',
} as const

/** Of an import contract whose utility accredits others; 0 for all else. */
export const accredited = defineOutput({
	...accreditation,
	id: 'energy.accreditedMW',
	symbol: 'P_acc,c',
	label: 'Firm power a utility grants for what it accredits',
})
export const securedAccredited = defineOutput({
	...accreditation,
	id: 'energy.securedAccreditedMW',
	symbol: 'P_acc,sec',
	label: 'Of it, for contracts that are secured',
})
