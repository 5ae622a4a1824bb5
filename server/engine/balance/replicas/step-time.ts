import type { Replica } from '../../layers/models/replica.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { PART_OUTPUTS, replicaTime } from './replica.quantities.ts'

const shared = { scope: 'placement', per: 'horizon', kind: 'rate', unit: 'milliseconds', rule: 'M4' } as const

export const stepTime = defineFormula({
	...shared,
	key: 'workloads.replica.stepMs',
	symbol: 't_step',
	label: 'One decode step at full batch',
	short: 'One decode step',
	source: 'Methodology/compute §2.2: parts are added, not the largest taken',
	inputs: {
		layers: PART_OUTPUTS.layers,
		weights: PART_OUTPUTS.weights,
		attention: PART_OUTPUTS.attention,
		matrix: PART_OUTPUTS.matrix,
		links: PART_OUTPUTS.links,
	},
	expression: 'layers + weights + attention + matrix + links',
	examples: [{ inputs: { layers: 4.4, weights: 9, attention: 3, matrix: 6, links: 1 }, value: 23.4 }],
})

/** What a user waits for beside the step: prompts of others. 0 where a measured throughput stands for the engine. */
export const prefillInterference = defineFormula({
	...shared,
	key: 'workloads.replica.promptsOfOthersMs',
	symbol: 't_pre',
	label: 'Share of time per token spent on other prompts',
	short: 'Other prompts, share of time per token',
	source: 'Methodology/compute §2.2: TPOT = t_step ÷ s + B · prompt ÷ OSL',
	inputs: { time: replicaTime, step: stepTime, accepted: PART_OUTPUTS.accepted },
	expression: 'if(accepted > 0, max(0, time - step / accepted), 0)',
	examples: [
		{ inputs: { time: 40, step: 30, accepted: 1.5 }, value: 20 },
		{ inputs: { time: 40, step: 0, accepted: 0 }, value: 0 },
	],
})

type PartArrays = Readonly<Record<keyof typeof PART_OUTPUTS, Float64Array>>

/** Writes the parts of a placement's step. */
export function fillParts(output: PartArrays, index: number, { parts, promptSeconds }: Replica): void {
	if (parts === null) return
	output.layers[index] = parts.layersMs
	output.weights[index] = parts.weightsMs
	output.attention[index] = parts.attentionMs
	output.matrix[index] = parts.matrixMs
	output.links[index] = parts.linksMs
	output.accepted[index] = parts.acceptedTokens
	output.prompt[index] = promptSeconds ?? 0
}
