import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { buildRemoval } from './removal-view.ts'

const bought = { item: 'hv_transformer', quantity: 2, orderMonth: '2026-01' }
const plan = planFile({
	powerContracts: [contract('grid')],
	buildPhases: [hall('a', { procurement: [bought, { ...bought, item: 'ups' }] }), hall('b', { procurement: [bought] })],
})

test('the question before a removal counts what was bought for halls that go', () => {
	expect(buildRemoval(plan, { list: 'sites', id: 'abilene' })?.says[0]).toBe(
		'Also removes: one power contract, two halls and three purchases.',
	)
	expect(buildRemoval(plan, { list: 'buildPhases', id: 'a' })?.says[0]).toBe('Also removes: two purchases.')
	expect(buildRemoval(plan, { list: 'powerContracts', id: 'grid' })?.says).toEqual(['Undo restores all of it.'])
})
