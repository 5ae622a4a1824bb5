import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { MONTHS, plans } from '../../../tests/factories/random/random-balance.ts'
import { balanceResult } from './balance-result.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

test('law: a plan moved by n months moves the result by n (B1)', () => {
	const later = (series: Float64Array, by: number) =>
		Float64Array.from({ length: MONTHS + by }, (_, month) => (month < by ? 0 : must(series[month - by])))
	fc.assert(
		fc.property(plans, fc.integer({ min: 1, max: 5 }), (input, by) => {
			const moved: BalanceInput = {
				...input,
				months: MONTHS + by,
				monthNames: [...Array.from({ length: by }, () => '2025-01'), ...input.monthNames],
				sites: input.sites.map((place) => ({
					...place,
					energyAvailableMW: later(place.energyAvailableMW, by),
					infrastructureAvailableItMW: later(place.infrastructureAvailableItMW, by),
					targetByMonth: place.targetByMonth && later(place.targetByMonth, by),
				})),
				kinds: input.kinds.map((kind) => ({ ...kind, availableFromMonth: kind.availableFromMonth + by })),
				orders: input.orders.map((one) => ({
					...one,
					arrivalMonth: one.arrivalMonth + by,
					dueMonth: one.dueMonth + by,
					delivered: later(one.delivered, by),
					installed: later(one.installed, by),
					available: later(one.available, by),
				})),
				applications: input.applications.map((one) => ({
					...one,
					demand: {
						peakTokensPerSecond: later(one.demand.peakTokensPerSecond, by),
						meanTokensPerSecond: later(one.demand.meanTokensPerSecond, by),
						activeUnits: later(one.demand.activeUnits, by),
					},
				})),
				workloads: input.workloads.map((one) =>
					one.kind === 'training'
						? {
								...one,
								startMonth: one.startMonth + by,
								deadlineMonth: one.deadlineMonth === null ? null : one.deadlineMonth + by,
							}
						: { ...one, startMonth: one.startMonth + by },
				),
			}
			const now = balanceResult(runBalance(input))
			const then = balanceResult(runBalance(moved))
			expect(then.servedShare.slice(by)).toEqual(now.servedShare)
			expect(then.layers.energy.required.slice(by)).toEqual(now.layers.energy.required)
			expect(then.binding.slice(by)).toEqual(now.binding)
			expect(then.stranded.accelerators.slice(by)).toEqual(now.stranded.accelerators)
		}),
		{ numRuns: 60 },
	)
})
