import { addRow } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { finishIfOrdered } from '../../equipment/lot-dates.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { committed } from '../commitment.ts'
import { discountRate } from '../finance-inputs.ts'
import { capex, chipsCapex, opex } from '../finance-plan.ts'
import { deposits, revenue } from '../revenue/revenue.ts'
import { hallCapital } from '../halls/hall-cost.ts'
import { isBuilt } from '../halls/hall-inputs.ts'
import { landCost } from '../land/land.ts'
import type { FinanceTerms, PlanFlows, Series } from './plan-flows.ts'
import { chipDisposal } from './chip-value.ts'
import { closeOf, conversionOf } from './conversion.ts'
import { sumWithin } from './returns/cover.ts'
import { endValue } from './end-value.ts'
import { BEFORE_INPUTS } from './spent-before.ts'
import { taxYears } from './tax/tax.ts'
import { depreciation } from './tax/tax-assets.ts'
import type { TermTerms } from './term-loan.ts'
import { terms, termsInWords } from './terms.ts'

const shared = { scope: 'plan', rule: 'mM5', source: 'Methodology, money M5' } as const

const builtMW = defineFormula({
	...shared,
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	unit: 'itMW',
	id: 'finance.builtItMW',
	symbol: 'P_built',
	label: 'IT power of a hall that is paid for by the plan',
	inputs: { power: phaseItMW, isNew: isBuilt },
	expression: 'power * isNew',
	examples: [{ inputs: { power: 60, isNew: 1 }, value: 60 }],
})

/** All capital of power, halls and land. */
const builtUsd = defineFormula({
	...shared,
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	id: 'finance.builtUsd',
	symbol: '$_built',
	label: 'Capital of power, halls and land, incl. before the plan',
	inputs: { energy: committed.energy, halls: sumOver(hallCapital), land: sumOver(landCost) },
	expression: 'energy + halls + land',
	examples: [{ inputs: { energy: 51.5e6, halls: 967.6e6, land: 10e6 }, value: 1029.1e6 }],
})

const allBuiltMW = defineFormula({
	...shared,
	per: 'horizon',
	kind: 'state',
	unit: 'itMW',
	id: 'finance.allBuiltItMW',
	symbol: 'ΣP_built',
	label: 'IT power of halls that the plan pays for',
	inputs: { halls: sumOver(builtMW) },
	expression: 'halls',
	examples: [{ inputs: { halls: 60 }, value: 60 }],
})

export const CASH_FLOW_INPUTS = {
	...{ revenue, opex, capex, chipsCapex, deposits, disposal: chipDisposal },
	...{ depreciation: depreciation.months, undepreciated: depreciation.left, endValue },
	...{ finish: finishIfOrdered, builtUsd, builtMW: allBuiltMW, rate: discountRate },
	...terms,
	...BEFORE_INPUTS,
} as const
export type CashFlowColumns = Readonly<Record<keyof typeof CASH_FLOW_INPUTS, Column>>

export function flowsOf({ model, months }: EngineWorld, from: CashFlowColumns): PlanFlows {
	const disposal = new Float64Array(months)
	for (let order = 0; order < from.disposal.count; order++)
		addRow(disposal, 0, { values: from.disposal.values, from: order * months, cells: months })
	return {
		years: taxYears(model.months),
		revenue: from.revenue.values,
		opex: from.opex.values,
		capex: from.capex.values,
		chips: from.chipsCapex.values,
		deposits: from.deposits.values,
		disposal,
		depreciation: from.depreciation.values,
	}
}

const CHIP_TENOR = 60
const USUAL_TENOR = 180

export function termsOf({ model }: EngineWorld, from: CashFlowColumns, flows: PlanFlows): FinanceTerms {
	const at: TermAt = (of) => from[of].at(0, 0)
	const close = closeOf(model, flows.capex)
	const conversion = conversionOf(model, { ...from, leased: from.chip }, close)
	const built = (of: Series) => sumWithin(of, close ?? 0, conversion)
	const loans = loansOf(model, at, 2 * built(flows.chips) >= built(flows.capex))
	return {
		construction: {
			...{ gearing: at('gearing'), chipGearing: stated(at('chipGearing')) ?? at('gearing') },
			...{ ratePerYear: at('constructionRate'), upfrontFee: at('upfrontFee') },
			...{ commitmentFeePerYear: at('commitmentFee'), close, conversion, apart: loans.chipTerm !== null },
		},
		...loans,
		reserveMonths: at('reserveMonths'),
		tax: { rate: at('taxRate'), lossUse: at('lossUse') },
		receivableDays: at('receivableDays'),
		payableDays: at('payableDays'),
	}
}

type TermAt = (of: keyof typeof terms) => number

/** −1 stands for what the plan leaves to a rule. */
const stated = (value: number): number | null => (value < 0 ? null : value)

/** The term loan, and that of chips where anything of one is stated. mM5.5, lP32 */
function loansOf(model: EngineModel, at: TermAt, mostlyChips: boolean): Pick<FinanceTerms, 'term' | 'chipTerm'> {
	const { chipRepayment, repayment, sizeByDscr } = termsInWords(model)
	const ofChips = { rate: stated(at('chipRate')), tenor: stated(at('chipTenor')), repayment: chipRepayment }
	const apart = Object.values(ofChips).some((value) => value !== null)
	const tenor = stated(at('tenor'))
	const usual = mostlyChips && !apart ? CHIP_TENOR : USUAL_TENOR
	const term = {
		...{ ratePerYear: at('termRate'), tenor: tenor ?? usual },
		...{ targetDscr: at('targetDscr'), sizeByDscr, repayment },
	}
	return { term, chipTerm: apart ? chipTermOf(ofChips, { ...term, tenor: tenor ?? CHIP_TENOR }) : null }
}

type TermOfChips = Readonly<Record<'rate' | 'tenor', number | null>> & {
	readonly repayment: TermTerms['repayment'] | null
}

/** What is left out of it is as for all else. */
const chipTermOf = ({ rate, tenor, repayment }: TermOfChips, others: TermTerms): TermTerms => ({
	...others,
	ratePerYear: rate ?? others.ratePerYear,
	tenor: tenor ?? others.tenor,
	repayment: repayment ?? others.repayment,
})
