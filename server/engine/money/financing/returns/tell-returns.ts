import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { EngineModel } from '../../../world.ts'
import { cashFlowOf, returnsOf } from '../cash-flow.quantities.ts'
import { CASH_FLOW_INPUTS } from '../cash-flow-inputs.ts'
import { solveCashFlow } from '../cash-flow-step.ts'
import type { FinanceNote } from './returns-of-plan.ts'

const { rate, builtUsd, builtMW, endValue, undepreciated, termRate, tenor, chipRate, chipTenor } = CASH_FLOW_INPUTS
const INPUTS = {
	...cashFlowOf,
	rate,
	builtUsd,
	builtMW,
	endValue,
	undepreciated,
	termRate,
	tenor,
	chipRate,
	chipTenor,
} as const
type Input = keyof typeof INPUTS

const PROJECT: readonly Input[] = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd', 'capexUsd', 'depositsUsd', 'disposalUsd'] as const),
	...(['endValue', 'undepreciated'] as const),
]
const EQUITY: readonly Input[] = [
	...(['equityUsd', 'distributionsUsd', 'endValue', 'termBalanceUsd', 'constructionBalanceUsd'] as const),
	'undepreciated',
]
const SERVICE: readonly Input[] = ['cfadsUsd', 'termInterestUsd', 'termPrincipalUsd']

/** What each figure is made of. */
const READS: Readonly<Record<keyof typeof returnsOf, readonly Input[]>> = {
	projectIrr: PROJECT,
	projectIrrPreTax: PROJECT.filter((name) => name !== 'taxUsd'),
	equityIrr: EQUITY,
	projectNpvUsd: [...PROJECT, 'rate'],
	projectNpvWithoutEndUsd: [...PROJECT.filter((name) => name !== 'endValue' && name !== 'undepreciated'), 'rate'],
	equityNpvUsd: [...EQUITY, 'rate'],
	minDscr: SERVICE,
	avgDscr: SERVICE,
	llcr: ['cfadsUsd', 'termDrawUsd', 'termBalanceUsd', 'termRate', 'chipRate'],
	paybackMonth: PROJECT,
	terminalValueUsd: ['endValue'],
	terminalTaxUsd: ['endValue', 'undepreciated'],
	constructionDebtUsd: ['constructionDrawUsd'],
	termDebtUsd: ['termDrawUsd'],
	equityUsd: ['equityUsd'],
	interestDuringConstructionUsd: ['constructionInterestUsd'],
	feesUsd: ['feesUsd'],
	allInUsdPerItMW: ['builtUsd', 'builtMW', 'feesUsd', 'constructionInterestUsd'],
	conversionMonth: ['termDrawUsd'],
	termMonths: ['tenor', 'chipTenor', 'capexUsd'],
	chipDebtUsd: ['termDrawUsd', 'cfadsUsd', 'chipRate'],
	chipTermMonths: ['chipTenor'],
	restDebtUsd: ['termDrawUsd', 'cfadsUsd', 'chipRate'],
	restTermMonths: ['tenor', 'capexUsd'],
}

const isReturn = (key: string): key is keyof typeof returnsOf => Object.hasOwn(returnsOf, key)

/** What the cash flow comes to. */
export const tellReturns = defineAlgorithm<EngineModel, typeof INPUTS, typeof returnsOf, FinanceNote>({
	id: 'finance.tellReturns',
	label: 'Returns of the plan',
	rule: 'mM5',
	method:
		'The project’s flow is revenue − opex − change in working capital − unlevered tax − capital − deposits + sales of assets; the residual value, net of tax, falls in the last month, with deposits and working capital. Equity’s is distributions minus contributions, with debt and reserve repaid in the last month. What was spent before the plan counts in its own months. Without the end value: the same flow without it and without the tax on it. IRR is the monthly rate at which the flow has zero NPV, annualized.',
	after: [solveCashFlow],
	inputs: INPUTS,
	outputs: returnsOf,
	reads: (_, { output }) => READS[output],
	run: ({ output, noteOf }) => {
		const note = noteOf(solveCashFlow)
		for (const [key, value] of Object.entries(note.figures)) if (isReturn(key)) output[key][0] = value
		return note
	},
	decided: ({ binding }, { output }) => {
		if (output !== 'termDebtUsd' || binding === null) return null
		return binding === 'dscr' ? 'debt_by_cover' : 'debt_by_gearing'
	},
})
