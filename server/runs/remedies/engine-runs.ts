import { rerunPlan, resultOf, runPlan, verdictOn, type PlanRun } from '#server/engine/compute-plan.ts'
import type { PlanChange } from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import { LAYERS, type Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { applyChange } from './apply-change.ts'
import { type Figures, figuresOf } from './figures.ts'

/** What is compared of a result; a whole one would be kept for every run of the engine. */
export type Outcome = {
	readonly binding: PlanResult['binding']
	readonly coverage: Readonly<Record<Layer, SparseSeries>>
	readonly servedShare: SparseSeries
	/** last month of work by hall; null: not within the months searched */
	readonly finish: ReadonlyMap<string, string | null>
	readonly figures: Figures
}

/** Runs the engine on changed plans, each once however often it is asked for, and counts the runs. */
export type EngineRuns = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly before: Outcome
	/** the outcome of the plan with one change; null where the change does not make a valid plan */
	readonly of: (change: PlanChange) => Outcome | null
	readonly count: () => number
}

type EngineRunsParams = { readonly before?: PlanRun | undefined; readonly mayGoOn?: (() => void) | undefined }

/** Runs of a plan and its changes. `before` is a run of the plan, where there is one; `mayGoOn` throws to end the search. */
export function engineRuns(
	plan: PlanFile,
	{ before: frame = runPlan(plan), mayGoOn }: EngineRunsParams = {},
): EngineRuns {
	const result = resultOf(frame)
	const known = new Map<string, Outcome | null>()
	let count = 1
	const compute = (change: PlanChange): Outcome | null => {
		mayGoOn?.()
		const changed = applyChange(plan, change)
		if (changed === null) return null
		count += 1
		const run = rerunPlan(frame, changed)
		return outcomeOf(verdictOn(run), figuresOf(run))
	}
	return {
		plan,
		result,
		before: outcomeOf(result, figuresOf(frame)),
		of: (change) => {
			const key = JSON.stringify(change)
			const kept = known.get(key)
			if (kept !== undefined) return kept
			const outcome = compute(change)
			known.set(key, outcome)
			return outcome
		},
		count: () => count,
	}
}

function outcomeOf(result: ReturnType<typeof verdictOn>, figures: Figures): Outcome {
	const coverage = (layer: Layer) => result.layers[layer].coverage
	const [energy, chips, infrastructure, models, applications] = LAYERS
	return {
		binding: result.binding,
		coverage: {
			energy: coverage(energy),
			chips: coverage(chips),
			infrastructure: coverage(infrastructure),
			models: coverage(models),
			applications: coverage(applications),
		},
		servedShare: result.servedShare,
		finish: new Map(
			Object.entries(result.schedule).flatMap(([key, { finish }]) =>
				key.startsWith('phase:') ? [[key.slice('phase:'.length), finish] as const] : [],
			),
		),
		figures,
	}
}
