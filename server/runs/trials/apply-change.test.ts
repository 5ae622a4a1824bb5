import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { applyChange } from './apply-change.ts'

const plan = planFile({
	powerContracts: [contract('grid', { capacityMW: 200 })],
	notes: { 'powerContracts/grid/capacityMW': { low: 180, high: 220, source: 'Offer of May' } },
})
const withMW = (value: number) =>
	applyChange(plan, { action: 'set', list: 'powerContracts', id: 'grid', field: 'capacityMW', value, was: 200 })

test('a value beyond the range of the old one is tried, and the range goes with the old value', () => {
	const [beyond, within] = [must(withMW(300)), must(withMW(210))]
	expect(beyond.powerContracts[0]?.capacityMW).toBe(300)
	expect(beyond.notes['powerContracts/grid/capacityMW']).toMatchObject({ low: null, high: null })
	expect(within.notes['powerContracts/grid/capacityMW']).toMatchObject({ low: 180, high: 220 })
})
