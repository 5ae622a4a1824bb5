import { defineTotal } from '../kernel/add-up.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { locationEmissions, marketEmissions, scopeOne } from './environment.ts'
import { offsiteWater, water } from './environment-water.ts'
import { carbonFreeEnergy } from './environment.quantities.ts'

const total = { scope: 'plan', kind: 'amount', rule: 'V8', source: 'Methodology §4' } as const

/** The plan's environment over the horizon. */
export const environmentTotals = {
	energyMWh: defineTotal({
		...total,
		of: [siteEnergy],
		id: 'environment.total.energyMWh',
		symbol: 'Σ E',
		label: 'Energy over the plan',
		unit: 'MWh',
	}),
	waterM3: defineTotal({
		...total,
		of: [water],
		id: 'environment.total.waterM3',
		symbol: 'Σ W',
		label: 'Water on site over the plan',
		unit: 'm3',
	}),
	waterOffsiteM3: defineTotal({
		...total,
		of: [offsiteWater],
		id: 'environment.total.waterOffsiteM3',
		symbol: 'Σ W_off',
		label: 'Water off site over the plan',
		unit: 'm3',
	}),
	scope1Tonnes: defineTotal({
		...total,
		of: [scopeOne],
		id: 'environment.total.scopeOneTonnes',
		symbol: 'Σ S1',
		label: 'Scope 1 emissions over the plan',
		unit: 'tonnes',
	}),
	co2LocationTonnes: defineTotal({
		...total,
		of: [locationEmissions],
		id: 'environment.total.locationTonnes',
		symbol: 'Σ CO2_L',
		label: 'Location-based emissions over the plan',
		unit: 'tonnes',
	}),
	co2MarketTonnes: defineTotal({
		...total,
		of: [marketEmissions],
		id: 'environment.total.marketTonnes',
		symbol: 'Σ CO2_M',
		label: 'Market-based emissions over the plan',
		unit: 'tonnes',
	}),
	carbonFreeMWh: defineTotal({
		...total,
		of: [carbonFreeEnergy],
		id: 'environment.total.carbonFreeMWh',
		symbol: 'Σ E_cf',
		label: 'Energy counted as carbon-free over the plan',
		unit: 'MWh',
	}),
} as const

/** NaN where the plan uses no energy. */
export const carbonFreeShare = defineFormula({
	...total,
	per: 'horizon',
	id: 'environment.total.carbonFreeShare',
	symbol: 'CFE',
	label: 'Carbon-free share of the plan’s energy',
	kind: 'rate',
	unit: 'share',
	sparse: true,
	inputs: { carbonFree: environmentTotals.carbonFreeMWh.total, energy: environmentTotals.energyMWh.total },
	expression: 'if(energy > 0, carbonFree / energy, 0 / 0)',
	examples: [{ inputs: { carbonFree: 300, energy: 1000 }, value: 0.3 }],
})
