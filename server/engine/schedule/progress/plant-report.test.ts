import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'

test('a plant half done where .862 was due goes on at .7 of its pace, and its contract waits for it (pV4)', () => {
	const gas = { id: 'gas', kind: 'btm_gt_simple', capacityMW: 40, startMonth: '2027-01', status: 'agreement' }
	const reported = (percentComplete: number) =>
		computePlan(
			reproduction({
				contracts: [gas],
				plan: { actuals: [{ ref: 'contract:gas', month: '2026-06', percentComplete }] },
			}),
		)
	const half = reported(0.5)
	const { progress, delayMonths, cause } = must(half.schedule['contract:gas'])
	// 24 of 30 months have gone; half is due after 16.77. What lacks takes 13.23 ÷ .699 = 18.9 months, its last half per cent none.
	expect(progress).toMatchObject({ baselineStart: '2024-07', baselineFinish: '2026-12', forecastFinish: '2027-12' })
	expect(24 * (progress?.spi ?? NaN)).toBeCloseTo(16.77, 2)
	expect((30 - 16.77) / (progress?.spi ?? NaN)).toBeCloseTo(18.9, 1)
	expect(progress?.plannedShare).toBeCloseTo(0.862, 3)
	expect([delayMonths, cause]).toEqual([12, 'progress'])
	expect(must(half.contracts['gas']).start).toBe('2028-01')
	// Ready half a year early, it is not fed before its contract begins.
	const done = reported(1)
	expect(done.schedule['contract:gas']).toMatchObject({ finish: '2026-06', delayMonths: -6, cause: null })
	expect(must(done.contracts['gas']).start).toBe('2027-01')
})

test('machines of a plant that is being built, or reports on its work, count as ordered; those of one agreed to are late (pD3)', () => {
	const gas = { id: 'gas', kind: 'btm_gt_simple', capacityMW: 40, startMonth: '2027-01' }
	const stateWith = (status: string, actuals: readonly Record<string, unknown>[] = []) => {
		const contracts = [{ ...gas, status }]
		const { sites } = computePlan(reproduction({ contracts, plan: { actuals, asOfMonth: '2026-06' } }))
		return must(must(sites['s']).equipment.find(({ name }) => /turbine/i.test(name))).state
	}
	expect(stateWith('agreement')).toBe('late')
	expect(stateWith('agreement', [{ ref: 'contract:gas', month: '2026-06', percentComplete: 0.5 }])).toBe(
		'assumed_ordered',
	)
	expect(stateWith('construction')).toBe('assumed_ordered')
	expect(stateWith('energised')).toBe('assumed_ordered')
})
