import { field } from './field.ts'

/** Packages that a utility builds as well as a plan does. */
const PACKAGES = ['gen_ccgt', 'gen_simple_cycle', 'gen_solar', 'bess', 'hv_line', 'substation_mv'] as const

export const gatingWorkFields = {
	id: field.id({ label: 'Id', help: 'Names the work.' }),
	siteId: field.reference({ label: 'Site', help: 'Whose power waits for it.', reference: 'sites' }),
	contractId: field.reference({
		label: 'Contract',
		help: 'The grid contract that cannot deliver all of its power before the work is done.',
		reference: 'powerContracts',
	}),
	name: field.text({ label: 'Work', help: 'What it is called in the plan.', defaultText: 'its id' }),
	package: field.choice({
		label: 'What is built',
		help: 'Plant, storage, line or substation; left out, a permit or another work without people to be counted.',
		choices: PACKAGES,
		defaultText: 'nothing: a permit',
	}),
	quantity: field.optionalNumber({
		label: 'Size',
		help: 'Megawatts of plant and storage, circuit-miles of line, MVA of substation.',
		max: 1e6,
		default: 0,
		source: 'no people counted unless stated',
		quality: 'benchmark',
	}),
	startMonth: field.month({ label: 'Start', help: 'First month of the work; may lie before the plan.' }),
	durationMonths: field.integer({
		label: 'Duration',
		help: 'Months of work as planned.',
		unit: 'gridMonths',
		min: 1,
		max: 120,
	}),
	gatesMW: field.optionalNumber({
		label: 'Holds back',
		help: 'Megawatts of the contract that wait for the work; left out, all of it.',
		unit: 'plantMW',
		max: 100_000,
		defaultText: 'all of the contract',
	}),
	labour: field.choice({
		label: 'Builders',
		help: 'Shared: a part of them are hired where the plan hires, and the labor markets give it so many fewer.',
		choices: ['apart', 'shared'],
		default: 'apart',
		source: 'a utility brings its own crews',
		quality: 'benchmark',
	}),
	contributionUsd: field.optionalNumber({
		label: 'Contribution',
		help: 'What the plan pays towards the work, in equal parts over the year before it is due.',
		unit: 'usd',
		max: 1e11,
		default: 0,
		source: 'nothing unless stated',
		quality: 'benchmark',
	}),
} as const
