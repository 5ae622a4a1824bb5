import { quarterStarts } from '#shared/units/quarters.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { listRows } from '../../kernel/changes/rows.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import type { EngineModel } from '../../world.ts'
import { CASH_FLOW } from './cash-flow-series.ts'
import { sumWithin } from './returns/cover.ts'
import { cashFlowOf } from './cash-flow.quantities.ts'
import { solveCashFlow } from './cash-flow-step.ts'

const shared = { scope: 'quarter', per: 'horizon', rule: 'mM5', source: 'Methodology, money M5.10' } as const
const summed = (name: keyof typeof cashFlowOf) => {
	const { kind, unit, label, symbol } = cashFlowOf[name]
	return defineOutput({ ...shared, kind, unit, label, key: `finance.quarters.${name}`, symbol: `${symbol},q` })
}

export const quarterOutputs = {
	revenueUsd: summed('revenueUsd'),
	opexUsd: summed('opexUsd'),
	taxUsd: summed('taxUsd'),
	workingCapitalUsd: summed('workingCapitalUsd'),
	cfadsUsd: summed('cfadsUsd'),
	capexUsd: summed('capexUsd'),
	depositsUsd: summed('depositsUsd'),
	feesUsd: summed('feesUsd'),
	constructionInterestUsd: summed('constructionInterestUsd'),
	disposalUsd: summed('disposalUsd'),
	constructionDrawUsd: summed('constructionDrawUsd'),
	termDrawUsd: summed('termDrawUsd'),
	constructionRepaidUsd: summed('constructionRepaidUsd'),
	termInterestUsd: summed('termInterestUsd'),
	termPrincipalUsd: summed('termPrincipalUsd'),
	reserveUsd: summed('reserveUsd'),
	equityUsd: summed('equityUsd'),
	distributionsUsd: summed('distributionsUsd'),
	constructionBalanceUsd: summed('constructionBalanceUsd'),
	termBalanceUsd: summed('termBalanceUsd'),
	dscr: defineOutput({
		...shared,
		kind: 'rate',
		unit: 'ratio',
		sparse: true,
		key: 'finance.quarters.dscr',
		symbol: 'DSCR,q',
		label: 'DSCR',
	}),
} as const

/** Flows are added up; of a balance the last month of the quarter stands. */
export const sumQuarters = defineAlgorithm<EngineModel, typeof cashFlowOf, typeof quarterOutputs, null>({
	id: 'finance.sumQuarters',
	label: 'Cash flow by quarter',
	rule: 'mM5',
	method:
		'Flows are the sums of the quarter’s months, balances those of its last. DSCR is cash available for debt service over interest and principal, over the quarter’s loan months, from conversion to the last payment.',
	after: [solveCashFlow],
	inputs: cashFlowOf,
	outputs: quarterOutputs,
	reads: (_, { output }) => (output === 'dscr' ? ['cfadsUsd', 'termInterestUsd', 'termPrincipalUsd'] : [output]),
	months: ({ model, months }, { output, index }) => {
		const starts = quarterStarts(model.months)
		const [first, end] = [starts[index] ?? 0, starts[index + 1] ?? months]
		return quarterOutputs[output].kind === 'state' ? [end - 1] : listRows({ from: first, to: end })
	},
	run: ({ world, input, output, noteOf }) => {
		const starts = quarterStarts(world.model.months)
		for (const key of CASH_FLOW) {
			const [values, into, isState] = [input[key].values, output[key], quarterOutputs[key].kind === 'state']
			for (const [quarter, first] of starts.entries()) {
				const end = starts[quarter + 1] ?? values.length
				into[quarter] = isState ? (values[end - 1] ?? NaN) : sumWithin(values, first, end)
			}
		}
		noteOf(solveCashFlow).dscr.forEach((value, quarter) => {
			output.dscr[quarter] = value ?? NaN
		})
		return null
	},
})
