import { defineTotal } from '../kernel/add-up.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { carbonFreeHourly, paused, unserved } from '../layers/energy/hours/dispatch.quantities.ts'
import { locationEmissions, marketEmissions, marketHourlyEmissions, scopeOne } from './environment.ts'
import { offsiteWater, water } from './environment-water.ts'
import { carbonFreeAnnual } from './environment.quantities.ts'

const total = { scope: 'plan', kind: 'amount', rule: 'V8', source: 'Methodology §4' } as const

/** The plan's environment over the horizon. */
export const environmentTotals = {
	energyMWh: defineTotal({
		...total,
		of: [siteEnergy],
		key: 'environment.energyMWh',
		symbol: 'Σ E',
		label: 'Energy over the plan',
		unit: 'MWh',
	}),
	waterM3: defineTotal({
		...total,
		of: [water],
		key: 'environment.waterM3',
		symbol: 'Σ W',
		label: 'Water on site over the plan',
		unit: 'm3',
	}),
	waterOffsiteM3: defineTotal({
		...total,
		of: [offsiteWater],
		key: 'environment.waterOffsiteM3',
		symbol: 'Σ W_off',
		label: 'Water off site over the plan',
		unit: 'm3',
	}),
	scope1Tonnes: defineTotal({
		...total,
		of: [scopeOne],
		key: 'environment.scope1Tonnes',
		symbol: 'Σ S1',
		label: 'Scope 1 emissions over the plan',
		unit: 'tonnes',
	}),
	co2LocationTonnes: defineTotal({
		...total,
		of: [locationEmissions],
		key: 'environment.co2LocationTonnes',
		symbol: 'Σ CO2_L',
		label: 'Location-based emissions over the plan',
		unit: 'tonnes',
	}),
	co2MarketTonnes: defineTotal({
		...total,
		of: [marketEmissions],
		key: 'environment.co2MarketTonnes',
		symbol: 'Σ CO2_M',
		label: 'Market-based emissions over the plan',
		unit: 'tonnes',
	}),
	co2MarketHourlyTonnes: defineTotal({
		...total,
		of: [marketHourlyEmissions],
		key: 'environment.co2MarketHourlyTonnes',
		symbol: 'Σ CO2_Mh',
		label: 'Market-based emissions hour by hour over the plan',
		unit: 'tonnes',
	}),
	unservedMWh: defineTotal({
		...total,
		of: [unserved],
		key: 'environment.unservedMWh',
		symbol: 'Σ E_un',
		label: 'Unserved energy over the plan',
		unit: 'MWh',
	}),
	pausedMWh: defineTotal({
		...total,
		of: [paused],
		key: 'environment.pausedMWh',
		symbol: 'Σ E_pause',
		label: 'Load paused by agreement over the plan',
		unit: 'MWh',
	}),
} as const

export const carbonFreeTotals = {
	hourly: defineTotal({
		...total,
		of: [carbonFreeHourly],
		id: 'environment.total.carbonFreeMWh',
		symbol: 'Σ E_cf',
		label: 'Load met by carbon-free energy in its hour over the plan',
		unit: 'MWh',
	}),
	annual: defineTotal({
		...total,
		of: [carbonFreeAnnual],
		id: 'environment.total.carbonFreeAnnualMWh',
		symbol: 'Σ E_cf,y',
		label: 'Load matched by carbon-free energy of its year over the plan',
		unit: 'MWh',
	}),
} as const

const share = { ...total, per: 'horizon', kind: 'rate', unit: 'share', sparse: true } as const

/** Hour by hour; NaN where the plan uses no energy. */
export const carbonFreeShare = defineFormula({
	...share,
	rule: 'eR32',
	key: 'environment.carbonFreeShare',
	symbol: 'CFE',
	label: 'Carbon-free share of the plan’s energy, hour by hour',
	inputs: { carbonFree: carbonFreeTotals.hourly.total, energy: environmentTotals.energyMWh.total },
	expression: 'if(energy > 0, carbonFree / energy, 0 / 0)',
	examples: [{ inputs: { carbonFree: 300, energy: 1000 }, value: 0.3 }],
})

/** By the calendar year; NaN where the plan uses no energy. */
export const carbonFreeShareAnnual = defineFormula({
	...share,
	rule: 'eR33',
	key: 'environment.carbonFreeShareAnnual',
	symbol: 'CFE_a',
	label: 'Annual carbon-free share of the plan’s energy',
	inputs: { carbonFree: carbonFreeTotals.annual.total, energy: environmentTotals.energyMWh.total },
	expression: 'if(energy > 0, carbonFree / energy, 0 / 0)',
	examples: [{ inputs: { carbonFree: 900, energy: 1000 }, value: 0.9 }],
})
