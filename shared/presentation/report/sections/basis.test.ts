import { expect, test } from 'vitest'
import { rateText } from '../../wording/figures.ts'

test('a rate is told as people quote it: dollars for a euro, yen for a dollar', () => {
	expect(rateText('EUR', 1.08)).toBe('EUR at 1.08 USD')
	expect(rateText('JPY', 1 / 150)).toBe('150 JPY to the USD')
})
