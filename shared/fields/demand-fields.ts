import { field } from './field.ts'

export const GROWTHS = ['constant', 'linear', 'exponential', 's_curve'] as const
export const WORKLOAD_KINDS = ['inference', 'training', 'batch'] as const
export const PRECISIONS = ['bf16', 'fp8', 'fp4'] as const
export const TRAINING_METHODS = ['full', 'lora', 'continued'] as const

const archetype = { defaultText: 'the archetype’s', layer: 'applications' } as const

export const applicationFields = {
	id: field.id({ label: 'Id', help: 'Names the application.' }),
	name: field.text({ label: 'Application', help: 'How it is shown; left out, its id.', defaultText: 'its id' }),
	archetype: field.reference({ label: 'Kind of use', help: 'Gives requests, tokens, peak and hours unless stated here.', reference: 'archetypes', layer: 'applications' }),
	unitsAtStart: field.number({ label: 'Units at the start', help: 'Users, contacts, robots: the unit is the archetype’s.', unit: 'count', max: 1e12, layer: 'applications' }),
	unitsAtEnd: field.optionalNumber({ label: 'Units at the end', help: 'Left out, as at the start.', unit: 'count', max: 1e12, defaultText: 'as at the start', layer: 'applications' }),
	growth: field.choice({
		label: 'Growth',
		help: 'How units move from start to end.',
		choices: GROWTHS,
		default: 'linear',
		source: 'the plainest path',
		quality: 'guess',
		layer: 'applications',
	}),
	startMonth: field.optionalMonth({ label: 'From', help: 'Left out, the plan’s first month.', defaultText: 'the plan’s first month', layer: 'applications' }),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month', layer: 'applications' }),
	adoption: field.optionalNumber({
		label: 'Adoption',
		help: 'Share of units that use it.',
		unit: 'share',
		max: 1,
		default: 1,
		source: 'units are counted as users',
		quality: 'benchmark',
		layer: 'applications',
	}),
	requestsPerUnitPerDay: field.optionalNumber({ ...archetype, label: 'Requests a unit and active day', help: 'Left out, the archetype’s.', unit: 'requests', max: 1e9 }),
	inputTokensPerRequest: field.optionalNumber({ ...archetype, label: 'Input tokens a request', help: 'Cached ones included.', unit: 'tokens', max: 1e8 }),
	outputTokensPerRequest: field.optionalNumber({ ...archetype, label: 'Output tokens a request', help: 'Before the reasoning multiplier.', unit: 'tokens', max: 1e8 }),
	reasoningMultiplier: field.optionalNumber({ ...archetype, label: 'Reasoning multiplier', help: 'Multiplies output tokens, stated ones too.', unit: 'ratio', max: 1000 }),
	activeHoursPerDay: field.optionalNumber({ ...archetype, label: 'Active hours a day', help: 'The window requests fall into.', unit: 'hoursPerDay', min: 0.1, max: 24 }),
	activeDaysPerMonth: field.optionalNumber({
		label: 'Active days a month',
		help: '30.4, or 21.7 where the unit is a workday.',
		unit: 'daysPerMonth',
		min: 0.1,
		max: 30.4,
		defaultText: 'the archetype’s',
		layer: 'applications',
	}),
	peakFactor: field.optionalNumber({ ...archetype, label: 'Peak factor', help: 'Peak ÷ mean inside the active window.', unit: 'ratio', min: 1, max: 1000 }),
	revenueUsdPerMillionTokens: field.optionalNumber({ label: 'Revenue', help: 'Of a million served output tokens; left out, none.', unit: 'usdPerMillionTokens', max: 1e6, layer: 'applications' }),
} as const

/** Fields that every workload has. */
export const workloadFields = {
	id: field.id({ label: 'Id', help: 'Names the workload.' }),
	name: field.text({ label: 'Workload', help: 'How it is shown; left out, its id.', defaultText: 'its id' }),
	model: field.reference({ label: 'Model', help: 'A key of the models table or of the plan’s own models.', reference: 'models', layer: 'models' }),
	siteIds: field.references({ label: 'Sites', help: 'In order of preference; empty, any site.', reference: 'sites' }),
	chips: field.references({ label: 'Chips', help: 'It may run on; empty, any.', reference: 'chips', layer: 'chips' }),
	priority: field.optionalInteger({
		label: 'Priority',
		help: 'Lower is served first; equal ones in list order.',
		unit: 'count',
		max: 1000,
		default: 1,
		source: 'all alike unless ranked',
		quality: 'benchmark',
		layer: 'models',
	}),
	startMonth: field.month({ label: 'From', help: 'It asks for accelerators from this month.', layer: 'models' }),
} as const

