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

const total = { scope: 'plan', per: 'horizon', kind: 'amount', rule: 'V8', source: SOURCE } as const

export const environmentTotals = {
	energyMWh: defineOutput({
		...total,
		id: 'environment.total.energyMWh',
		symbol: 'Σ E',
		label: 'Energy over the plan',
		unit: 'MWh',
	}),
	waterM3: defineOutput({
		...total,
		id: 'environment.total.waterM3',
		symbol: 'Σ W',
		label: 'Water on site over the plan',
		unit: 'm3',
	}),
	waterOffsiteM3: defineOutput({
		...total,
		id: 'environment.total.waterOffsiteM3',
		symbol: 'Σ W_off',
		label: 'Water off site over the plan',
		unit: 'm3',
	}),
	scope1Tonnes: defineOutput({
		...total,
		id: 'environment.total.scopeOneTonnes',
		symbol: 'Σ S1',
		label: 'Scope 1 emissions over the plan',
		unit: 'tonnes',
	}),
	co2LocationTonnes: defineOutput({
		...total,
		id: 'environment.total.locationTonnes',
		symbol: 'Σ CO2_L',
		label: 'Location-based emissions over the plan',
		unit: 'tonnes',
	}),
	co2MarketTonnes: defineOutput({
		...total,
		id: 'environment.total.marketTonnes',
		symbol: 'Σ CO2_M',
		label: 'Market-based emissions over the plan',
		unit: 'tonnes',
	}),
	/** NaN where the plan uses no energy */
	carbonFreeShare: defineOutput({
		...total,
		id: 'environment.total.carbonFreeShare',
		symbol: 'CFE',
		label: 'Carbon-free share of the plan’s energy',
		kind: 'rate',
		unit: 'share',
		sparse: true,
	}),
} as const
