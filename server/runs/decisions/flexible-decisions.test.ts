import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { SUPPLIED_PLANS } from '../../../tests/verdicts/supplied-plans.ts'
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

test('where a pipe holds plant back, a wider one is among the decisions, in time for it (D2, lP39)', () => {
	const island = SUPPLIED_PLANS['reeves-island']()
	// As the plan is the loss begins within a year: nobody widens a pipe so soon.
	expect(findDecisions(island).decisions.map(({ lever }) => lever)).not.toContain('gas_supply')
	const later = {
		...island,
		sites: island.sites.map((site) => ({ ...site, targetMonth: '2029-06' })),
		chipOrders: island.chipOrders.map((order) => ({ ...order, orderMonth: '2028-10' })),
		workloads: island.workloads.map((work) => ({ ...work, startMonth: '2029-06' })),
	}
	const { decisions } = findDecisions(later)
	const wider = must(decisions.find(({ lever }) => lever === 'gas_supply'))
	expect([wider.cause, wider.clears]).toEqual(['fuel_hours', true])
	const { maxMMBtuPerDay } = must(must(later.sites[0]).gasSupply)
	// Two megawatts of engines at 8.4 MMBtu/MWh need 403 a day; what is bought is no more than that and a step.
	expect(wider.size).toBeGreaterThan(100)
	expect(wider.size).toBeLessThan(600)
	expect(wider.change).toEqual({ sites: { reeves: { gasSupply: { maxMMBtuPerDay: maxMMBtuPerDay + wider.size } } } })
})
