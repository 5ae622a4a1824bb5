import { quarterStarts } from '#shared/units/quarters.ts'
import { sum } from '../../../cells.ts'
import type { QuantityNode } from '../../../kernel/quantity.ts'
import { columnOf, type Frame, noteOf } from '../../../kernel/run.ts'
import { leaseStart, leaseTerm } from '../../../layers/infrastructure/lease-inputs.ts'
import {
	orderBought,
	orderDeliveryMonths,
	orderFirstDelivery,
	orderLife,
} from '../../../schedule/supply/order-inputs.ts'
import { tranchesOf } from '../../../schedule/supply/order-tranches.ts'
import type { EngineModel } from '../../../world.ts'
import { revenue, revenueByKind } from '../../revenue/revenue.ts'
import { cashFlowOf } from '../cash-flow.quantities.ts'
import { solveCashFlow } from '../cash-flow-step.ts'

type LoanFrame = Frame<EngineModel>
/** A month by its place from the plan’s first, and what of the term loan is owed after it, or at the plan’s end. */
export type LoanOver = {
	readonly months: number
	readonly ends: number
	readonly loanEnds: number
	readonly owedUsd: number
}
const HALF = 0.5

/** How far the loan, or that of chips where they have one, outlasts its own accelerators, where hours and tokens carry the plan; null where it does not. lP27 */
export function loanOverChips(frame: LoanFrame): LoanOver | null {
	const { outputTokensUsd, inputTokensUsd, acceleratorHoursUsd } = revenueByKind
	const carries = [outputTokensUsd, inputTokensUsd, acceleratorHoursUsd]
	if (!carriesHalf(frame, carries)) return null
	const { chipLoan } = noteOf(frame, solveCashFlow)
	const ends = lastOfChips(frame)
	if (chipLoan === null) return loanOver(frame, ends)
	if (!Number.isFinite(ends) || chipLoan.last <= ends) return null
	const owedUsd = chipLoan.balance[Math.max(0, Math.floor(ends) - chipLoan.first)] ?? chipLoan.balance.at(-1) ?? 0
	return { months: chipLoan.last - ends, ends, loanEnds: chipLoan.last, owedUsd }
}

/** The same of leases and what passes through them. lP27 */
export function loanOverLeases(frame: LoanFrame): LoanOver | null {
	if (!carriesHalf(frame, [revenueByKind.leasesUsd, revenueByKind.passThroughUsd])) return null
	const [start, term] = [columnOf(frame, leaseStart), columnOf(frame, leaseTerm)]
	const last = frame.world.model.plan.leases.map((_, index) => start.at(index, 0) + term.at(index, 0) - 1)
	return loanOver(frame, Math.max(...last))
}

/** What of the loan the plan’s own months leave; null where nothing is owed at their end. lP27 */
export function loanOverPlan(frame: LoanFrame): LoanOver | null {
	const over = loanOver(frame, frame.world.months - 1)
	return over !== null && over.owedUsd > 1 ? over : null
}

function carriesHalf(frame: LoanFrame, kinds: readonly QuantityNode[]): boolean {
	const all = sum(columnOf(frame, revenue).values)
	const own = kinds.reduce((total, kind) => total + sum(columnOf(frame, kind).values), 0)
	return all > 0 && own >= HALF * all
}

/** The last month in service of accelerators that the plan itself buys; −∞ without any. */
function lastOfChips(frame: LoanFrame): number {
	const { model } = frame.world
	const columns = {
		accelerators: columnOf(frame, orderBought),
		first: columnOf(frame, orderFirstDelivery),
		over: columnOf(frame, orderDeliveryMonths),
	}
	const life = columnOf(frame, orderLife)
	let last = -Infinity
	for (const [index, { owner, leaseUsdPerAcceleratorHour }] of model.plan.chipOrders.entries()) {
		if (owner === 'tenant' || leaseUsdPerAcceleratorHour !== null) continue
		for (const { month } of tranchesOf(model, columns, index)) last = Math.max(last, month + life.at(index, 0) - 1)
	}
	return last
}

function loanOver(frame: LoanFrame, ends: number): LoanOver | null {
	const { loan } = noteOf(frame, solveCashFlow)
	if (loan === null || !Number.isFinite(ends) || loan.last <= ends) return null
	const within = Math.min(frame.world.months - 1, Math.max(loan.first, Math.floor(ends)))
	const owedUsd = columnOf(frame, cashFlowOf.termBalanceUsd).at(0, within)
	return { months: loan.last - ends, ends, loanEnds: loan.last, owedUsd }
}

export type CoverBelowOne = {
	/** the first month of the plan in the first quarter below 1; null where only the cover over the life of the loan is */
	readonly month: string | null
	readonly cover: number | null
	readonly llcr: number | null
	/** what all quarters below 1 lack */
	readonly shortUsd: number
}

/** Where cash does not carry the debt; null where it does. lP27 */
export function coverBelowOne(frame: LoanFrame): CoverBelowOne | null {
	const { dscr, figures, shortUsd } = noteOf(frame, solveCashFlow)
	const { minDscr, llcr } = figures
	if (!(minDscr < 1 || llcr < 1)) return null
	const { months } = frame.world.model
	const quarter = dscr.findIndex((cover) => cover !== null && cover < 1)
	const known = (value: number) => (Number.isNaN(value) ? null : value)
	return {
		month: months[quarterStarts(months)[quarter] ?? -1] ?? null,
		...{ cover: known(minDscr), llcr: known(llcr), shortUsd },
	}
}
