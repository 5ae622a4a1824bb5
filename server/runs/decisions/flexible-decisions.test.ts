import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findDecisions } from './find-decisions.ts'

const PLAN = reproduction({
	site: { targetItMW: 30, targetMonth: '2026-12' },
	plan: { asOfMonth: '2026-02' },
	contract: { capacityMW: 20 },
	contracts: [{ id: 'n', kind: 'utility_nonfirm', capacityMW: 30, curtailmentHoursPerYear: 100 }],
})

test('where non-firm power counts for nothing, what could pause and a battery are among the decisions (D2, lP3)', () => {
	const { verdict } = computePlan(PLAN)
	expect(must(verdict.losses.find(({ layer }) => layer === 'energy')).cause).toBe('unbacked_interruption')
	const { decisions } = findDecisions(PLAN)
	const pause = must(decisions.find(({ lever }) => lever === 'workload_flexibility'))
	expect(pause.regains.mwMonths).toBeGreaterThan(100)
	expect(pause.change).toEqual({ workloads: { t: { flexibility: 'pause' } } })
	const paused = computePlan(
		reproduction({
			site: { targetItMW: 30, targetMonth: '2026-12' },
			plan: { asOfMonth: '2026-02' },
			contract: { capacityMW: 20 },
			contracts: [{ id: 'n', kind: 'utility_nonfirm', capacityMW: 60, curtailmentHoursPerYear: 100 }],
			workload: { flexibility: 'pause', accelerators: 4000 },
		}),
	)
	// Some of it counts then: what is left is short of flexible work.
	expect(paused.verdict.losses.some(({ cause }) => cause === 'flexibility')).toBe(true)
})
