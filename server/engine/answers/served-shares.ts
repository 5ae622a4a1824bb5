import { acceleratorsAllocated, acceleratorsRequired } from '../balance/workloads/workload.quantities.ts'
import { applicationServed } from '../balance/balance.quantities.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { applicationDemanded } from '../balance/demand/demand-effects.ts'
import { servedShares } from '../balance/workloads/workload-results.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, defineOutput, sumOver } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'

const share = { per: 'month', kind: 'rate', unit: 'share', source: 'Methodology §2', sparse: true } as const

export const planServed = defineFormula({
	...share,
	scope: 'plan',
	rule: 'B10',
	key: 'servedShare',
	symbol: 's',
	label: 'Share of requested accelerators allocated',
	short: 'Share of demand served',
	inputs: { required: sumOver(acceleratorsRequired), allocated: sumOver(acceleratorsAllocated) },
	expression: 'if(required > 0, allocated / required, 0 / 0)',
	examples: [
		{ inputs: { required: 36_864, allocated: 30_720 }, value: 0.8333333333333334 },
		{ inputs: { required: 0, allocated: 0 }, value: NaN },
	],
})

export const applicationShare = defineFormula({
	...share,
	scope: 'application',
	rule: 'B14',
	key: 'applications.servedShare',
	symbol: 's_a',
	label: 'Share of an application’s peak tokens served',
	short: 'Share of demand served',
	inputs: { demanded: applicationDemanded, served: applicationServed },
	expression: 'if(demanded > 0, min(1, served / demanded), 0 / 0)',
	examples: [
		{ inputs: { demanded: 4000, served: 1000 }, value: 0.25 },
		{ inputs: { demanded: 0, served: 0 }, value: NaN },
	],
})

const workloadShare = defineOutput({
	...share,
	scope: 'workload',
	rule: 'B14',
	key: 'workloads.servedShare',
	symbol: 's_w',
	label: 'Share served of a workload',
	short: 'Share of demand served',
})

const INPUTS = { required: acceleratorsRequired, allocated: acceleratorsAllocated }
const OUTPUTS = { share: workloadShare }

/** What the balance knows of each workload’s service, as the result tells it. */
export const readServedShares = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'models.readServedShares',
	label: 'Share served of each workload',
	rule: 'B14',
	method:
		'Accelerators allocated ÷ accelerators needed; for jobs, the share of the month’s jobs done. None in a month without demand.',
	after: [balancePlan],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, output, noteOf }) => {
		const run = noteOf(balancePlan)
		run.input.workloads.forEach((_, index) => {
			const shares = servedShares(run, index).map((value) => value ?? NaN)
			output.share.set(shares, index * world.months)
		})
		return null
	},
})
