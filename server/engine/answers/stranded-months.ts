import { stranded } from '../balance/layers/required.quantities.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'

export const strandedMonths = defineOutput({
	scope: 'site',
	per: 'month',
	kind: 'amount',
	unit: 'acceleratorMonths',
	rule: 'F14',
	source: 'Methodology §5',
	key: 'sites.stranded.acceleratorMonths',
	once: true,
	symbol: 'Σ n_str',
	label: 'Accelerator-months past their ramp and not energised',
	short: 'Accelerator-months without power or a hall',
})

const INPUTS = { stranded }
const OUTPUTS = { months: strandedMonths }

/** Each month an accelerator stands idle counts one accelerator-month. */
export const countStrandedMonths = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'chips.countStrandedMonths',
	label: 'Accelerator-months stranded',
	rule: 'F14',
	method: 'An accelerator that is past its ramp and not energised for a month counts one accelerator-month.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ input, output }) => {
		output.months.set(input.stranded.values)
		return null
	},
})
