import { balancePlan } from '../balance/balance-algorithms.ts'
import { workloadResults } from '../balance/workloads/workload-results.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { tableOf } from '../kernel/scopes.ts'
import { trainingAccelerators, trainingHours } from '../layers/models/training-rate.ts'
import type { EngineModel } from '../world.ts'

const run = {
	scope: 'workload',
	per: 'horizon',
	rule: 'M7',
	source: 'Methodology/compute §3',
	sparse: true,
} as const

const runHours = defineOutput({
	...run,
	kind: 'amount',
	unit: 'acceleratorHours',
	key: 'workloads.training.acceleratorHours',
	symbol: 'H_run',
	label: 'Accelerator-hours of a run in its first pool',
	short: 'Accelerator-hours',
})

const runDays = defineOutput({
	...run,
	kind: 'rate',
	unit: 'days',
	key: 'workloads.training.days',
	symbol: 'T_run',
	label: 'Run length on the requested accelerators',
	short: 'Days on requested accelerators',
})

const runDaysRun = defineOutput({
	...run,
	kind: 'rate',
	unit: 'days',
	rule: 'pW2',
	key: 'workloads.training.daysRun',
	symbol: 'T_φ',
	label: 'Days a run works in the plan',
	short: 'Days the run works in the plan',
})

const INPUTS = { hours: trainingHours, accelerators: trainingAccelerators }
const OUTPUTS = { hours: runHours, days: runDays, daysRun: runDaysRun }

/** Work and length of each run as the result tells them. */
export const readRuns = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'models.readRuns',
	label: 'Compute and length of each run',
	rule: 'M7',
	method:
		'Hours are those in the first pool the run may use. Days are these hours over the accelerators requested: entered, else the whole accelerators that finish it by its deadline. Both 0 where no ordered chip can run it.',
	after: [balancePlan],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, output, noteOf }) => {
		const results = workloadResults(noteOf(balancePlan))
		tableOf(world, 'workload').ids.forEach((id, index) => {
			const training = results[id]?.training
			output.hours[index] = training?.acceleratorHours ?? NaN
			output.days[index] = training?.days ?? NaN
			output.daysRun[index] = training?.daysRun ?? NaN
		})
		return null
	},
})
