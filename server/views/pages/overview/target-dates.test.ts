import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { targetDates } from './target-dates.ts'

test('halls of one name are told apart by their sites', () => {
	const at = (siteId: string, name: string) =>
		hall(`${siteId}-${name}`, { siteId, name, itMW: 60, startMonth: '2026-01', durationMonths: 3 })
	const plan = planFile({
		sites: [
			{ id: 'reno', name: 'Reno', latitude: 39.5, longitude: -119.8 },
			{ id: 'ely', name: 'Ely', latitude: 39.2, longitude: -114.9 },
		],
		buildPhases: [at('reno', 'Hall B'), at('ely', 'Hall B'), at('ely', 'North')],
	})
	const { rows, neededHead } = targetDates(plan, computePlan(plan))
	expect(neededHead).toBe('Planned')
	const names = rows.filter(({ isFull }) => !isFull).map(({ name }) => name)
	expect(names.toSorted()).toEqual(['Hall B, Ely', 'Hall B, Reno', 'North'])
})
