import { describe, expect, it } from 'vitest'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { beginSimulation } from '../draws/run-slice.ts'
import { KeptDraws } from '../draws/kept-draws.ts'
import { aheadOf } from './differences.ts'
import { worthiestInput } from './worthiest-input.ts'

const KEYS = ['finance.totals.revenueUsd', 'finance.totals.npvUsd']

/** Draws with a revenue and a net present value each. */
function drawn(rows: readonly (readonly [revenueUsd: number, npvUsd: number])[]) {
	const kept = new KeptDraws({ draws: rows.length, width: 2, months: 0, inputs: 0 })
	const none = new Float64Array()
	kept.put({
		...{ from: 0, to: rows.length, figures: Float64Array.from(rows.flat()), binding: new Uint8Array() },
		...{ itMW: none, deliveredItMW: none, servedShare: none, cut: new Uint32Array(), failures: [] },
	})
	return { figures: KEYS.map((key) => ({ key })), kept }
}

describe('how far one plan is ahead of another', () => {
	const baseline = drawn([
		[100, 10],
		[90, -5],
		[80, NaN],
	])

	it('is told draw by draw, of those in which both have a value', () => {
		const other = drawn([
			[100, 14],
			[100, -6],
			[100, 3],
		])
		expect(aheadOf(baseline, other)).toEqual({ draws: [0, 1], usd: Float64Array.of(4, -1) })
	})

	it('is not told where one of them earns nothing, nor where a figure is missing', () => {
		const unpriced = drawn([
			[0, 14],
			[0, -6],
			[0, 3],
		])
		expect(aheadOf(baseline, unpriced)).toBeNull()
		expect(aheadOf(unpriced, baseline)).toBeNull()
		expect(aheadOf(baseline, { ...baseline, figures: [] })).toBeNull()
	})
})

describe('the input that is worth most to know', () => {
	const plan = planFile({
		buildPhases: [hall('a')],
		powerContracts: [contract('grid', { startDelayMonths: { p50: 2, p90: 9 } })],
	})
	const { drawing, spreads } = beginSimulation(plan, USUAL_SETTINGS)
	const draws = Array.from({ length: 512 }, (_, draw) => draw)
	const grid = spreads.find(({ name }) => name === 'powerContracts/grid/startDelayMonths')
	const aheadBy = (of: (late: number) => number) => ({
		draws,
		usd: Float64Array.from(draws, (draw) => (grid === undefined ? NaN : of(drawing.zOf(grid, draw)))),
	})

	it('is the one that the better plan hangs on', () => {
		const found = worthiestInput(
			drawing,
			aheadBy((late) => 1e6 * (late - 0.5)),
			() => undefined,
		)
		expect(found?.spread).toBe(grid)
		expect((found?.known.worthUsd ?? NaN) / 1e6).toBeCloseTo(0.1978, 1)
	})

	it('is none where one plan is better whatever comes', () => {
		const always = aheadBy((late) => 1e6 * (late + 9))
		expect(worthiestInput(drawing, always, () => undefined)).toBeNull()
	})
})
