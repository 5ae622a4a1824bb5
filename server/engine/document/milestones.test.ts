import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

test('milestones of one month and kind stand in the order of their bytes, in whatever language the machine speaks', () => {
	const place = { country: 'US', latitude: 32.45, longitude: -99.73 }
	const { milestones } = computePlan(
		planFile({
			sites: [
				{ ...place, id: 'one', name: 'alpha' },
				{ ...place, id: 'two', name: 'Zeta' },
			],
			powerContracts: [contract('first', { siteId: 'one' }), contract('second', { siteId: 'two' })],
		}),
	)
	expect(milestones.map(({ siteId }) => siteId)).toEqual(['two', 'one'])
})
