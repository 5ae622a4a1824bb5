import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'

/** A currency other than USD needs its rate. */
export function checkHeader({ header: { currency, usdPerCurrencyUnit } }: Draft): readonly Problem[] {
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
