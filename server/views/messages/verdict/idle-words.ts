import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import { exactShare, usd } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { moneyOf } from '#shared/units/money.ts'

const reserveOf = (plan: PlanFile): string => `the ${exactShare(assumedIn(plan, 'idleReserve'))} reserve`

/** What counts as lost, and all that stands unused, which Money tells of. */
export type LostIdle = { readonly counts: string; readonly all: string }

/** Beside idle capacity that is lost: what it counts, and what all of it comes to; null where none is lost or priced. */
export function lostIdleWords(plan: PlanFile, { finance, verdict }: PlanResult): LostIdle | null {
	const { idleUsd } = finance.totals
	const lost = verdict.totals.idle.usd ?? 0
	if (lost <= 0 || idleUsd <= 0) return null
	return { counts: `Idle: beyond ${reserveOf(plan)}.`, all: `All unused: ${usd(idleUsd, moneyOf(plan))}` }
}

/** Beside all that is unused: what it counts, and what of it is lost. */
export function allIdleWords(plan: PlanFile, { verdict }: PlanResult): string {
	const all = 'All unused capacity, reserve included.'
	const lost = verdict.totals.idle.usd ?? 0
	if (lost <= 0) return all
	return `${all} Overview counts only what exceeds ${reserveOf(plan)}, each megawatt once: ${usd(lost, moneyOf(plan))} from ${longMonth(verdict.statusMonth)}.`
}
