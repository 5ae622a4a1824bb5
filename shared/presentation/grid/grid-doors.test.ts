import { expect, test } from 'vitest'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { campusPlan } from '../../../tests/factories/campus-plan.ts'
import { buildForm } from './grid-form.ts'
import { gridKindField } from './grid-facts.ts'
import { GRID_KINDS } from './grid-lists.ts'

/** Every field that a form of the browser asks for, as the registry names it. */
function reached(): ReadonlySet<string> {
	return new Set(
		GRID_KINDS.flatMap((list) => {
			const form = buildForm({ plan: campusPlan(), list, id: null })
			const own = [
				...(form?.fields ?? []).map(({ column }) => column),
				...(form?.tables ?? []).flatMap((t) => t.columns),
			]
			return own.map(({ field }) => (list === 'purchases' ? `buildPhases.procurement.${field}` : `${list}.${field}`))
		}),
	)
}

test('no field of the plan is out of the browser’s reach', () => {
	const doors = reached()
	const all = ITEM_KINDS.flatMap((list) => fieldsOf(list).map(({ name }) => `${list}.${name}`))
	expect(all.filter((name) => !name.endsWith('.id') && !doors.has(name))).toEqual([])
})

test('a form asks for the kind first and needs nothing that it folds away', () => {
	for (const list of GRID_KINDS) {
		const form = buildForm({ plan: campusPlan(), list, id: null })
		const decides = gridKindField(list)
		if (decides !== null) expect(form?.fields[0]?.column.field).toBe(decides)
		for (const { column, kinds, neededFor } of form?.fields ?? [])
			expect(
				neededFor.filter((kind) => kinds !== null && !kinds.includes(kind)),
				`${list}.${column.field}`,
			).toEqual([])
	}
})
