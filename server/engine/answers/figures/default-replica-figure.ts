import type { ReplicaResult } from '#shared/result/workload-result.ts'
import { balanceFacts, standInFacts } from '../../balance/balance-facts.ts'
import type { DocumentReader } from './document-reader.ts'
import { workloadsOf } from '../named-places.ts'

const FIGURES = {
	accelerators: { label: 'Accelerators per replica', unit: 'accelerators' },
	minimumAccelerators: { label: 'Smallest replica that holds the weights', unit: 'accelerators' },
	batch: { label: 'Sequences a replica serves at once', unit: '' },
	timePerOutputTokenMs: { label: 'Time between a user’s tokens', unit: 'ms' },
	tokensPerSecondPerAccelerator: { label: 'Output tokens/s per accelerator', unit: 'tokens/s per accelerator' },
	stepMs: { label: 'One decode step at full batch', unit: 'ms' },
	promptsOfOthersMs: { label: 'Share of time per token spent on other prompts', unit: 'ms' },
	firstTokenSeconds: { label: 'Reading the prompt', unit: 's' },
} as const satisfies Partial<Record<keyof ReplicaResult, { readonly label: string; readonly unit: string }>>

const ROOM = 'workloads.replica.'

type DefaultReplicaFigureField = keyof typeof FIGURES
const isField = (name: string): name is DefaultReplicaFigureField => Object.hasOwn(FIGURES, name)

/** `workloads.replica.batch` of a workload for which no chips are ordered: the replica it would have on the default chip. */
export const defaultReplicaFigure: DocumentReader = (frame, name, { scope }) => {
	const field = name.startsWith(ROOM) ? name.slice(ROOM.length) : ''
	const { plan } = frame.world.model
	const index = plan.workloads.findIndex(({ id }) => `workload:${id}` === scope)
	const { id = '' } = plan.workloads[index] ?? {}
	const replica = workloadsOf(frame)[id]?.replica
	if (!isField(field) || replica?.pool !== null) return null
	const { label, unit } = FIGURES[field]
	return {
		label,
		symbol: 'x',
		unit,
		scope: `workload:${id}`,
		month: null,
		value: replica[field],
		rule: 'M5',
		source: 'Methodology/compute §2.2',
		method:
			'Of G_min, 2·G_min … up to the scale-up domain, the width that needs fewest accelerators in the peak demand month, each at the largest batch that meets the latency target.',
		decided: { code: 'sized_on_default_chip', facts: { chip: replica.chip } },
		facts: [...balanceFacts(frame.world, index), ...standInFacts(frame.world.model)],
	}
}
