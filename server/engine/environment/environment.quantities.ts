import { defineOutput } from '../kernel/quantity.ts'

const onSite = { scope: 'site', per: 'month', source: 'GHG Protocol Scope 2 Guidance (2015)' } as const

export const attributeShare = defineOutput({
	...onSite,
	id: 'environment.attributeShare',
	symbol: 'a_y',
	label: 'Share of the calendar year’s imports matched by certificates',
	kind: 'rate',
	unit: 'share',
	rule: 'eR31',
})

export const carbonFreeAnnual = defineOutput({
	...onSite,
	id: 'environment.carbonFreeAnnualMWh',
	symbol: 'E_cf,y',
	label: 'Load matched by carbon-free energy over the calendar year',
	kind: 'amount',
	unit: 'MWh',
	rule: 'eR33',
})
