import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { overviewFigures } from '../overview-view.ts'

const noteOf = (plan: PlanFile) =>
	overviewFigures(plan, computePlan(plan)).find(({ label }) => label === 'IT capacity, full build')?.note

test('beside the capacity stands the power to contract for it, and idle chips are told as what they draw', () => {
	const plan = VERDICT_PLANS['near-idle']()
	const { sites } = computePlan(plan)
	const [fullMW, runMW] = [sites['campus']?.space.peakFacilityMW ?? 0, sites['campus']?.facilityPowerMW ?? []]
	// 24 MW of halls in Dallas: before, «draws at most 22.3 MW at the meter», a PUE below 1.
	expect(Math.max(...runMW)).toBeLessThan(24)
	expect(fullMW).toBeGreaterThan(24 * 1.1)
	const note = noteOf(plan) ?? ''
	expect(note).toMatch(/^\d+(\.\d+)? MW at the meter; \d+(\.\d+)? by planned chips$/)
	expect(Number.parseFloat(note)).toBeCloseTo(fullMW, 1)
})

test('halls smaller than their target are told as full themselves', () => {
	const plan = VERDICT_PLANS['near-idle']()
	const asked = { ...plan, sites: plan.sites.map((site) => ({ ...site, targets: [{ month: '2028-01', itMW: 400 }] })) }
	expect(Number.parseFloat(noteOf(asked) ?? '')).toBeLessThan(24 * 1.5)
})
