import { expect, test } from 'vitest'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { hallRowEdits, type HallRowEdit } from './hall-row-edits.ts'

const shell = { step: 'shell', startMonth: '2027-06', durationMonths: null }
const plan = planFile({ buildPhases: [hall('a', { steps: [shell] }), hall('b')] })
const edits = (edit: HallRowEdit) =>
	hallRowEdits(plan, { list: 'hallSteps', edit, baseRev: 3 }).map(({ itemId, field, value }) => ({
		itemId,
		field,
		value,
	}))
const set = (itemId: string, field: string, value: string | number | null): HallRowEdit => ({
	intent: 'set',
	patches: [{ itemId, field, value }],
})

test('a dated step is known by its hall and its step', () => {
	expect(planRows(plan, 'hallSteps').map(({ id, name }) => [id, name])).toEqual([
		['a/shell', 'Steel, envelope, roof (dry-in)'],
	])
})

test('a step that is dated for the first time is written with its hall', () => {
	expect(edits(set('b/cx_l4', 'startMonth', '2028-01'))).toEqual([
		{ itemId: 'b', field: 'steps', value: [{ step: 'cx_l4', startMonth: '2028-01', durationMonths: null }] },
	])
	expect(edits(set('nowhere/cx_l4', 'startMonth', '2028-01'))).toEqual([])
})

test('a step of which nothing is dated any more is no row', () => {
	expect(edits(set('a/shell', 'durationMonths', 4))).toEqual([
		{ itemId: 'a', field: 'steps', value: [{ ...shell, durationMonths: 4 }] },
	])
	expect(edits(set('a/shell', 'startMonth', null))).toEqual([{ itemId: 'a', field: 'steps', value: [] }])
})

test('a copy of a dated step dates the next of its hall that has no row', () => {
	expect(edits({ intent: 'duplicate', id: 'a/shell' })).toEqual([
		{ itemId: 'a', field: 'steps', value: [shell, { ...shell, step: 'mep_rough' }] },
	])
})
