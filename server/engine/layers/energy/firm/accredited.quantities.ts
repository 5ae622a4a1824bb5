import { defineOutput } from '../../../kernel/quantity.ts'

/** Of a utility’s contract that accredits others; 0 for all else. A right in the capacity market: no megawatts at the meter. */
export const accredited = defineOutput({
	key: 'contracts.accreditedMW',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'lP7',
	source: 'Places, fourth chapter §2: a capacity credit lowers the obligation and lifts no feed',
	symbol: 'P_acc,c',
	label: 'Accredited capacity credited by a utility',
	short: 'Accredited capacity',
})
