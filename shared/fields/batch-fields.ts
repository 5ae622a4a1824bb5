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
