import { longMonth } from '#shared/formats/months.ts'
import { planFields } from '#shared/fields/plan-fields.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { addMonths } from '#shared/units/months.ts'
import { idOf } from '../plan-edit.ts'
import type { EditRecord } from '../record-edits.ts'

type Actual = PlanFile['actuals'][number]

const tellsNothing = ({ percentComplete, headcount, hoursToDate }: Actual) =>
	percentComplete === null && headcount === null && hoursToDate === null

/**
 * What is wrong with the reports of progress that an edit makes: one of a month that is still to come, or one that reports
 * nothing, would move the month that the plan is looked at from, and with it what counts as done. Plans that hold such a
 * report already stay readable, so a plan is not asked, an edit is.
 */
export function checkReports(
	plan: PlanFile,
	records: readonly EditRecord[],
	today: string | undefined,
): readonly Problem[] {
	return records.flatMap(({ kind, action, itemId, fields }): readonly Problem[] => {
		if (kind !== 'actuals' || action === 'remove') return []
		const index = plan.actuals.findIndex((actual) => idOf('actuals', actual) === itemId)
		const actual = plan.actuals[index]
		if (actual === undefined) return []
		const path = `actuals[${String(index)}]`
		// It is told where the last of it was taken away.
		const told = action === 'add' ? 'percentComplete' : (fields.at(-1)?.field ?? '')
		return [
			...(action === 'add'
				? [...stillToCome(plan, { actual, path, today }), ...afterThePlan(plan, { actual, path })]
				: []),
			...(tellsNothing(actual) ? [{ path: `${path}.${told}`, ...NOTHING }] : []),
		]
	})
}

const NOTHING = {
	message: 'nothing is reported',
	mend: 'Say how much is done, how many people were on site, or the hours to date.',
}

function stillToCome(
	{ asOfMonth }: PlanFile,
	{ actual, path, today }: { readonly actual: Actual; readonly path: string; readonly today: string | undefined },
): readonly Problem[] {
	if (today === undefined) return []
	const last = asOfMonth !== null && asOfMonth > today ? asOfMonth : today
	if (actual.month <= last) return []
	return [
		{
			path: `${path}.month`,
			message: `${longMonth(actual.month)} is still to come`,
			mend: `A report is of what was done by the end of a month: give one up to ${longMonth(last)}.`,
		},
	]
}

/** Work may have begun before the plan; after its last month it has none, and a report would only move the month it is looked at from. */
function afterThePlan(
	{ startMonth, horizonMonths }: PlanFile,
	{ actual: { month }, path }: { readonly actual: Actual; readonly path: string },
): readonly Problem[] {
	const last = addMonths(startMonth, horizonMonths - 1)
	if (month <= last) return []
	return [
		{
			path: `${path}.month`,
			message: `the plan has no ${longMonth(month)}: it ends with ${longMonth(last)}`,
			mend: `Report a month up to ${longMonth(last)}, or lengthen “${planFields.horizonMonths.label}” in its Settings.`,
		},
	]
}
