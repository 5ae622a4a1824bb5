import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { compile } from './kernel/compile.ts'
import { type Frame, run } from './kernel/run.ts'
import { planResult } from './plan-result.ts'
import { REGISTRY } from './registry.ts'
import { buildEngineWorld, type EngineModel } from './world.ts'

export { ENGINE_VERSION } from './engine-version.ts'

const PROGRAM = compile(REGISTRY)

/** Runs a plan that `parsePlanFile` accepted. The frame answers explanations; same plan, same bytes. */
export function runPlan(plan: PlanFile): Frame<EngineModel> {
	return run(PROGRAM, buildEngineWorld(plan, catalogueFor(plan)))
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
