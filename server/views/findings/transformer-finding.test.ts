import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { risksOf } from '../report/parts/risks.ts'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { gridPeak, transformerCheck } from './transformer-finding.ts'

/** A site that asks for some 40 to 50 MW over transformers of so many MVA. */
function checked(transformers: readonly { MVA: number; count: number }[]) {
	const plan = reproduction({ site: { interconnection: { transformers } } })
	const result = resultOf(runPlan(plan))
	const [site] = plan.sites
	if (site === undefined) throw new Error('There is no site.')
	return { plan, result, check: transformerCheck({ plan, result }, site) }
}

test('what the transformers carry is held against the peak over the grid, with the largest out too', () => {
	const peak = checked([{ MVA: 500, count: 2 }]).check?.peakMW ?? 0
	expect(peak).toBeGreaterThan(20)
	expect(checked([{ MVA: 500, count: 2 }]).check).toMatchObject({ state: 'holds' })
	// Together they carry it at the power factor of .97, all but one do not.
	const half = Math.ceil(peak / 0.97 / 2) + 1
	const short = checked([{ MVA: half, count: 2 }])
	expect(short.check).toMatchObject({ state: 'no_reserve', text: expect.stringMatching(/^N−1 fails: /) })
	expect(short.check?.withoutLargestMW).toBeCloseTo(half * 0.97, 9)
	expect(risksOf(short.plan, short.result).map(({ lead }) => lead)).toContain('S cannot lose a transformer (N−1).')
	const small = checked([{ MVA: Math.floor(peak / 0.97 / 4), count: 2 }])
	expect(small.check).toMatchObject({ state: 'exceeded' })
	expect(small.check?.text).toMatch(/^Transformers are too small: /)
	expect(checked([]).check).toBeNull()
})

test('what plant on the site gives firmly does not come over the grid, where it runs at all', () => {
	const gas = { id: 'gas', kind: 'btm_recip', capacityMW: 20, status: 'energised' }
	const [alone, beside] = [reproduction({}), reproduction({ contracts: [gas] })].map((plan) => {
		const result = resultOf(runPlan(plan))
		return { peak: gridPeak({ plan, result }, 's'), result }
	})
	const month = 40
	const firm = beside?.result.contracts['gas']?.firmMW[month] ?? 0
	expect(firm).toBeGreaterThan(0)
	// The grid has enough: the engines never run, and hold back nothing of what it may have to bring.
	expect(beside?.result.contracts['gas']?.energyMWh.every((MWh) => MWh === 0)).toBe(true)
	expect(beside?.peak[month]).toBeCloseTo(alone?.peak[month] ?? 0, 6)
	const { result } = must(beside)
	const gasThatRuns = { ...must(result.contracts['gas']), energyMWh: result.months.map(() => 1) }
	const running = { ...result, contracts: { ...result.contracts, gas: gasThatRuns } }
	const plan = reproduction({ contracts: [gas] })
	expect(gridPeak({ plan, result: running }, 's')[month]).toBeCloseTo((alone?.peak[month] ?? 0) - firm, 6)
})
