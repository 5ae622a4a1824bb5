import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { editedPlace, editedValue } from './edited-place.ts'

test('a plan that comes to be financed at usual terms is told as that, not as empty twice', () => {
	const plan = planFile()
	const place = { kind: 'head', itemId: '', field: 'finance' } as const
	expect([editedPlace(plan, place), editedValue(plan, place, null), editedValue(plan, place, {})]).toEqual([
		'Financed',
		'no',
		'yes',
	])
})
