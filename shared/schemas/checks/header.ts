import { type Problem, problemIf } from '../problem.ts'
import type { Draft } from './draft.ts'

/** A currency other than USD needs its rate; debt is not converted before it is drawn. */
export const checkHeader = (draft: Draft): readonly Problem[] => [...currencyProblems(draft), ...financeProblems(draft)]

function financeProblems({ header: { finance } }: Draft): readonly Problem[] {
	const { closeMonth, conversionMonth } = finance
	return problemIf(
		typeof closeMonth === 'string' && typeof conversionMonth === 'string' && closeMonth >= conversionMonth,
		{
			path: 'finance.closeMonth',
			message: 'expected a month before the conversion',
			mend: 'Close before the construction debt becomes the term loan, or leave one of the two out.',
		},
	)
}

function currencyProblems({ header: { currency, usdPerCurrencyUnit } }: Draft): readonly Problem[] {
	const foreign = typeof currency === 'string' && currency !== 'USD'
	if (!foreign || (usdPerCurrencyUnit !== undefined && usdPerCurrencyUnit !== null)) return []
	return [
		{
			path: 'usdPerCurrencyUnit',
			message: `required where the currency is ${currency.slice(0, 3)}`,
			mend: 'Give the USD one unit of it is worth.',
		},
	]
}
