import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { MONTHS, plans } from '../../../tests/factories/random/random-balance.ts'
import { balanceResult } from './balance-result.ts'
import { runBalance } from './run-balance.ts'

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

test('law: something binds where a workload is short, and what binds has a cause and its size (B11, B12)', () => {
	fc.assert(
		fc.property(plans, (input) => {
			const { binding, bindingCause, servedShare } = balanceResult(runBalance(input))
			for (const month of monthsOf) {
				const short = (servedShare[month] ?? 1) < 1 - 1e-9
				if (short) expect(['energy', 'chips', 'infrastructure', 'models']).toContain(binding[month])
				const held = binding[month] !== null && binding[month] !== 'applications'
				expect(bindingCause[month] !== null).toBe(held)
				if (held) expect(must(bindingCause[month]).facts.missing).toBeGreaterThanOrEqual(0)
			}
		}),
	)
})
