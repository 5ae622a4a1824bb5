import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { power } from '#shared/formats/figures.ts'
import { addMonths } from '#shared/units/months.ts'
import { PLAIN, slipStatus, type Dated } from './dated.ts'

type JudgedSteps = Pick<PlanResult, 'verdict'>

/** Steps that were asked for, of every site that states any, in order of time. */
function statedSteps({ verdict }: JudgedSteps) {
	return Object.entries(verdict.sites)
		.flatMap(([siteId, { basis, steps }]) => (basis === 'stated' ? steps.map((step) => ({ siteId, ...step })) : []))
		.toSorted((one, other) => one.month.localeCompare(other.month))
}

/** Each date that was asked for as a row: from its month to the one in which it is met, late by what the verdict says. */
export function targetRows({ sites }: Pick<PlanFile, 'sites'>, result: JudgedSteps): readonly Dated[] {
	return statedSteps(result).map(({ siteId, month, itMW, reached, monthsLate }): Dated => {
		const at = sites.length === 1 ? '' : ` at ${sites.find(({ id }) => id === siteId)?.name ?? siteId}`
		const end = reached === null ? null : addMonths(reached, 1)
		const delayMonths = Math.max(0, monthsLate ?? 0)
		return {
			...PLAIN,
			ref: `milestone:target/${siteId}/${month}`,
			kind: 'milestone',
			name: `Target${at}: ${power(itMW)} IT`,
			siteId: null,
			layer: 'energy',
			plannedStart: month,
			plannedEnd: addMonths(month, 1),
			start: reached ?? month,
			end,
			delayMonths,
			...slipStatus({ end, delayMonths: monthsLate ?? 0 }),
			...(end === null && { statusText: 'Not met in the plan' }),
		}
	})
}

/** The same as lines through the chart: a month once, missed where any of its steps is. */
export function targetMarks(result: JudgedSteps): readonly { readonly month: string; readonly isLate: boolean }[] {
	const late = new Map<string, boolean>()
	for (const { month, monthsLate } of statedSteps(result))
		late.set(month, late.get(month) === true || (monthsLate ?? 1) > 0)
	return [...late].map(([month, isLate]) => ({ month, isLate }))
}
