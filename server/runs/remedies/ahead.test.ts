import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanChange } from '#shared/remedies.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { findRemedies } from './find-remedies.ts'

/** A search runs the engine a hundred times. */
const SEARCHES_MS = 120_000
const MONTH = /^\d{4}-\d{2}$/
/** Every month that a change writes. */
function monthsIn(change: PlanChange): readonly string[] {
	const written: readonly unknown[] = change.action === 'set' ? [change.value] : Object.values(change.item)
	return written.filter((value): value is string => typeof value === 'string' && MONTH.test(value))
}
function changesOf(plan: PlanFile): readonly PlanChange[] {
	const { shortfalls, labour } = findRemedies(plan)
	const own = shortfalls.flatMap(({ remedies }) => remedies.map(({ change }) => change))
	return [...own, ...(labour?.remedies ?? []).flatMap(({ change }) => change ?? [])]
}
const plans: readonly PlanFile[] = [
	workedPlan('simple'),
	...TEMPLATES.slice(0, 1).flatMap(({ plan }) => {
		const parsed = parsePlanFile(plan)
		return parsed.ok ? [parsed.plan] : []
	}),
]

test('no remedy names a month before the status month (U16)', { timeout: SEARCHES_MS }, () => {
	for (const plan of plans) {
		const asOfMonth = addMonths(plan.startMonth, 8)
		for (const change of changesOf({ ...plan, asOfMonth }))
			for (const month of monthsIn(change)) expect(month >= asOfMonth, JSON.stringify(change)).toBe(true)
	}
})

test('months that are past are no run to mend (R8)', { timeout: SEARCHES_MS }, () => {
	const plan = workedPlan('simple')
	const firsts = findRemedies({ ...plan, asOfMonth: '2027-01' }).shortfalls
	expect(firsts.length).toBeGreaterThan(0)
	for (const { firstMonth } of firsts) expect(firstMonth >= '2027-01').toBe(true)
	expect(changesOf({ ...plan, asOfMonth: '2029-01' })).toEqual([])
})
