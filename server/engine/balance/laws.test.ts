import fc from 'fast-check'
import { expect, test } from 'vitest'
import { order } from '../../../tests/factories/balance-input.ts'
import { must } from '../../../tests/factories/must.ts'
import { MONTHS, plans } from '../../../tests/factories/random-balance.ts'
import { balanceResult } from './balance-result.ts'
import { runBalance } from './run-balance.ts'
import type { BalanceInput } from './types.ts'

const monthsOf = Array.from({ length: MONTHS }, (_, month) => month)
const near = (a: number, b: number) => {
	expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)))
}

test('law: allocated ≤ energised ≤ available ≤ installed, powered and housed (B5, B6)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const { ledger, layout } = runBalance(input)
			const result = balanceResult(runBalance(input))
			layout.pools.forEach((_, pool) => {
				for (const month of monthsOf) {
					const cell = pool * MONTHS + month
					expect(ledger.poolAllocated[cell]).toBeLessThanOrEqual(must(ledger.poolEnergised[cell]))
				}
			})
			input.sites.forEach(({ id, peakPue, energyAvailableMW, infrastructureAvailableItMW }) => {
				const { power } = must(result.sites[id])
				for (const month of monthsOf) {
					expect(power.energisedAccelerators[month]).toBeLessThanOrEqual(must(power.availableAccelerators[month]))
					expect(power.availableAccelerators[month]).toBeLessThanOrEqual(must(power.installedAccelerators[month]))
					const fed = Math.min(must(energyAvailableMW[month]) / peakPue, must(infrastructureAvailableItMW[month]))
					expect(power.itPowerMW[month]).toBeLessThanOrEqual(fed * (1 + 1e-9) + 1e-9)
					expect(power.averageItMW[month]).toBeLessThanOrEqual(must(power.itNameplateMW[month]))
				}
			})
		}),
	)
})

test('law: served never exceeds asked, shares stay within 0 and 1 (B14)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const result = balanceResult(runBalance(input))
			for (const { servedTokensPerSecond, demandTokensPerSecond } of Object.values(result.applications)) {
				for (const month of monthsOf) {
					expect(servedTokensPerSecond[month]).toBeLessThanOrEqual(must(demandTokensPerSecond[month]) * (1 + 1e-9))
				}
			}
			const shares = Object.values(result.workloads).flatMap(({ servedShare }) => servedShare)
			for (const share of [...shares, ...result.servedShare]) {
				if (share === null) continue
				expect(share).toBeGreaterThanOrEqual(0)
				expect(share).toBeLessThanOrEqual(1 + 1e-9)
			}
		}),
	)
})

test('law: sums over sites, pools and workloads are the plan’s totals (B8, B9)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const run = runBalance(input)
			const result = balanceResult(run)
			const { ledger, layout } = run
			const sum = (series: Float64Array, rows: number, month: number) =>
				Array.from({ length: rows }, (_, row) => must(series[row * MONTHS + month])).reduce(
					(total, value) => total + value,
					0,
				)
			for (const month of monthsOf) {
				near(
					sum(ledger.poolRequired, layout.pools.length, month),
					sum(ledger.workRequired, input.workloads.length, month),
				)
				near(
					sum(ledger.poolAllocated, layout.pools.length, month),
					sum(ledger.workAllocated, input.workloads.length, month),
				)
				near(sum(ledger.applicationDemand, 1, month), must(result.layers.models.required[month]))
				near(sum(ledger.applicationServed, 1, month), must(result.layers.applications.available[month]))
				for (const layer of ['energy', 'chips', 'infrastructure', 'models', 'applications'] as const) {
					for (const side of ['required', 'available'] as const) {
						const bySite = Object.values(result.sites).reduce(
							(total, { layers }) => total + must(layers[layer][side][month]),
							0,
						)
						near(bySite, must(result.layers[layer][side][month]))
					}
				}
			}
		}),
	)
})

test('law: every figure is a number, and the same plan gives the same bytes (B1)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const text = JSON.stringify(balanceResult(runBalance(input)))
			expect(JSON.stringify(balanceResult(runBalance(input)))).toBe(text)
			expect(text).not.toMatch(/Infinity/)
			const { power } = must(Object.values(balanceResult(runBalance(input)).sites)[0])
			for (const series of Object.values(power)) expect(series.every(Number.isFinite)).toBe(true)
		}),
		{ numRuns: 40 },
	)
})

test('law: something binds where a workload is short, and what binds has a cause and a mend (B11, B12)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const { binding, bindingCause, servedShare } = balanceResult(runBalance(input))
			for (const month of monthsOf) {
				const short = (servedShare[month] ?? 1) < 1 - 1e-9
				if (short) expect(['energy', 'chips', 'infrastructure', 'models']).toContain(binding[month])
				const held = binding[month] !== null && binding[month] !== 'applications'
				expect(bindingCause[month] !== null).toBe(held)
				if (held)
					expect(`${must(bindingCause[month]).text} ${must(bindingCause[month]).mend}`).not.toMatch(
						/NaN|undefined|null/,
					)
			}
		}),
	)
})

/** One pool: one site, one kind, every workload there. */
const onePool = fc
	.tuple(plans, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9000 }))
	.map(([input, MW, more]) => {
		const place = must(input.sites[0])
		const orders = [...input.orders, order(MONTHS, { accelerators: 500 })].map((one) => ({ ...one, site: 0, kind: 0 }))
		return { plan: { ...input, sites: [place], orders }, MW, more }
	})

/** What each workload has come to, month by month, by priority: of training all work so far, else the month's share. */
function sharesByPriority(input: BalanceInput): readonly number[] {
	const { ledger, layout, standing } = runBalance(input)
	return layout.turns.flatMap((workload) => {
		let trained = 0
		return monthsOf.map((month) => {
			const cell = workload * MONTHS + month
			if (must(input.workloads[workload]).kind !== 'training')
				return Number.isNaN(must(ledger.workDone[cell])) ? 1 : must(ledger.workDone[cell])
			trained += must(ledger.workAllocated[cell]) / must(standing.flops[workload])
			const finish = must(ledger.finishMonth[workload])
			return finish >= 0 && month >= finish ? 1 : trained
		})
	})
}

function noWorse(before: readonly number[], after: readonly number[]): void {
	const place = before.findIndex(
		(share, index) => Math.abs(share - must(after[index])) > 1e-12 * Math.max(share, must(after[index])),
	)
	if (place >= 0) expect(after[place]).toBeGreaterThan(must(before[place]))
}

test('law: more power, halls or accelerators in one pool never serve less, read by priority (B5, B6)', () => {
	fc.assert(
		fc.property(onePool, ({ plan, MW, more }) => {
			const before = sharesByPriority(plan)
			const place = must(plan.sites[0])
			const powered = { ...place, energyAvailableMW: place.energyAvailableMW.map((now) => now + MW) }
			const housed = { ...place, infrastructureAvailableItMW: place.infrastructureAvailableItMW.map((now) => now + MW) }
			noWorse(before, sharesByPriority({ ...plan, sites: [powered] }))
			noWorse(before, sharesByPriority({ ...plan, sites: [housed] }))
			noWorse(before, sharesByPriority({ ...plan, orders: [...plan.orders, order(MONTHS, { accelerators: more })] }))
		}),
	)
})

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
