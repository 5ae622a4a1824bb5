import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { EngineModel } from '../../world.ts'
import { cashFlow } from './cash-flow.ts'
import { CASH_FLOW_INPUTS, flowsOf, termsOf } from './cash-flow-inputs.ts'
import { cashFlowOf } from './cash-flow.quantities.ts'
import { ownersFlows } from './returns/owners-flows.ts'
import { type FinanceNote, returnsIn } from './returns/returns-of-plan.ts'
import { spentBeforePlan } from './spent-before.ts'
import { termsInWords } from './terms.ts'

/** Cash flow, debt, tax and returns of the plan. */
export const solveCashFlow = defineAlgorithm<EngineModel, typeof CASH_FLOW_INPUTS, typeof cashFlowOf, FinanceNote>({
	id: 'finance.solveCashFlow',
	label: 'Cash flow and finance',
	rule: 'mM5',
	method:
		'From close to conversion, debt funds its share of costs and equity the rest; fees are on the commitment, interest on drawn debt. Then the term loan, as large as cash flow supports at the target DSCR, repays it. Tax is of each calendar year’s income, in March, June, September and December; losses are carried. This repeats until no month changes by half a cent. Without financing terms: no debt, no tax.',
	inputs: CASH_FLOW_INPUTS,
	outputs: cashFlowOf,
	run: ({ world, input, output }) => {
		const flows = flowsOf(world, input)
		const of = termsOf(world, input, flows)
		const found = cashFlow(flows, of, output)
		const end = { value: input.endValue.at(0, 0), basis: input.undepreciated.at(0, 0) }
		const { isFinanced } = termsInWords(world.model)
		const owners = ownersFlows({ flows, terms: of, found, end }, spentBeforePlan(world, input))
		const { months } = world.model
		return returnsIn({ flows, terms: of, found, end }, { owners, input, isFinanced, months })
	},
})
