import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

test('how far a report is trusted, and the least and most of a pace, are assumptions of the site (pV2)', () => {
	const hall = { scope: 'greenfield', startMonth: '2026-01', durationMonths: 14 }
	const actuals = [{ ref: 'phase:h', month: '2026-06', percentComplete: 0.1, hoursToDate: 400_000 }]
	const estimate = (assumptions: Record<string, number>) => {
		const plan = reproduction({ hall, plan: { actuals, assumptions, asOfMonth: '2026-06' } })
		const { earnedHours, remainingHours, cpi } = must(must(computePlan(plan).schedule['phase:h']).progress)
		return { cpi: must(cpi), pace: (earnedHours * 9) / remainingHours }
	}
	const { cpi, pace } = estimate({})
	expect(pace).toBeCloseTo(Math.max(0.5, 1 + (cpi - 1) * 0.5), 9)
	expect(estimate({ earnedTrustFrom: 0.1, indexFloor: 0.05 }).pace).toBeCloseTo(cpi, 9)
	expect(estimate({ earnedTrustFrom: 0.1, 's/indexFloor': 0.6 }).pace).toBeCloseTo(0.6, 9)
})
