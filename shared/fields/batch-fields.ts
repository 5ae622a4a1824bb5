import { applicationFields } from './demand-fields.ts'
import { field } from './field.ts'

export const batchFields = {
	applicationIds: field.references({
		label: 'Applications',
		help: 'Whose batch jobs it also runs.',
		reference: 'applications',
	}),
	jobsPerMonth: field.number({
		label: 'Jobs a month',
		help: 'Besides those of its applications.',
		unit: 'jobsPerMonth',
		max: 1e15,
	}),
	jobSize: field.optionalNumber({
		label: 'Job size',
		help: 'In the model’s unit, such as tokens of a complex.',
		unit: 'count',
		min: 1e-6,
		max: 1e12,
		defaultText: 'the model’s reference size',
	}),
	acceleratorHoursPerJob: field.optionalNumber({
		label: 'Accelerator-hours a job',
		help: 'Wins over the model’s own cost.',
		unit: 'acceleratorHours',
		max: 1e9,
		defaultText: 'from the model’s job',
		neededWhen: 'the cost of a job of the model is not known',
	}),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month' }),
} as const

/** Work that asks for accelerators alone. */
export const standingFields = {
	model: field.optionalReference({ label: 'Model', help: 'Only for show.', reference: 'models' }),
	fleetShare: field.optionalNumber({
		label: 'Share of the fleet',
		help: 'Of the accelerators that run at its sites; or give accelerators, or hours.',
		unit: 'share',
		max: 1,
		neededWhen: 'neither accelerators nor hours are given',
	}),
	accelerators: field.optionalNumber({
		label: 'Accelerators',
		help: 'It holds from its first month, in whole servers; or give a share of the fleet, or hours.',
		unit: 'accelerators',
		max: 1e8,
		neededWhen: 'neither a share of the fleet nor hours are given',
	}),
	acceleratorsAtEnd: field.optionalNumber({
		label: 'Accelerators at the end',
		help: 'Left out, as at the start.',
		unit: 'accelerators',
		max: 1e8,
		defaultText: 'as at the start',
	}),
	growth: { ...applicationFields.growth, help: 'How accelerators move from start to end.' },
	acceleratorHoursPerMonth: field.optionalNumber({
		label: 'Accelerator-hours a month',
		help: 'It needs; or give accelerators, or a share of the fleet.',
		unit: 'acceleratorHours',
		max: 1e12,
		neededWhen: 'neither accelerators nor a share of the fleet are given',
	}),
	endMonth: field.optionalMonth({ label: 'Until', help: 'Left out, the last month.', defaultText: 'the last month' }),
} as const
