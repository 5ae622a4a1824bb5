import type { Remark } from '#shared/remarks.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { EngineModel } from '../../world.ts'
import { sizingFromPlan, type SizingPart } from '../asked/from-plan.ts'
import { replicaFacts } from '../balance-facts.ts'
import { SIZING_INPUTS } from '../balance-inputs.ts'
import { placementsOf } from './placements.ts'
import { PART_OUTPUTS, REPLICA_OUTPUTS } from './replica.quantities.ts'
import { type SizedWorkload, sizeReplicas } from './size-replicas.ts'
import { fillParts } from './step-time.ts'

type ReplicaNote = {
	readonly sizes: readonly (SizedWorkload | null)[]
	/** what stopped each placement's batch from growing */
	readonly bounds: readonly (Remark | null)[]
	/** what they were sized from */
	readonly part: SizingPart
}
const BOUNDS = {
	memory: 'batch_fills_memory',
	latency: 'batch_meets_latency',
	engine: 'batch_at_fitted_end',
	plan: 'stated',
} as const

const SIZING_OUTPUTS = { ...REPLICA_OUTPUTS, ...PART_OUTPUTS } as const

export const sizePlanReplicas = defineAlgorithm<EngineModel, typeof SIZING_INPUTS, typeof SIZING_OUTPUTS, ReplicaNote>({
	id: 'balance.sizeReplicas',
	label: 'Replicas',
	rule: 'M5',
	method:
		'Of G_min, 2·G_min … up to the scale-up domain, the width that needs fewest accelerators, incl. spares, in the peak demand month; of equals, the one with most output tokens/s per accelerator. The batch is the largest that meets the latency target, found by bisection of the additive engine.',
	inputs: SIZING_INPUTS,
	outputs: SIZING_OUTPUTS,
	run: ({ world, input, output }) => {
		const part = sizingFromPlan(world.model, input)
		const sizes = sizeReplicas(part)
		const bounds: (Remark | null)[] = []
		placementsOf(world).forEach(({ workload, pool }, index) => {
			const replica = sizes[workload]?.replicas[part.kindOfPool[pool] ?? -1]
			if (!replica) return
			output.accelerators[index] = replica.accelerators
			output.batch[index] = replica.batch
			output.tokens[index] = replica.tokensPerSecondPerAccelerator
			output.time[index] = replica.timePerOutputTokenMs
			fillParts(output, index, replica)
			bounds[index] = BOUNDS[replica.bound]
		})
		return { sizes, bounds, part }
	},
	decided: ({ bounds }, { index }) => bounds[index] ?? null,
	facts: (world, { index }) => replicaFacts(world, index),
})
