import { fieldFacts } from '#shared/fields/registry.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { DocumentReader } from './document-reader.ts'

const FIELD = 'usdPerCurrencyUnit'

/** `finance.currency.usdPerCurrencyUnit`: the rate by which people see money. */
export const currencyFigure: DocumentReader = ({ world }, name) => {
	if (name !== `finance.currency.${FIELD}`) return null
	const { plan } = world.model
	const { code, usdPerUnit } = moneyOf(plan)
	const { label } = fieldFacts('plan', FIELD)
	const origin = { kind: 'plan', path: FIELD, why: null, source: null, quality: null, who: null, when: null } as const
	return {
		label,
		symbol: '',
		unit: '',
		scope: 'plan',
		month: null,
		value: usdPerUnit,
		rule: 'mM0',
		source: 'The plan',
		method: 'Money is computed in USD and divided by this rate for display.',
		decided: { code: 'money_shown_in', facts: { currency: code } },
		facts: code === 'USD' ? [] : [{ id: FIELD, label, unit: '', value: usdPerUnit, origin, parts: [] }],
	}
}
