import { expect, test } from 'vitest'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { decideEdit } from '../decide-edit.ts'
import type { PlanCommand } from '../plan-command.ts'
import { draftOf } from '../plan-edit.ts'

const heldOf = (assumptions: Record<string, unknown> = {}) => {
	const plan = planFile({ assumptions })
	return { rev: 1, plan, draft: draftOf(plan) }
}
const site = heldOf().plan.sites[0]?.id ?? ''
/** All sites share it. */
const SHARED = `${site}/discountRate`
/** A site may have its own. */
const OWN = `${site}/idlePowerShare`
const decide = (command: PlanCommand, assumptions: Record<string, unknown> = {}) =>
	decideEdit(heldOf(assumptions), { command, userId: 'ada', since: [], budget: 1e12 })
const set = (itemId: string, value: number | null): PlanCommand => ({
	command: 'edits',
	edits: [{ action: 'update', kind: 'assumptions', itemId, field: '', value }],
})
const merge = (patch: Record<string, number | null>): PlanCommand => ({
	command: 'merge',
	patch: { assumptions: patch },
	baseRev: 1,
})

test('a site gets no value of an assumption that all share: it is refused by its name, with what would be one', () => {
	for (const command of [set(SHARED, 0.1), merge({ [SHARED]: 0.1 })]) {
		const decided = decide(command)
		expect(decided).toMatchObject({
			ok: false,
			problems: [
				{
					path: `assumptions.${SHARED}`,
					message: 'all sites share it, and a value of one of them would move nothing',
					mend: 'State it for the whole plan. See `assumptions.discountRate`.',
				},
			],
		})
		expect(decided.ok ? [] : decided.told.problems.map(({ text }) => text)).toEqual([
			`Discount rate at ${heldOf().plan.sites[0]?.name ?? ''}: all sites share it, and a value of one of them would move nothing. State it for the whole plan.`,
		])
	}
	const chip: PlanCommand = {
		command: 'edits',
		edits: [{ action: 'update', kind: 'assumptions', itemId: `${site}/defaultChip`, field: '', value: 'h100-sxm' }],
	}
	expect(decide(chip)).toMatchObject({ ok: false, problems: [{ path: `assumptions.${site}/defaultChip` }] })
})

test('of the whole plan it is taken, and so is a site’s own value where a site may have one', () => {
	expect(decide(set('discountRate', 0.1)).ok).toBe(true)
	expect(decide(set(OWN, 0.3)).ok).toBe(true)
	expect(decide(merge({ discountRate: 0.1, [OWN]: 0.3 })).ok).toBe(true)
})

test('a plan that holds one already can be edited, rid of it and put in the place of another', () => {
	const kept = { [SHARED]: 0.1 }
	expect(decide(set('discountRate', 0.09), kept).ok).toBe(true)
	expect(decide(set(SHARED, null), kept)).toMatchObject({ ok: true, next: { plan: { assumptions: {} } } })
	expect(decide(merge({ [SHARED]: 0.1, [OWN]: 0.3 }), kept).ok).toBe(true)
	expect(decide(set(SHARED, 0.2), kept).ok).toBe(false)
	expect(decide({ command: 'replacement', plan: heldOf(kept).draft }).ok).toBe(true)
	// A workbook of such a plan is read as its file is.
	const part = { take: 'set', kind: 'assumptions', itemId: SHARED, field: '', value: 0.1 } as const
	expect(decide({ command: 'parts', parts: [part], baseRev: 1 }).ok).toBe(true)
})
