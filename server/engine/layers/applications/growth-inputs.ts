import { monthsBetween } from '#shared/units/months.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRule, type FieldPlace } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { applicationAt } from './application-inputs.ts'

const shared = { scope: 'application', per: 'horizon', kind: 'rate', source: 'Applications, as entered' } as const
const place = (index: number, field: string): FieldPlace => ({ list: 'applications', index, field })

export const unitsAtStart = defineInput({
	...shared,
	id: 'applications.unitsAtStart',
	symbol: 'u_0',
	label: 'Units at the start',
	unit: 'count',
	rule: 'A1',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, place(index, 'unitsAtStart'), applicationAt(model, index).application.unitsAtStart),
})

export const unitsAtEnd = defineInput({
	...shared,
	id: 'applications.unitsAtEnd',
	symbol: 'u_1',
	label: 'Units at the end',
	unit: 'count',
	rule: 'A1',
	read: ({ model }: EngineWorld, index) => {
		const { application } = applicationAt(model, index)
		if (application.unitsAtEnd !== null) return fromPlan(model, place(index, 'unitsAtEnd'), application.unitsAtEnd)
		return fromRule(application.unitsAtStart, {
			rule: 'A1',
			text: 'The plan states no units at the end: as at the start.',
			source: shared.source,
		})
	},
})

const CURVES = ['constant', 'linear', 'exponential', 's_curve'] as const

/** 0 constant, 1 linear, 2 exponential, 3 S-curve. */
export const growthCurve = defineInput({
	...shared,
	id: 'applications.growthCurve',
	symbol: 'curve',
	label: 'Kind of growth: 0 constant, 1 linear, 2 exponential, 3 S-curve',
	unit: 'count',
	rule: 'A1',
	read: ({ model }: EngineWorld, index) => {
		const growth = applicationAt(model, index).application.growth ?? 'linear'
		return fromPlan(model, place(index, 'growth'), CURVES.indexOf(growth))
	},
})

export const firstMonth = defineInput({
	...shared,
	id: 'applications.firstMonth',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_0',
	label: 'First month, months from the plan’s first',
	unit: 'gridMonths',
	rule: 'A1',
	read: ({ model }: EngineWorld, index) => {
		const { startMonth } = applicationAt(model, index).application
		if (startMonth !== null)
			return fromPlan(model, place(index, 'startMonth'), monthsBetween(model.plan.startMonth, startMonth))
		return fromRule(0, { rule: 'A1', text: 'The plan states no start: its first month.', source: shared.source })
	},
})

export const lastMonth = defineInput({
	...shared,
	id: 'applications.lastMonth',
	kind: 'when',
	across: 'highest',
	symbol: 'm_1',
	label: 'Last month, months from the plan’s first',
	unit: 'gridMonths',
	rule: 'A1',
	read: ({ model }: EngineWorld, index) => {
		const { endMonth } = applicationAt(model, index).application
		if (endMonth !== null)
			return fromPlan(model, place(index, 'endMonth'), monthsBetween(model.plan.startMonth, endMonth))
		return fromRule(model.months.length - 1, {
			rule: 'A1',
			text: 'The plan states no end: its last month.',
			source: shared.source,
		})
	},
})
