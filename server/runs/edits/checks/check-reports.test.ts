import { expect, test } from 'vitest'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { decideEdit } from '../decide-edit.ts'
import type { PageEdit, PlanCommand } from '../plan-command.ts'
import { draftOf } from '../plan-edit.ts'

const TODAY = '2026-11'
const EMPTY_AHEAD = { ref: 'phase:a', month: '2027-12' }

const heldOf = (over: Record<string, unknown>) => {
	const plan = planFile({ buildPhases: [hall('a')], ...over })
	return { rev: 1, plan, draft: draftOf(plan) }
}
const decide = (command: PlanCommand, over: Record<string, unknown> = {}) =>
	decideEdit(heldOf(over), { command, userId: 'ada', since: [], budget: 1e12, today: TODAY })
const typed = (fields: Record<string, string>): PlanCommand => ({
	command: 'page',
	edit: { intent: 'add', list: 'actuals' },
	typed: { ref: 'a', ...fields },
	today: TODAY,
})
const told = (decided: ReturnType<typeof decide>) => (decided.ok ? [] : decided.told.problems)

test('a report of a month still to come that says nothing is refused at both its fields', () => {
	expect(told(decide(typed({ month: '2027-12' })))).toEqual([
		{
			field: 'month',
			text: 'Month: December 2027 is still to come. A report is of what was done by the end of a month: give one up to November 2026.',
		},
		{
			field: 'percentComplete',
			text: 'Complete: nothing is reported. Say how much is done, how many people were on site, or the hours to date.',
		},
	])
})

test('a report of this month that says one thing is taken, and so is a later one of a plan looked at from later', () => {
	expect(decide(typed({ month: '2026-11', percentComplete: '20 %' })).ok).toBe(true)
	expect(decide(typed({ month: '2026-11', headcount: '0' })).ok).toBe(true)
	const later = typed({ month: '2027-12', headcount: '40' })
	expect(told(decide(later)).map(({ field }) => field)).toEqual(['month'])
	expect(decide(later, { asOfMonth: '2027-12' }).ok).toBe(true)
})

test('a program is held to the same month and the same contents', () => {
	const added = (item: Record<string, string | number>): PlanCommand => ({
		command: 'edits',
		edits: [{ action: 'add', kind: 'actuals', item }],
	})
	expect(decide(added({ ...EMPTY_AHEAD, headcount: 40 }))).toMatchObject({
		ok: false,
		problems: [{ path: 'actuals[0].month' }],
	})
	expect(decide(added({ ...EMPTY_AHEAD, month: TODAY }))).toMatchObject({
		ok: false,
		problems: [{ path: 'actuals[0].percentComplete' }],
	})
})

test('nothing is left of a report by emptying its only figure or by dating it ahead', () => {
	const actuals = [{ ref: 'phase:a', month: '2026-10', headcount: 40 }]
	const set = (field: string, text: string): PlanCommand => {
		const edit: PageEdit = { intent: 'set', list: 'actuals', cells: [{ id: 'phase:a/2026-10', field, text }] }
		return { command: 'page', edit, typed: {}, today: TODAY }
	}
	const over = { actuals }
	expect(told(decide(set('headcount', ''), over)).map(({ field }) => field)).toEqual(['headcount'])
	expect(told(decide(set('month', '2027-01'), over)).map(({ field }) => field)).toEqual(['month'])
	expect(decide(set('month', '2026-09'), over).ok).toBe(true)
})

test('a plan that holds such a report already can be edited, mended and rid of it', () => {
	const over = { actuals: [EMPTY_AHEAD] }
	const renamed: PlanCommand = {
		command: 'patches',
		patches: [{ kind: 'buildPhases', itemId: 'a', field: 'name', value: 'Hall A' }],
		notes: [],
	}
	expect(decide(renamed, over).ok).toBe(true)
	expect(decide({ command: 'removal', kind: 'actuals', itemId: 'phase:a/2027-12' }, over).ok).toBe(true)
})

test('a report of a month after the plan’s last is refused, by its field and with what would mend it; one before it is not', () => {
	const over = { startMonth: '2026-01', horizonMonths: 6 }
	expect(told(decide(typed({ month: '2026-09', headcount: '40' }), over))).toEqual([
		{
			field: 'month',
			text:
				'Month: the plan has no September 2026: it ends with June 2026. ' +
				'Report a month up to June 2026, or lengthen “Horizon” in its Settings.',
		},
	])
	expect(decide(typed({ month: '2025-12', headcount: '40' }), over).ok).toBe(true)
	expect(decide(typed({ month: '2026-06', headcount: '40' }), over).ok).toBe(true)
})
