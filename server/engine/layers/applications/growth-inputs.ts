import { fromField } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { applicationAt } from './application-inputs.ts'

export const unitsAtStart = fromField('applications', 'unitsAtStart', {
	id: 'applications.unitsAtStart',
	symbol: 'u_0',
	rule: 'A1',
})

export const unitsAtEnd = fromField('applications', 'unitsAtEnd', {
	id: 'applications.unitsAtEnd',
	symbol: 'u_1',
	rule: 'A1',
	otherwise: ({ item, none }) => none('units_as_at_start', item.unitsAtStart),
})

const CURVES = ['constant', 'linear', 'exponential', 's_curve'] as const

/** 0 constant, 1 linear, 2 exponential, 3 S-curve. */
export const growthCurve = defineInput({
	scope: 'application',
	per: 'horizon',
	kind: 'rate',
	id: 'applications.growthCurve',
	symbol: 'curve',
	label: 'Kind of growth: 0 constant, 1 linear, 2 exponential, 3 S-curve',
	unit: 'count',
	rule: 'A1',
	source: 'Applications, as entered',
	read: ({ model }: EngineWorld, index) => {
		const growth = applicationAt(model, index).application.growth ?? 'linear'
		return fromPlan(model, { list: 'applications', index, field: 'growth' }, CURVES.indexOf(growth))
	},
})

export const firstMonth = fromField('applications', 'startMonth', {
	id: 'applications.firstMonth',
	symbol: 'm_0',
	rule: 'A1',
	otherwise: 'from_first_month',
})

export const lastMonth = fromField('applications', 'endMonth', {
	id: 'applications.lastMonth',
	across: 'highest',
	symbol: 'm_1',
	rule: 'A1',
	otherwise: ({ model, none }) => none('to_last_month', model.months.length - 1),
})
