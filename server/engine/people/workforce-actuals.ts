import { fieldFacts } from '#shared/fields/registry.ts'
import { UNITS } from '#shared/units/units.ts'
import { item } from '../cells.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { baselineHours } from '../schedule/progress/progress.quantities.ts'
import { fromReport, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const SOURCE = 'People, places and fleets, V6'
const heads = { per: 'month', kind: 'state', unit: 'heads', rule: 'pV6', source: SOURCE } as const

const siteBaselineHeads = defineFormula({
	...heads,
	scope: 'site',
	id: 'workforce.siteBaselineHeads',
	symbol: 'N_base,s',
	label: 'Construction headcount at a site, without reports',
	inputs: { hours: baselineHours, perHead: hoursPerHead },
	expression: 'hours / perHead',
	examples: [{ inputs: { hours: 20_000, perHead: 200 }, value: 100 }],
})

export const baselineHeadcount = defineSum({
	...heads,
	scope: 'plan',
	key: 'workforce.baseline.construction.headcount',
	symbol: 'N_base',
	label: 'Construction headcount, without reports',
	short: 'Construction headcount, without reports',
	of: siteBaselineHeads,
})

/** NaN in a month without a report. */
export const reportedHeadcount = defineInput({
	...heads,
	scope: 'plan',
	sparse: true,
	key: 'workforce.actual.headcount',
	symbol: 'N_rep',
	label: 'Headcount on site, reported',
	read: ({ model }: EngineWorld, _, month) => {
		const { plan, asOf } = model
		const inMonth = month <= asOf ? item(model.months, month) : null
		const told = plan.actuals.flatMap((actual, index) =>
			actual.headcount !== null && actual.month === inMonth ? [{ ...actual, index }] : [],
		)
		const { label, unit } = fieldFacts('actuals', 'headcount')
		const from = told.map((actual) => ({
			label: `${label}, ${actual.ref}`,
			value: actual.headcount,
			unit: unit === null ? '' : UNITS[unit].label,
			origin: fromReport(actual.index, 'headcount'),
		}))
		const value = told.length === 0 ? NaN : told.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0)
		const text = told.length === 0 ? 'nobody_reported' : 'people_reported_together'
		return fromRule(value, { rule: 'pV6', text, source: SOURCE, from })
	},
})
