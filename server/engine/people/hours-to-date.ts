import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { UNITS } from '#shared/units/units.ts'
import { addRow, at, item, sum } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineInput, defineOutput } from '../kernel/quantity.ts'
import { hoursBeforePlan, plannedHours } from '../schedule/schedule.quantities.ts'
import { fromReport, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { planHours } from './workforce-heads.ts'

const SOURCE = 'Methodology §3'
const hours = { scope: 'plan', per: 'month', kind: 'state', unit: 'labourHours', rule: 'W3', source: SOURCE } as const

export const hoursToDate = defineOutput({
	...hours,
	key: 'workforce.construction.hoursToDate',
	symbol: 'H_to',
	label: 'Construction hours worked to month end, incl. before the plan',
	short: 'Construction hours to date',
})
export const plannedHoursToDate = defineOutput({
	...hours,
	key: 'workforce.unlevelled.construction.hoursToDate',
	symbol: 'H_plan,to',
	label: 'Construction hours to month end, planned dates',
	short: 'Construction hours to date, planned dates',
})

const INPUTS = { worked: planHours, planned: plannedHours, before: hoursBeforePlan }
const OUTPUTS = { worked: hoursToDate, planned: plannedHoursToDate }

/** The S-curves of construction: hours as they add up. */
export const addUpHours = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'workforce.addUpHours',
	label: 'Construction hours to date',
	rule: 'W3',
	method: 'Hours worked before the plan, plus those of all trades at all sites by month since.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	reads: (_, { output }) => (output === 'worked' ? ['worked', 'before'] : ['planned', 'before']),
	run: ({ world: { months }, input, output }) => {
		const before = sum(input.before.values)
		const planned = new Float64Array(months)
		for (let crew = 0; crew < input.planned.count; crew++) {
			addRow(planned, 0, { values: input.planned.values, from: crew * months, cells: months })
		}
		let [done, asked] = [before, before]
		for (let month = 0; month < months; month++) {
			output.worked[month] = done += input.worked.at(0, month)
			output.planned[month] = asked += at(planned, month)
		}
		return null
	},
})

/** The latest hours to date that reports tell of each item by the end of a month; none after the last report. */
function toldBy(actuals: PlanFile['actuals'], month: string) {
	const told = actuals.flatMap((actual, index) =>
		actual.hoursToDate === null ? [] : [{ ...actual, index, hours: actual.hoursToDate }],
	)
	if (!told.some((one) => one.month >= month)) return []
	const latest = new Map<string, (typeof told)[number]>()
	for (const one of told) {
		const known = latest.get(one.ref)
		if (one.month <= month && (known === undefined || one.month > known.month)) latest.set(one.ref, one)
	}
	return [...latest.values()]
}

/** NaN before the first report and after the last. */
export const reportedHoursToDate = defineInput({
	...hours,
	sparse: true,
	key: 'workforce.actual.hoursToDate',
	symbol: 'H_rep,to',
	label: 'Construction hours to date, reported',
	read: ({ model }: EngineWorld, _, month) => {
		const told = toldBy(model.plan.actuals, item(model.months, month))
		const { label, unit } = fieldFacts('actuals', 'hoursToDate')
		const from = told.map(({ ref, index, hours: value }) => ({
			label: `${label}, ${ref}`,
			value,
			unit: unit === null ? '' : UNITS[unit].label,
			origin: fromReport(index, 'hoursToDate'),
		}))
		const value = told.length === 0 ? NaN : told.reduce((sum, one) => sum + one.hours, 0)
		const text = told.length === 0 ? 'no_hours_reported' : 'hours_reported_together'
		return fromRule(value, { rule: 'pV6', text, source: 'People, places and fleets, V6', from })
	},
})
