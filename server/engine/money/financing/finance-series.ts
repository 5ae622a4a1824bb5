import type { FinanceResult } from '#shared/result.ts'
import { told } from '../../document/told.ts'
import { type Frame, noteOf } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import { solveCashFlow } from './cash-flow-step.ts'

/** Cash flow, quarters and returns of a finished run, as the result document tells them. */
export function financingResult(frame: Frame<EngineModel>): Pick<FinanceResult, 'cashFlow' | 'quarters' | 'returns'> {
	const quarters = frame.world.tables['quarter']?.ids ?? []
	return {
		cashFlow: told(frame, 'finance.cashFlow', 0),
		quarters: Object.fromEntries(
			quarters.map((quarter, index) => [quarter, told(frame, 'finance.quarters', index)] as const),
		),
		returns: { ...told(frame, 'finance.returns', 0), binding: noteOf(frame, solveCashFlow).binding },
	}
}
