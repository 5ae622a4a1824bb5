import { CASH_FLOW_KEYS, QUARTER, RETURNS } from '#shared/document/finance-keys.ts'
import type { FinanceResult } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import { figuresAt, seriesAt } from '../../document/figures-at.ts'
import { type Frame, noteOf } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import { solveCashFlow } from './cash-flow-step.ts'

const PLAN = { scope: 'plan', index: 0 } as const
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** Cash flow, quarters and returns of a finished run, as the result document tells them. */
export function financingResult(frame: Frame<EngineModel>): Pick<FinanceResult, 'cashFlow' | 'quarters' | 'returns'> {
	const { plan } = frame.world.model
	const quarters = frame.world.tables['quarter']?.ids ?? []
	const at = (index: number) =>
		figuresAt(frame, { rows: QUARTER, prefix: 'finance.quarters.', scope: 'quarter', index })
	const returns = figuresAt(frame, { rows: RETURNS, prefix: 'finance.returns.', ...PLAN })
	const monthOf = (value: number) => (Number.isNaN(value) ? null : addMonths(plan.startMonth, value))
	return {
		cashFlow: seriesAt(frame, { rows: CASH_FLOW_KEYS, prefix: 'finance.cashFlow.', ...PLAN }),
		quarters: Object.fromEntries(
			quarters.map((quarter, index) => {
				const { dscr, ...sums } = at(index)
				return [quarter, { ...sums, dscr: orNull(dscr) }] as const
			}),
		),
		returns: {
			projectIrr: orNull(returns.projectIrr),
			projectIrrPreTax: orNull(returns.projectIrrPreTax),
			equityIrr: orNull(returns.equityIrr),
			projectNpvUsd: orNull(returns.projectNpvUsd),
			equityNpvUsd: orNull(returns.equityNpvUsd),
			minDscr: orNull(returns.minDscr),
			avgDscr: orNull(returns.avgDscr),
			llcr: orNull(returns.llcr),
			paybackMonth: monthOf(returns.paybackMonth),
			terminalValueUsd: orNull(returns.terminalValueUsd),
			terminalTaxUsd: orNull(returns.terminalTaxUsd),
			constructionDebtUsd: orNull(returns.constructionDebtUsd),
			termDebtUsd: orNull(returns.termDebtUsd),
			equityUsd: orNull(returns.equityUsd),
			interestDuringConstructionUsd: orNull(returns.interestDuringConstructionUsd),
			feesUsd: orNull(returns.feesUsd),
			allInUsdPerItMW: orNull(returns.allInUsdPerItMW),
			conversionMonth: monthOf(returns.conversionMonth),
			termMonths: orNull(returns.termMonths),
			binding: noteOf(frame, solveCashFlow).binding,
		},
	}
}
