import { expect, test } from 'vitest'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import type { PlanChange } from '#shared/tried-change.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { mergePatchOf } from './merge-patch.ts'

const plan = planFile({
	sites: [
		{
			...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
			labour: { beds: 800 },
			interconnection: {
				limitMW: 300,
				transformers: [
					{ MVA: 80, count: 3 },
					{ MVA: 40, count: 1 },
				],
			},
		},
	],
	powerContracts: [contract('grid')],
	buildPhases: [
		hall('a', { procurement: [{ item: 'hv_transformer', quantity: 2, orderMonth: '2026-09' }] }),
		hall('b', { startsAfter: 'a', startMonth: '2027-01' }),
	],
})
const set = (place: string, value: string | number | null): PlanChange => {
	const [list = '', id = '', field = ''] = place.split('/')
	return { action: 'set', list: list === 'sites' ? 'sites' : 'buildPhases', id, field, value, was: null }
}
const CHANGES: readonly PlanChange[] = [
	set('buildPhases/a/cooling', 'd2c_full_w45_dry'),
	set('buildPhases/b/startsAfter', null),
	set('buildPhases/a/procurement.0.orderMonth', '2026-03'),
	set('sites/abilene/labour.beds', 1400),
	set('sites/abilene/interconnection.transformers.0.count', 4),
	{
		action: 'add',
		list: 'powerContracts',
		item: {
			id: 'bridge-1',
			siteId: 'abilene',
			kind: 'bridge_ramp',
			capacityMW: 20,
			startMonth: '2026-03',
			rampMonths: 1,
		},
	},
]

test('a patch says the entry by its id, and writes an inner list whole', () => {
	const [cooling, , , , transformers] = CHANGES.map((change) => mergePatchOf(plan, change))
	expect(cooling).toEqual({ buildPhases: { a: { cooling: 'd2c_full_w45_dry' } } })
	expect(transformers).toEqual({
		sites: {
			abilene: {
				interconnection: {
					transformers: [
						{ MVA: 80, count: 4 },
						{ MVA: 40, count: 1 },
					],
				},
			},
		},
	})
})

test.each(CHANGES)('the patch of %o makes the plan that the change makes', (change) => {
	const made = applyChange(plan, change)
	expect(made).not.toBeNull()
	expect(applyChange(plan, { action: 'merge', patch: mergePatchOf(plan, change) })).toEqual(made)
})

test('a patch that would not make a valid plan makes none', () => {
	expect(applyChange(plan, { action: 'merge', patch: { buildPhases: { a: { cooling: 'ice' } } } })).toBeNull()
})
