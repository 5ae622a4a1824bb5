import { field } from '../field.ts'
import { LATENCY_CLASSES, LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'

export const PRECISIONS = ['bf16', 'fp8', 'fp4'] as const

const FLEXIBILITIES = ['none', 'shift', 'pause'] as const
const PLACEMENTS = ['listed', 'balanced', 'cheapest'] as const

/** Fields that every workload has. */
export const workloadFields = {
	id: field.id({ label: 'ID', help: 'Identifies the workload.' }),
	name: field.text({ label: 'Workload', help: 'Name in the plan.', defaultText: 'its id' }),
	model: {
		...field.reference({
			label: 'Model',
			help: 'Model it runs; optional for reserved capacity.',
			reference: 'models',
			neededFor: { kind: ['inference', 'training', 'batch'] },
		}),
		required: false,
	},
	siteIds: field.references({
		label: 'Sites',
		help: 'In order of preference; empty: any site.',
		section: 'placement',
		reference: 'sites',
	}),
	placement: field.choice({
		label: 'Placement',
		help: 'In site order, by capacity, or by cheapest energy.',
		section: 'placement',
		seldom: true,
		choices: PLACEMENTS,
		defaultText: 'site order if named, else by capacity',
	}),
	residency: field.countries({
		label: 'Residency',
		help: 'Countries whose sites may run it; empty: any.',
		section: 'placement',
		most: 60,
	}),
	chips: field.references({
		label: 'Chips',
		help: 'Chips it may run on; empty: any.',
		section: 'placement',
		reference: 'chips',
	}),
	priority: field.optionalInteger({
		label: 'Priority',
		help: 'Lowest is served first; equal ranks in list order.',
		section: 'placement',
		unit: 'count',
		max: 1000,
		default: 1,
		source: 'equal unless ranked',
		quality: 'benchmark',
	}),
	startMonth: field.month({ label: 'Start', help: 'First month it needs accelerators.' }),
	flexibility: field.choice({
		label: 'Flexibility',
		help: 'Flexible work counts as non-firm supply; curtailed work is lost.',
		section: 'placement',
		choices: FLEXIBILITIES,
		defaultText: 'not set (firm)',
	}),
} as const

export const inferenceFields = {
	precision: field.choice({
		label: 'Precision',
		help: 'Precision of weights and matrix math.',
		section: 'model',
		choices: PRECISIONS,
		default: 'fp8',
		source: 'usual for serving on Hopper and later',
		quality: 'benchmark',
	}),
	applicationIds: field.references({
		label: 'Applications',
		help: 'Applications it serves. Shared demand is split.',
		neededWhen: 'it is to serve demand',
		reference: 'applications',
	}),
	shares: field.optionalNumbers({
		label: 'Shares',
		help: 'Share of each application, in order.',
		section: 'serving',
		unit: 'share',
		max: 1,
		defaultText: 'equal split of the remainder',
	}),
	latencyClass: field.choice({
		label: 'Latency class',
		help: `Round trip to users: realtime ${LATENCY_LIMITS_MS.realtime} ms, interactive ${LATENCY_LIMITS_MS.interactive} ms, relaxed any.`,
		section: 'serving',
		choices: LATENCY_CLASSES,
		default: 'relaxed',
		source: 'any site may serve it unless stated',
		quality: 'benchmark',
	}),
	timePerOutputTokenMs: field.optionalNumber({
		label: 'Output token time',
		help: 'Latency target per output token.',
		section: 'serving',
		unit: 'milliseconds',
		min: 0.1,
		max: 1e6,
		defaultText: 'strictest application',
	}),
	prefixCacheHit: field.optionalNumber({
		label: 'Prefix cache hit',
		help: 'Share of input tokens found in cache.',
		section: 'serving',
		unit: 'share',
		max: 1,
		defaultText: 'application average',
	}),
	speculativeAcceptance: field.optionalNumber({
		label: 'Speculative acceptance',
		help: 'Tokens accepted per step.',
		section: 'serving',
		unit: 'ratio',
		min: 1,
		max: 20,
		default: 1,
		source: 'none unless measured',
		quality: 'benchmark',
	}),
	contextTokens: field.optionalNumber({
		label: 'Context',
		help: 'Tokens held per sequence.',
		section: 'serving',
		unit: 'tokens',
		max: 1e8,
		defaultText: 'input + output ÷ 2',
	}),
	acceleratorsPerReplica: field.optionalInteger({
		label: 'Accelerators per replica',
		help: 'Accelerators that serve one replica.',
		section: 'serving',
		unit: 'accelerators',
		min: 1,
		max: 100_000,
		defaultText: 'best that meets the latency target',
	}),
	maxBatchPerReplica: field.optionalNumber({
		label: 'Max batch',
		help: 'Concurrent sequences per replica.',
		section: 'serving',
		unit: 'count',
		min: 1,
		max: 1e6,
	}),
	targetUtilisation: field.optionalNumber({
		label: 'Target utilization',
		help: 'Planned share of replica throughput.',
		usual: { assumption: 'targetUtilisation' },
		section: 'serving',
		unit: 'share',
		min: 0.01,
		max: 1,
		defaultText: 'assumption',
	}),
	tokensPerSecondPerAccelerator: field.optionalNumber({
		label: 'Measured tokens/s',
		help: 'Measured output per accelerator. Overrides the engine.',
		section: 'serving',
		unit: 'tokensPerSecondPerAccelerator',
		min: 1e-6,
		max: 1e9,
		neededWhen: 'the model’s size is unknown',
	}),
	endMonth: field.optionalMonth({
		label: 'End',
		help: 'Last month.',
		section: 'placement',
		defaultText: 'last plan month',
	}),
} as const
