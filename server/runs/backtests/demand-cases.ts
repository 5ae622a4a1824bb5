import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import { inputsOf } from './case-inputs.ts'
import { runCasePlan } from './case-plan.ts'

const START = '2025-02'
const NODE = 8
const OUTPUT_TOKENS_PER_REQUEST = 1000

/** Nodes that a day's tokens keep busy, all day long, at the node rates the case states: prefill and decode in one pool. */
export function predictServingNodes(row: ValidationCase): number {
	const inputs = inputsOf(row)
	const inputPerOutput = inputs.number('input_tokens') / inputs.number('output_tokens')
	const secondsPerOutputToken =
		1 / inputs.number('decode_tok_s_node') + inputPerOutput / inputs.number('prefill_tok_s_node')
	const result = runCasePlan(row.id, {
		startMonth: START,
		horizonMonths: 1,
		sites: [{ id: 'site', name: 'Fleet', country: 'CN', latitude: 30.3, longitude: 120.2 }],
		applications: [
			{
				id: 'app',
				name: 'Requests',
				archetype: 'customer-service',
				unitsAtStart: inputs.number('output_tokens') / OUTPUT_TOKENS_PER_REQUEST,
				growth: 'constant',
				requestsPerUnitPerDay: 1,
				outputTokensPerRequest: OUTPUT_TOKENS_PER_REQUEST,
				inputTokensPerRequest: OUTPUT_TOKENS_PER_REQUEST * inputPerOutput,
				reasoningMultiplier: 1,
				activeHoursPerDay: 24,
				activeDaysPerMonth: 30.4,
				peakFactor: 1,
			},
		],
		workloads: [
			{
				id: 'serve',
				kind: 'inference',
				model: 'deepseek-v3-r1',
				applicationIds: ['app'],
				startMonth: START,
				acceleratorsPerReplica: NODE,
				targetUtilisation: 1,
				tokensPerSecondPerAccelerator: 1 / secondsPerOutputToken / NODE,
			},
		],
		assumptions: { acceleratorAvailability: 1 },
	})
	return (result.workloads['serve']?.acceleratorsRequired[0] ?? 0) / NODE
}
