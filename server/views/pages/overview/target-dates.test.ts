import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
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

test('a layer is told by the item that comes last, with its month, not by the one that costs most', () => {
	const plan = planFile({
		...{ horizonMonths: 60, startMonth: '2026-10' },
		sites: [{ id: 's', name: 'Reno', latitude: 39.5, longitude: -119.8, targetItMW: 50, targetMonth: '2027-06' }],
		powerContracts: [contract('grid', { siteId: 's', capacityMW: 90, startMonth: '2026-10', rampMonths: 1 })],
		buildPhases: [
			hall('large', {
				siteId: 's',
				name: 'Large',
				itMW: 40,
				scope: 'existing',
				startMonth: '2027-09',
				durationMonths: 0,
			}),
			hall('small', {
				siteId: 's',
				name: 'Small',
				itMW: 10,
				scope: 'existing',
				startMonth: '2027-12',
				durationMonths: 0,
			}),
		],
		chipOrders: [
			{ id: 'o', siteId: 's', chip: 'h100-sxm', accelerators: 60_000, orderMonth: '2026-10', leadTimeMonths: 6 },
		],
	})
	const result = computePlan(plan)
	const halls = result.verdict.losses.filter(({ kind, layer }) => kind === 'late' && layer === 'infrastructure')
	expect(halls.toSorted((a, b) => b.mwMonths - a.mwMonths)[0]?.item).toBe('phase:large')
	const { rows } = targetDates(plan, result)
	expect(rows.filter(({ name }) => name.endsWith(' ready'))).toMatchObject([
		{ name: 'Small ready', date: 'Dec 2027', needed: 'Jun 2027', of: 'phase:small' },
	])
})
