import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Frame, run } from './kernel/run.ts'
import { planResult } from './document/plan-result.ts'
import { locationOf } from './places/places.ts'
import { PROGRAM } from './program.ts'
import { sameData } from './rerun/same-data.ts'
import { WATCHING } from './rerun/watching.ts'
import { buildEngineWorld, type EngineModel } from './world.ts'

/** A finished run of a plan: all its figures. */
export type PlanRun = Frame<EngineModel>

/**
 * Runs a plan that `parsePlanFile` accepted, on the built-in rows and its own. The frame answers explanations; same plan,
 * same bytes. `mayGoOn` is called between any two steps, and in a long one between its months: what it throws ends the run.
 */
export function runPlan(plan: PlanFile, mayGoOn?: () => void): Frame<EngineModel> {
	return run(PROGRAM, buildEngineWorld(plan, catalogueFor(plan)), { watching: WATCHING, mayGoOn })
}

/** The country a site of a plan lies in, as a run takes it: stated or assumed. Rule pP1. */
export function countryOfSite(plan: PlanFile, site: PlanFile['sites'][number]): string {
	return locationOf({ site, catalogue: catalogueFor(plan) }).country
}

/**
 * Runs a plan starting from a run of a like one: what hangs on fields that differ is computed, the rest shared. Comes to
 * the same figures as `runPlan`, whatever it starts from.
 */
export function rerunPlan(before: Frame<EngineModel>, plan: PlanFile, mayGoOn?: () => void): Frame<EngineModel> {
	const { model } = before.world
	const catalogue = sameData(plan.catalogue, model.plan.catalogue) ? model.catalogue : catalogueFor(plan)
	const world = buildEngineWorld(plan, catalogue, before.world)
	return run(PROGRAM, world, { frame: before, watching: WATCHING, mayGoOn })
}

/** The result document of a plan that `parsePlanFile` accepted. */
export function computePlan(plan: PlanFile): PlanResult {
	return planResult(runPlan(plan))
}

/** The result document of a finished run. */
export function resultOf(frame: Frame<EngineModel>): PlanResult {
	return planResult(frame)
}

/** A figure of the whole plan and horizon by the id of its quantity. Throws where there is none. */
export function planFigure(frame: Frame<EngineModel>, quantity: string): number {
	const column = frame.columns.get(quantity)
	if (!column) throw new Error(`There is no quantity ${quantity}.`)
	return column.at(0, 0)
}

/** A monthly figure of the whole plan by the id of its quantity. Throws where there is none. */
export function planSeries(frame: Frame<EngineModel>, quantity: string): readonly number[] {
	const column = frame.columns.get(quantity)
	if (!column?.monthly) throw new Error(`There is no monthly quantity ${quantity}.`)
	return Array.from(column.values.subarray(0, column.months))
}

/** How much of what a finished run rests on is the plan’s own and sourced. */
export { daysOf } from './answers/days/days-of-site.ts'
export { readinessOf } from './answers/readiness-answer.ts'
export { travellersByTrade } from './document/trade-travellers.ts'
