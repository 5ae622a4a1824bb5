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
		'Until conversion debt pays its share of what is needed, from close on, and equity the rest; fees are of the commitment, interest of what is drawn. Then the term loan, as large as the cash carries at the target cover, repays it. Tax is of each calendar year’s income, in March, June, September and December; losses are carried. All of it is repeated until no month moves by half a cent. Without financing terms: no debt, no tax.',
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
