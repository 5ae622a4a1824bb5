import { field } from './field.ts'

/** Packages that a utility builds as well as a plan does. */
const PACKAGES = ['gen_ccgt', 'gen_simple_cycle', 'gen_solar', 'bess', 'hv_line', 'substation_mv'] as const

export const gatingWorkFields = {
	id: field.id({ label: 'ID', help: 'Identifies the work.' }),
	siteId: field.reference({ label: 'Site', help: 'Site whose power depends on it.', reference: 'sites' }),
	contractId: field.reference({
		label: 'Contract',
		help: 'Grid contract that depends on this work.',
		reference: 'powerContracts',
	}),
	name: field.text({ label: 'Work', help: 'Name in the plan.', defaultText: 'its id' }),
	package: field.choice({
		label: 'Work type',
		help: 'Plant, storage, line or substation. Blank: no labor counted.',
		choices: PACKAGES,
		defaultText: 'permit',
	}),
	quantity: field.optionalNumber({
		label: 'Size',
		help: 'Plant and storage MW, line circuit-miles, substation MVA.',
		max: 1e6,
		default: 0,
		source: 'no labor counted unless set',
		quality: 'benchmark',
	}),
	startMonth: field.month({ label: 'Start', help: 'First month of work; may precede the plan.' }),
	durationMonths: field.integer({
		label: 'Duration',
		help: 'Planned months of work.',
		unit: 'gridMonths',
		min: 1,
		max: 120,
	}),
	gatesMW: field.optionalNumber({
		label: 'MW blocked',
		help: 'Contract MW waiting on it.',
		unit: 'plantMW',
		max: 100_000,
		defaultText: 'all',
	}),
	labour: field.choice({
		label: 'Labor',
		help: 'Shared: competes for your local labor.',
		choices: ['apart', 'shared'],
		default: 'apart',
		source: 'a utility brings its own crews',
		quality: 'benchmark',
	}),
	contributionUsd: field.optionalNumber({
		label: 'Contribution',
		help: 'Paid evenly over the year before completion.',
		unit: 'usd',
		max: 1e11,
		default: 0,
		source: 'none unless set',
		quality: 'benchmark',
	}),
} as const
