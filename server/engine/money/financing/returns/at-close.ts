import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { defineOutput } from '../../../kernel/quantity.ts'
import type { EngineModel } from '../../../world.ts'
import { beforePlan } from '../../finance-before.ts'
import { chipsCapex, energyCapex, infrastructureCapex } from '../../finance-plan.ts'
import { cashFlowOf } from '../cash-flow.quantities.ts'
import { solveCashFlow } from '../cash-flow-step.ts'
import { sumWithin } from './cover.ts'

const shared = {
	scope: 'plan',
	per: 'horizon',
	rule: 'lP28',
	source: 'Methodology, places P28',
	sparse: true,
} as const
const money = (name: string, symbol: string, label: string) =>
	defineOutput({ ...shared, kind: 'amount', unit: 'usd', key: `finance.atClose.${name}`, symbol, label })

const sources = {
	debtUsd: money('sources.debtUsd', 'Σ D_con', 'Construction debt'),
	equityUsd: money('sources.equityUsd', 'Σ E_con', 'Equity'),
	revenueUsd: money('sources.revenueUsd', 'Σ $_rev,con', 'Revenue before conversion'),
	disposalUsd: money('sources.disposalUsd', 'Σ $_sold,con', 'Accelerators sold before conversion'),
} as const

const uses = {
	energyUsd: money('uses.energyUsd', 'Σ $_cap,en,con', 'Power'),
	chipsUsd: money('uses.chipsUsd', 'Σ $_cap,ch,con', 'Accelerators'),
	infrastructureUsd: money('uses.infrastructureUsd', 'Σ $_cap,inf,con', 'Halls and land'),
	feesUsd: money('uses.feesUsd', 'Σ $_fee,con', 'Lender fees'),
	interestUsd: money('uses.interestUsd', 'Σ $_int,con', 'Interest while building'),
	opexUsd: money('uses.opexUsd', 'Σ $_op,con', 'Running cost before conversion'),
	taxUsd: money('uses.taxUsd', 'Σ $_tax,con', 'Tax before conversion'),
	workingCapitalUsd: money('uses.workingCapitalUsd', 'ΣΔWC_con', 'Working capital'),
	depositsUsd: money('uses.depositsUsd', 'Σ $_dep,con', 'Deposits and collateral'),
	distributionsUsd: money('uses.distributionsUsd', 'Σ $_dist,con', 'Distributed before conversion'),
} as const

const takeOut = {
	month: defineOutput({
		...shared,
		kind: 'when',
		across: 'highest',
		unit: 'gridMonths',
		key: 'finance.atClose.takeOut.month',
		symbol: 'T_out',
		label: 'Term conversion month',
	}),
	termDebtUsd: money('takeOut.termDebtUsd', 'D_out', 'Term loan'),
	gapUsd: money('takeOut.equityUsd', 'E_out', 'Equity that repays the rest'),
	repaidUsd: money('takeOut.repaidUsd', 'D_rep', 'Construction debt repaid'),
} as const

/** What is needed until conversion, who pays it, and what then takes the place of the construction debt. */
export const atCloseOf = { ...sources, ...uses, ...takeOut } as const

const { constructionDrawUsd, equityUsd, revenueUsd, disposalUsd, opexUsd, taxUsd, workingCapitalUsd } = cashFlowOf
const { depositsUsd, distributionsUsd, feesUsd, constructionInterestUsd, termDrawUsd, constructionRepaidUsd } =
	cashFlowOf
const INPUTS = {
	...{ constructionDrawUsd, equityUsd, revenueUsd, disposalUsd, opexUsd, taxUsd, workingCapitalUsd },
	...{ depositsUsd, distributionsUsd, feesUsd, constructionInterestUsd, termDrawUsd, constructionRepaidUsd },
	...{ energyCapex, chipsCapex, infrastructureCapex },
	...{ energyBefore: beforePlan.energy, chipsBefore: beforePlan.chips },
	...{ infrastructureBefore: beforePlan.infrastructure, allBefore: beforePlan.total },
} as const
type Summand = keyof typeof INPUTS

type Summed = keyof typeof sources | keyof typeof uses

/** What each sum is made of: a figure by month, and what of it lies before the plan. */
const SUMMED: Readonly<Record<Summed, readonly [monthly: Summand, before?: Summand]>> = {
	debtUsd: ['constructionDrawUsd'],
	equityUsd: ['equityUsd', 'allBefore'],
	revenueUsd: ['revenueUsd'],
	disposalUsd: ['disposalUsd'],
	energyUsd: ['energyCapex', 'energyBefore'],
	chipsUsd: ['chipsCapex', 'chipsBefore'],
	infrastructureUsd: ['infrastructureCapex', 'infrastructureBefore'],
	feesUsd: ['feesUsd'],
	interestUsd: ['constructionInterestUsd'],
	opexUsd: ['opexUsd'],
	taxUsd: ['taxUsd'],
	workingCapitalUsd: ['workingCapitalUsd'],
	depositsUsd: ['depositsUsd'],
	distributionsUsd: ['distributionsUsd'],
}

const TAKE_OUT: Readonly<Record<keyof typeof takeOut, readonly Summand[]>> = {
	month: ['termDrawUsd', 'constructionRepaidUsd'],
	termDebtUsd: ['termDrawUsd'],
	gapUsd: ['termDrawUsd', 'constructionRepaidUsd'],
	repaidUsd: ['constructionRepaidUsd'],
}

const READS: Readonly<Record<keyof typeof atCloseOf, readonly (Summand | undefined)[]>> = { ...SUMMED, ...TAKE_OUT }
const isSummed = (name: string): name is Summed => Object.hasOwn(SUMMED, name)
const NAMES = Object.keys(SUMMED).filter(isSummed)

/** What is needed until conversion and who pays it; without financing there is no close. */
export const sumToConversion = defineAlgorithm<EngineModel, typeof INPUTS, typeof atCloseOf, null>({
	id: 'finance.sumToConversion',
	label: 'Sources and uses at close',
	rule: 'lP28',
	method:
		'Sums of the months before conversion; what was spent before the plan is equity on the one side and capital on the other. The term loan only replaces the construction debt, in the month of conversion: it is in neither sum.',
	after: [solveCashFlow],
	inputs: INPUTS,
	outputs: atCloseOf,
	reads: (_, { output }) => READS[output].filter((name) => name !== undefined),
	run: ({ input, output, noteOf }) => {
		for (const into of Object.values(output)) into[0] = NaN
		const { untilConversion: end, isFinanced, converts } = noteOf(solveCashFlow)
		if (!isFinanced) return null
		for (const name of NAMES) {
			const [monthly, before] = SUMMED[name]
			output[name][0] = sumWithin(input[monthly].values, 0, end) + (before === undefined ? 0 : input[before].at(0, 0))
		}
		if (!converts) return null
		const [term, repaid] = [input.termDrawUsd.at(0, end), input.constructionRepaidUsd.at(0, end)]
		output.month[0] = end
		output.termDebtUsd[0] = term
		output.gapUsd[0] = repaid - term
		output.repaidUsd[0] = repaid
		return null
	},
})
