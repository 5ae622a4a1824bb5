import { targetStepsOf } from '#shared/document/target-steps.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { EngineModel } from '../world.ts'
import { at } from '../cells.ts'

/** Megawatts asked for from a month of the plan on; before its first where below 0. */
export type AskedStep = { readonly month: number; readonly itMW: number }

export type SiteTarget = {
	/** with months, in their order; those behind the plan are told and not judged */
	readonly steps: readonly AskedStep[]
	/** megawatts asked for without a month, and a month without megawatts; null: none */
	readonly undatedMW: number | null
	readonly allFrom: number | null
}

/** What is asked of a site. Rule vV1. */
export function targetOf({ plan }: EngineModel, site: number): SiteTarget {
	const entered = plan.sites[site]
	const asked = entered ? targetStepsOf(entered) : []
	const steps = asked
		.flatMap(({ month, itMW }) => (month === null ? [] : [{ month: monthsBetween(plan.startMonth, month), itMW }]))
		.sort((one, other) => one.month - other.month)
	const month = asked.length === 0 ? (entered?.targetMonth ?? null) : null
	return {
		steps,
		undatedMW: asked.find((step) => step.month === null)?.itMW ?? null,
		allFrom: month === null ? null : monthsBetween(plan.startMonth, month),
	}
}

/** Megawatts of the latest step that has come, month by month. Rule vV1. */
export function fillSteps(steps: readonly AskedStep[], asked: Float64Array): void {
	for (const { month, itMW } of steps) asked.fill(itMW, Math.min(asked.length, Math.max(0, month)))
}

/** The step that a site without one has: its most by the months as entered, from the first month that all but misses it. Rule vV1. */
export function stepAsEntered(asked: Float64Array, missable: (itMW: number) => number): readonly AskedStep[] {
	let itMW = 0
	for (const MW of asked) itMW = Math.max(itMW, MW)
	if (itMW <= 0) return []
	let month = 0
	while (at(asked, month) < itMW - missable(itMW)) month += 1
	return [{ month, itMW }]
}
