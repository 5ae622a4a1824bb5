import { defineSum } from '../../inputs/define-sum.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../energy/month-number.ts'

export const leaseItMW = fromField('leases', 'itMW', {
	id: 'leases.itMW',
	symbol: 'P_lease',
	rule: 'mM2',
	kind: 'state',
})
export const leaseStart = fromField('leases', 'startMonth', { id: 'leases.start', symbol: 's', rule: 'mM2' })
export const leaseTerm = fromField('leases', 'termMonths', { id: 'leases.term', symbol: 'n_lease', rule: 'mM2' })
const leaseRamp = fromField('leases', 'rampMonths', { id: 'leases.ramp', symbol: 'n_ramp', rule: 'mM2' })

/** What the tenant takes up by then, whether halls stand or not. */
export const leaseAsked = defineFormula({
	id: 'leases.asked',
	symbol: 'q_ask',
	label: 'Leased IT power occupied, where halls are ready',
	scope: 'lease',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'mM2',
	source: 'Money §M2',
	inputs: { month: monthNumber, start: leaseStart, term: leaseTerm, ramp: leaseRamp, all: leaseItMW },
	expression: 'if(month < start, 0, if(month < start + term, all * min(1, (month - start + 1) / ramp), 0))',
	examples: [
		{ inputs: { month: 14, start: 15, term: 180, ramp: 3, all: 60 }, value: 0 },
		{ inputs: { month: 15, start: 15, term: 180, ramp: 3, all: 60 }, value: 20 },
		{ inputs: { month: 194, start: 15, term: 180, ramp: 3, all: 60 }, value: 60 },
		{ inputs: { month: 195, start: 15, term: 180, ramp: 3, all: 60 }, value: 0 },
	],
})

export const siteLeasesAsked = defineSum({
	id: 'leases.siteAsked',
	symbol: 'Σ q_ask',
	label: 'Leased IT power at a site',
	scope: 'site',
	rule: 'mM2',
	source: 'Money §M2; joins C1',
	of: leaseAsked,
})
