import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gb200, h200 } from '../../../../tests/factories/compute-rows.ts'
import { must } from '../../../../tests/factories/must.ts'
import { acceleratorPower, cappedThroughputShare, underPowerCap } from './accelerator-power.ts'
import { softwareMaturity } from './maturity.ts'
import { spareAccelerators } from './spares.ts'

const TDP_FACTOR = 1.53

test('power comes from the node, else the rack, else the TDP as a guess, else not at all (C1)', () => {
	const power = (chip: typeof gb200, powerCapW: number | null = null) =>
		acceleratorPower({ chip, powerCapW, tdpToNameplate: TDP_FACTOR })
	expect(power(h200)).toEqual({ powerKW: 1.275, basis: 'node', guessed: false })
	expect(power(gb200)?.powerKW.toFixed(3)).toBe('1.833')
	expect(power({ ...gb200, rackMaxKW: null })).toEqual({ powerKW: 1.836, basis: 'tdp', guessed: true })
	expect(power({ ...gb200, rackMaxKW: null, tdpW: null })).toBeNull()
	expect(power(h200, 500)?.powerKW).toBeCloseTo(1.075, 12)
})

test('a power cap costs matrix throughput, never bandwidth (C2)', () => {
	expect(cappedThroughputShare({ powerCapW: 600, tdpW: 1200, exponent: 0.4 })).toBeCloseTo(0.5 ** 0.4, 12)
	const capped = underPowerCap(gb200, { powerCapW: 600, exponent: 0.4 })
	expect(capped.bf16Tflops).toBeCloseTo(2500 * 0.5 ** 0.4, 9)
	expect(capped.memoryTBps).toBe(8)
	expect(underPowerCap(gb200, { powerCapW: 2000, exponent: 0.4 })).toBe(gb200)
})

test('software matures 12 and 24 months after general availability (C4)', () => {
	const steps = { year0: 0.5, year1: 0.8, year2: 1 }
	expect([-3, 0, 11, 12, 23, 24].map((age) => softwareMaturity(age, steps))).toEqual([0.5, 0.5, 0.5, 0.8, 0.8, 1])
})

test('spares come in whole nodes (C5)', () => {
	const spares = (accelerators: number) => spareAccelerators({ accelerators, spareShare: 0.03, acceleratorsPerNode: 4 })
	expect([0, 6, 60_152].map(spares)).toEqual([0, 4, 1808])
})

test('law: a cap never raises power or throughput (C1, C2)', () => {
	fc.assert(
		fc.property(fc.double({ min: 100, max: 2000, noNaN: true }), (powerCapW) => {
			const capped = must(acceleratorPower({ chip: gb200, powerCapW, tdpToNameplate: TDP_FACTOR }))
			expect(capped.powerKW).toBeLessThanOrEqual(132 / 72)
			expect(cappedThroughputShare({ powerCapW, tdpW: 1200, exponent: 0.4 })).toBeLessThanOrEqual(1)
		}),
	)
})
