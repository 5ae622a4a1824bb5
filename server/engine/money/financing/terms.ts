import type { financeFields } from '#shared/fields/money/finance-fields.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../kernel/quantity.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import type { Remark } from '#shared/remarks.ts'

type Name = keyof typeof financeFields
const SOURCE = 'Financing, as entered'

/** A number of the plan’s terms; where the plan is not financed, what stands for it then. */
function term(name: Name, meaning: { readonly symbol: string; readonly unfinanced: number | null }) {
	const facts = fieldFacts('plan', `finance.${name}`)
	const path = `finance.${name}`
	return defineInput({
		id: `finance.terms.${name}`,
		symbol: meaning.symbol,
		label: facts.label,
		scope: 'plan',
		per: 'horizon',
		kind: 'rate',
		unit: facts.unit ?? 'ratio',
		rule: 'mM5',
		source: SOURCE,
		// A plan that is not financed becomes so with its first term, and all the others with it.
		typedIn: ({ model }: EngineWorld) => (model.plan.finance === null ? null : { path, times: 1 }),
		read: ({ model }: EngineWorld) => {
			const { finance } = model.plan
			const stated = finance?.[name]
			if (typeof stated === 'number')
				return {
					value: stated,
					origin: { kind: 'plan', path, why: null, source: null, quality: null, who: null, when: null },
				}
			const none = (value: number, text: Remark) => fromRule(value, { rule: 'mM5', text, source: SOURCE })
			if (finance === null && meaning.unfinanced !== null) return none(meaning.unfinanced, 'no_financing_stated')
			return usual(facts, path) ?? none(-1, { code: 'field_not_stated', facts: { otherwise: facts.defaultText ?? '' } })
		},
	})
}

/** The field’s own default; null where a rule gives it. */
function usual({ default: value, source, quality, low, high }: FieldFacts, path: string): Sourced | null {
	if (typeof value !== 'number') return null
	return {
		value,
		origin: { kind: 'default', path, source: source ?? '', quality: quality ?? 'guess', low, high },
	}
}

/** Numbers of the plan’s financing; −1 where a rule gives what the plan leaves out. */
export const terms = {
	gearing: term('gearingShare', { symbol: 'g', unfinanced: 0 }),
	chipGearing: term('chipGearingShare', { symbol: 'g_c', unfinanced: 0 }),
	constructionRate: term('constructionRatePerYear', { symbol: 'r_con', unfinanced: null }),
	upfrontFee: term('upfrontFeeShare', { symbol: 'f_up', unfinanced: null }),
	commitmentFee: term('commitmentFeePerYear', { symbol: 'f_com', unfinanced: null }),
	termRate: term('termRatePerYear', { symbol: 'r_t', unfinanced: null }),
	tenor: term('termMonths', { symbol: 'N', unfinanced: null }),
	chipRate: term('chipTermRatePerYear', { symbol: 'r_t,c', unfinanced: null }),
	chipTenor: term('chipTermMonths', { symbol: 'N_c', unfinanced: null }),
	targetDscr: term('targetDscr', { symbol: 'τ', unfinanced: null }),
	reserveMonths: term('dsraMonths', { symbol: 'n_res', unfinanced: 0 }),
	taxRate: term('taxRateShare', { symbol: 'τ_inc', unfinanced: 0 }),
	bonus: term('bonusDepreciationShare', { symbol: 'b_1', unfinanced: null }),
	lossUse: term('lossUseShare', { symbol: 'u_loss', unfinanced: null }),
	receivableDays: term('receivableDays', { symbol: 'd_rec', unfinanced: null }),
	payableDays: term('payableDays', { symbol: 'd_pay', unfinanced: null }),
	residualFactor: term('hallResidualFactor', { symbol: 'f_res', unfinanced: null }),
} as const

/** Terms that are words or months; null where the plan leaves them out. */
export function termsInWords({ plan }: Pick<EngineModel, 'plan'>) {
	const { finance } = plan
	const month = (stated: string | null) => (stated === null ? null : monthsBetween(plan.startMonth, stated))
	if (finance === null) return UNFINANCED
	return {
		isFinanced: true,
		close: month(finance.closeMonth),
		conversion: month(finance.conversionMonth),
		repayment: finance.repayment ?? UNFINANCED.repayment,
		chipRepayment: finance.chipRepayment,
		sizeByDscr: finance.sizeByDscr ?? UNFINANCED.sizeByDscr,
		depreciation: finance.depreciation,
	}
}

const UNFINANCED = {
	isFinanced: false,
	close: null,
	conversion: null,
	repayment: 'sculpted',
	chipRepayment: null,
	sizeByDscr: true,
	depreciation: null,
} as const
