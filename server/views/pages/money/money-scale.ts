import { moneySign, type Money } from '#shared/units/money.ts'

const [BILLION, MILLION] = [1e9, 1e6]

/** What axes of money count in: USD a step, and what that is called. */
export type MoneyScale = { readonly usdPer: number; readonly unit: string; readonly letter: 'B' | 'M' }

/** Billions or millions of the currency shown, whichever the largest of these amounts in USD is told in. */
export function moneyScale(largestUsd: number, money: Money): MoneyScale {
	const letter = largestUsd >= BILLION * money.usdPerUnit ? 'B' : 'M'
	const size = letter === 'B' ? BILLION : MILLION
	return { usdPer: size * money.usdPerUnit, letter, unit: `${moneySign(money).trim()}${letter}` }
}
