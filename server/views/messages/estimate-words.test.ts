import { expect, test } from 'vitest'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { estimateWords } from './estimate-words.ts'

const { finance } = planResult()
const worded = (estimate: Partial<typeof finance.estimate>) =>
	estimateWords({ finance: { ...finance, estimate: { ...finance.estimate, ...estimate } } })

test('a class is told with both ends and the money by quality; of nothing to pay nothing is said (mM6)', () => {
	const moneyByQuality = { contract: 0, quote: 0, benchmark: 807_935_092, guess: 221_208_193 }
	expect(worded({ class: 4, lowShare: -0.1822, highShare: 0.3037, moneyByQuality })).toBe(
		'class 4 estimate (−18/+30%): 79% benchmark, 21% guess',
	)
	expect(worded({})).toBe('')
})
