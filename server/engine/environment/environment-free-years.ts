import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { add, at } from '../cells.ts'
import type { EngineModel } from '../world.ts'
import { yearIndices } from './environment-inputs.ts'
import { carbonFreeAnnual } from './environment.quantities.ts'
import { carbonFreeHourly } from '../layers/energy/hours/dispatch.quantities.ts'

/** NaN in a calendar year without energy. */
export const carbonFreeShareOfYear = defineOutput({
	scope: 'plan',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'eR32',
	source: 'Energy chapter R32',
	sparse: true,
	key: 'environment.carbonFreeShareByMonth',
	symbol: 'CFE_y',
	label: 'Carbon-free share of the calendar year’s energy, hour by hour',
})

/** NaN in a calendar year without energy. */
export const annualShareOfYear = defineOutput({
	scope: 'plan',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'eR33',
	source: 'Energy chapter R33',
	sparse: true,
	key: 'environment.carbonFreeShareAnnualByMonth',
	symbol: 'CFE_a,y',
	label: 'Annual carbon-free share of the calendar year’s energy',
})

const INPUTS = { energy: siteEnergy, free: carbonFreeHourly, annual: carbonFreeAnnual }
const OUTPUTS = { share: carbonFreeShareOfYear, annualShare: annualShareOfYear }

/** Of every calendar year, over all sites; each of its months carries it. */
export const shareYears = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'environment.shareYears',
	label: 'Carbon-free shares by calendar year',
	rule: 'eR32',
	method:
		'Carbon-free energy over all energy of the calendar year, all sites together, hourly and annual; none in a year ' +
		'without energy.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		const years = yearIndices(world.model)
		const [energy, free, annual] = [
			sumYears(input.energy, years),
			sumYears(input.free, years),
			sumYears(input.annual, years),
		]
		for (const [month, year] of years.entries()) {
			const all = at(energy, year)
			output.share[month] = all > 0 ? at(free, year) / all : NaN
			output.annualShare[month] = all > 0 ? at(annual, year) / all : NaN
		}
		return null
	},
})

/** Of each calendar year, all sites together. */
function sumYears(column: Column, years: readonly number[]): Float64Array {
	const sums = new Float64Array(years.length)
	for (const [month, year] of years.entries()) {
		for (let site = 0; site < column.count; site++) add(sums, year, column.at(site, month))
	}
	return sums
}
