import { applicationFields } from './demand-fields.ts'
import { field } from './field.ts'

export const batchFields = {
	applicationIds: field.references({
		label: 'Applications',
		help: 'Applications whose batch jobs it runs.',
		reference: 'applications',
	}),
	jobsPerMonth: field.number({
		label: 'Jobs per month',
		help: 'In addition to its applications’ jobs.',
		unit: 'jobsPerMonth',
		max: 1e15,
	}),
	jobSize: field.optionalNumber({
		label: 'Job size',
		help: 'In the model’s unit, e.g. tokens per complex.',
		unit: 'count',
		min: 1e-6,
		max: 1e12,
		defaultText: 'model reference size',
	}),
	acceleratorHoursPerJob: field.optionalNumber({
		label: 'Accelerator-hours per job',
		help: 'Overrides the model’s own cost.',
		unit: 'acceleratorHours',
		max: 1e9,
		defaultText: 'from the model',
		neededWhen: 'the model has no job cost',
	}),
	endMonth: field.optionalMonth({ label: 'End', help: 'Last month.', defaultText: 'last plan month' }),
} as const

/** Work that asks for accelerators alone. */
export const standingFields = {
	model: field.optionalReference({ label: 'Model', help: 'For reference only.', reference: 'models' }),
	fleetShare: field.optionalNumber({
		label: 'Fleet share',
		help: 'Share of accelerators running at its sites.',
		unit: 'share',
		max: 1,
		neededWhen: 'neither accelerators nor hours are given',
	}),
	accelerators: field.optionalNumber({
		label: 'Accelerators',
		help: 'Held from the first month, in whole servers.',
		unit: 'accelerators',
		max: 1e8,
		neededWhen: 'neither a share of the fleet nor hours are given',
	}),
	acceleratorsAtEnd: field.optionalNumber({
		label: 'Accelerators at end',
		help: 'Accelerators in the last month.',
		unit: 'accelerators',
		max: 1e8,
		defaultText: 'as at start',
	}),
	growth: applicationFields.growth,
	acceleratorHoursPerMonth: field.optionalNumber({
		label: 'Accelerator-hours per month',
		help: 'Accelerator-hours it needs.',
		unit: 'acceleratorHours',
		max: 1e12,
		neededWhen: 'neither accelerators nor a share of the fleet are given',
	}),
	endMonth: field.optionalMonth({ label: 'End', help: 'Last month.', defaultText: 'last plan month' }),
} as const
