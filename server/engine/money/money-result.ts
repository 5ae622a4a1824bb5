import { BEFORE_PLAN, CAPEX, ENVIRONMENT_TOTALS, FINANCE, MONEY_TOTALS, OPEX } from '#shared/document/plan-keys.ts'
import type { EnvironmentResult, FinanceResult } from '#shared/result.ts'
import { figuresAt, seriesAt } from '../document/figures-at.ts'
import { seriesOf } from '../document-series.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { carbonFreeShareOfYear } from '../environment/environment-free-years.ts'
import { carbonFreeShare } from '../environment/environment-totals.ts'
import { labourCost } from './finance-labour.ts'
import { financeRatios, financeTotals } from './finance-totals.ts'

type EngineFrame = Frame<EngineModel>

const PLAN = { scope: 'plan', index: 0 } as const

/** The money of a finished run, as the result document tells it. */
export function financeResult(frame: EngineFrame): FinanceResult {
	const none = Array.from({ length: frame.world.months }, () => 0)
	const group = <Rows>(rows: Rows, prefix: string) => ({ rows, prefix: `finance.${prefix}`, ...PLAN })
	return {
		...seriesAt(frame, group(FINANCE, '')),
		capexByLayer: { ...seriesAt(frame, group(CAPEX, 'capexByLayer.')), models: none, applications: none },
		opexByKind: seriesAt(frame, group(OPEX, 'opexByKind.')),
		labourUsd: seriesOf(frame, labourCost, 0),
		beforePlanUsd: figuresAt(frame, group(BEFORE_PLAN, 'beforePlanUsd.')),
		totals: {
			...figuresAt(frame, group(MONEY_TOTALS, 'totals.')),
			usdPerItMW: orNull(totalOf(frame, financeRatios.perItMW)),
			usdPerMillionTokens: orNull(totalOf(frame, financeRatios.perMillionTokens)),
		},
	}
}

/** Σ stranded accelerators · what one costs in a month. */
export function idleCapitalUsd(frame: EngineFrame): number {
	return totalOf(frame, financeTotals.idleCapital.total)
}

/** Energy, water and carbon of the whole plan. */
export function environmentResult(frame: EngineFrame): EnvironmentResult {
	return {
		...figuresAt(frame, { rows: ENVIRONMENT_TOTALS, prefix: 'environment.', ...PLAN }),
		carbonFreeShare: orNull(totalOf(frame, carbonFreeShare)),
		carbonFreeShareByMonth: seriesOf(frame, carbonFreeShareOfYear, 0).map(orNull),
	}
}

function totalOf(frame: EngineFrame, quantity: QuantityNode): number {
	return columnOf(frame, quantity).at(0, 0)
}

function orNull(value: number): number | null {
	return Number.isNaN(value) ? null : value
}
