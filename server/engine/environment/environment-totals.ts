import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import type { EngineModel } from '../world.ts'
import { locationEmissions, marketEmissions, scopeOne } from './environment.ts'
import { offsiteWater, water } from './environment-water.ts'
import { carbonFreeEnergy, environmentTotals } from './environment.quantities.ts'

const INPUTS = {
	energy: siteEnergy,
	water,
	waterOffsite: offsiteWater,
	scope1: scopeOne,
	location: locationEmissions,
	market: marketEmissions,
	carbonFree: carbonFreeEnergy,
}

/** What each sum is made of. */
const READS = {
	energyMWh: ['energy'],
	waterM3: ['water'],
	waterOffsiteM3: ['waterOffsite'],
	scope1Tonnes: ['scope1'],
	co2LocationTonnes: ['location'],
	co2MarketTonnes: ['market'],
	carbonFreeShare: ['energy', 'carbonFree'],
} as const satisfies Record<keyof typeof environmentTotals, readonly (keyof typeof INPUTS)[]>

/** The plan's environment figures: sums of its sites over the horizon. */
export const sumEnvironment = defineAlgorithm<EngineModel, typeof INPUTS, typeof environmentTotals, null>({
	id: 'environment.sum',
	label: 'Environment over the plan',
	rule: 'V8',
	method:
		'Sums over all sites and months; the carbon-free share is carbon-free energy over all energy, none without energy.',
	inputs: INPUTS,
	outputs: environmentTotals,
	reads: (_, { output }) => READS[output],
	run: ({ input, output }) => {
		output.energyMWh[0] = total(input.energy)
		output.waterM3[0] = total(input.water)
		output.waterOffsiteM3[0] = total(input.waterOffsite)
		output.scope1Tonnes[0] = total(input.scope1)
		output.co2LocationTonnes[0] = total(input.location)
		output.co2MarketTonnes[0] = total(input.market)
		const energy = total(input.energy)
		output.carbonFreeShare[0] = energy === 0 ? NaN : total(input.carbonFree) / energy
		return null
	},
})

function total(column: Column): number {
	return column.values.reduce((sum, value) => sum + value, 0)
}
