import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology §4'
const onSite = { scope: 'site', per: 'month', kind: 'amount', source: SOURCE } as const

export const attributeShare = defineOutput({
	...onSite,
	id: 'environment.attributeShare',
	symbol: 'a_y',
	label: 'Share of the calendar year’s imports covered by certificates',
	kind: 'rate',
	unit: 'share',
	rule: 'V6',
})

export const carbonFreeEnergy = defineOutput({
	...onSite,
	id: 'environment.carbonFreeMWh',
	symbol: 'E_cf',
	label: 'Energy counted as carbon-free',
	unit: 'MWh',
	rule: 'V7',
})
