import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceInput, site, training } from '../../../../../tests/factories/balance-input.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { balanceResult } from '../../balance-result.ts'
import { runBalance } from '../../run-balance.ts'

const MONTHS = 2

/** What each site lacks of a run, in the order of the sites' ids, where nothing is ordered and none has power. */
const lacked = (accelerators: number, targets: readonly number[]) => {
	const ids = targets.map((_, index) => `site-${String(index)}`)
	const input = balanceInput({
		months: MONTHS,
		sites: ids.map((id, index) =>
			site(MONTHS, { id, targetItMW: targets[index] ?? 0, energyAvailableMW: new Float64Array(MONTHS) }),
		),
		orders: [],
		workloads: [training({ accelerators })],
		applications: [],
	})
	const { sites } = balanceResult(runBalance(input))
	return ids.map((id) => must(must(sites[id]).layers.chips.required[0]))
}

test('of equal remainders the one that is left over goes to the first site by id, of others to the largest (B8)', () => {
	expect(lacked(401, [10, 10])).toEqual([201, 200])
	expect(lacked(401, [10, 10, 10])).toEqual([134, 134, 133])
	expect(lacked(400, [10, 10, 10])).toEqual([134, 133, 133])
	// 57.14, 114.29 and 228.57
	expect(lacked(400, [10, 20, 40])).toEqual([57, 114, 229])
	expect(lacked(400, [0, 10])).toEqual([0, 400])
})

test('law: what is lacked is whole at every site, adds up, and goes by largest remainder of the targets (B8)', () => {
	const size = fc.integer({ min: 1, max: 9 })
	const targets = fc.oneof(
		fc.array(size, { minLength: 2, maxLength: 5 }),
		fc.tuple(size, fc.integer({ min: 2, max: 5 })).map(([same, count]) => Array<number>(count).fill(same)),
	)
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 3000 }), targets, (accelerators, sizes) => {
			const total = sizes.reduce((sum, size) => sum + size, 0)
			// In whole numbers, so that equal remainders are equal.
			const shares = sizes.map((size, index) => ({
				index,
				whole: Math.floor((accelerators * size) / total),
				rest: (accelerators * size) % total,
			}))
			const left = accelerators - shares.reduce((sum, { whole }) => sum + whole, 0)
			const first = shares.toSorted((one, other) => other.rest - one.rest || one.index - other.index).slice(0, left)
			const expected = shares.map((share) => share.whole + (first.includes(share) ? 1 : 0))
			const found = lacked(accelerators, sizes)
			expect(found.reduce((sum, count) => sum + count, 0)).toBe(accelerators)
			// Remainders that are equal but for rounding may fall to either.
			const isClear = new Set(shares.map(({ rest }) => rest)).size === shares.length || new Set(sizes).size === 1
			if (isClear) expect(found).toEqual(expected)
		}),
		{ numRuns: 60 },
	)
})