export const inferenceFields = {
	precision: field.choice({
		label: 'Precision',
		help: 'Of weights and matrix work.',
		choices: PRECISIONS,
		default: 'fp8',
		source: 'usual for serving on Hopper and later',
		quality: 'benchmark',
		layer: 'models',
	}),
	applicationIds: field.references({ label: 'Applications', help: 'It serves; an application named by several workloads is split.', reference: 'applications' }),
	timePerOutputTokenMs: field.optionalNumber({ label: 'Time per output token', help: 'Latency target; left out, the strictest of its applications.', unit: 'milliseconds', min: 0.1, max: 1e6, defaultText: 'strictest of its applications', layer: 'models' }),
	prefixCacheHit: field.optionalNumber({ label: 'Prefix cache hit', help: 'Share of input tokens found in cache.', unit: 'share', max: 1, defaultText: 'input-weighted mean of its applications', layer: 'models' }),
	speculativeAcceptance: field.optionalNumber({
		label: 'Speculative acceptance',
		help: 'Tokens accepted a step.',
		unit: 'ratio',
		min: 1,
		max: 20,
		default: 1,
		source: 'none unless measured',
		quality: 'benchmark',
		layer: 'models',
	}),
	contextTokens: field.optionalNumber({ label: 'Context', help: 'Tokens held per sequence; left out, input + half the output.', unit: 'tokens', max: 1e8, defaultText: 'input + output ÷ 2', layer: 'models' }),
	acceleratorsPerReplica: field.optionalInteger({ label: 'Accelerators a replica', help: 'Left out, the best that meets the latency target.', unit: 'accelerators', min: 1, max: 100_000, defaultText: 'most tokens/s per accelerator', layer: 'chips' }),
	maxBatchPerReplica: field.optionalNumber({ label: 'Batch at most', help: 'Sequences a replica serves at once.', unit: 'count', min: 1, max: 1e6, layer: 'models' }),
	targetUtilisation: field.optionalNumber({ label: 'Target utilisation', help: 'Left out, the assumption targetUtilisation.', unit: 'share', min: 0.01, max: 1, defaultText: 'assumption targetUtilisation', layer: 'chips' }),
	tokensPerSecondPerAccelerator: field.optionalNumber({ label: 'Measured tokens/s', help: 'Output, per accelerator; overrides the engine.', unit: 'tokensPerSecondPerAccelerator', min: 1e-6, max: 1e9, layer: 'models' }),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month', layer: 'models' }),
} as const

export const trainingFields = {
	precision: field.choice({
		label: 'Precision',
		help: 'A stated MFU is against the peak of this precision.',
		choices: PRECISIONS,
		default: 'bf16',
		source: 'usual for pre-training',
		quality: 'benchmark',
		layer: 'models',
	}),
	method: field.choice({
		label: 'Method',
		help: 'Full, low-rank adaptation, or continued pre-training.',
		choices: TRAINING_METHODS,
		default: 'full',
		source: 'the plainest case',
		quality: 'benchmark',
		layer: 'models',
	}),
	trainingTokens: field.optionalNumber({ label: 'Training tokens', help: 'Left out, the model’s own.', unit: 'tokens', max: 1e18, defaultText: 'the model’s own', layer: 'models' }),
	accelerators: field.optionalInteger({ label: 'Accelerators', help: 'It asks for; or give a deadline.', unit: 'accelerators', min: 1, max: 1e8, layer: 'chips' }),
	deadlineMonth: field.optionalMonth({ label: 'Deadline', help: 'The run must end in this month; or give accelerators.', layer: 'models' }),
	mfu: field.optionalNumber({ label: 'MFU', help: 'Model FLOPs utilisation of a step; left out, the all-in efficiency prior.', unit: 'share', min: 0.001, max: 1, defaultText: 'the efficiency prior', layer: 'models' }),
	goodput: field.optionalNumber({ label: 'Goodput', help: 'Share of wall time on useful steps; used with a stated MFU.', unit: 'share', min: 0.01, max: 1, defaultText: 'assumption trainingGoodput', layer: 'models' }),
	producesModel: field.optionalReference({ label: 'Produces', help: 'A model of this plan’s catalogue that waits for the run.', reference: 'catalogue.models', layer: 'models' }),
} as const

export const batchFields = {
	applicationIds: field.references({ label: 'Applications', help: 'Whose batch jobs it also runs.', reference: 'applications' }),
	jobsPerMonth: field.number({ label: 'Jobs a month', help: 'Besides those of its applications.', unit: 'jobsPerMonth', max: 1e15, layer: 'models' }),
	jobSize: field.optionalNumber({ label: 'Job size', help: 'In the model’s unit, such as tokens of a complex.', unit: 'count', min: 1e-6, max: 1e12, defaultText: 'the model’s reference size', layer: 'models' }),
	acceleratorHoursPerJob: field.optionalNumber({ label: 'Accelerator-hours a job', help: 'Wins over the model’s own cost.', unit: 'acceleratorHours', max: 1e9, defaultText: 'from the model’s job', layer: 'models' }),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month', layer: 'models' }),
} as const
