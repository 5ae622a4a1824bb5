import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { add, at } from '../cells.ts'
import type { EngineModel } from '../world.ts'
import { yearIndices } from './environment-inputs.ts'
import { carbonFreeEnergy } from './environment.quantities.ts'

/** NaN in a calendar year without energy. */
export const carbonFreeShareOfYear = defineOutput({
	scope: 'plan',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'V7',
	source: 'Methodology §4',
	sparse: true,
	id: 'environment.carbonFreeShareOfYear',
	symbol: 'CFE_y',
	label: 'Carbon-free share of the calendar year’s energy',
})

const INPUTS = { energy: siteEnergy, free: carbonFreeEnergy }
const OUTPUTS = { share: carbonFreeShareOfYear }

/** Of every calendar year, over all sites; each of its months carries it. */
export const shareYears = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'environment.shareYears',
	label: 'Carbon-free share by calendar year',
	rule: 'V7',
	method: 'Carbon-free energy over all energy of the calendar year, all sites together; none in a year without energy.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		const years = yearIndices(world.model)
		const energy = new Float64Array(world.months)
		const free = new Float64Array(world.months)
		years.forEach((year, month) => {
			for (let site = 0; site < input.energy.count; site++) {
				add(energy, year, input.energy.at(site, month))
				add(free, year, input.free.at(site, month))
			}
		})
		years.forEach((year, month) => {
			output.share[month] = at(energy, year) > 0 ? at(free, year) / at(energy, year) : NaN
		})
		return null
	},
})
