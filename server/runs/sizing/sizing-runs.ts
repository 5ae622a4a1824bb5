import { rerunPlan, resultOf, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import type { Choices } from './choices.ts'
import { draftPlan } from './draft-plan.ts'
import type { Sizes } from './sizes.ts'

/** More would keep whoever asked waiting: what has been found by then stands. */
const MOST_RUNS = 80

/** Runs the engine on plans of given sizes, each starting from the run before. */
export type SizingRuns = {
	readonly answers: StartAnswers
	readonly choices: Choices
	readonly planOf: (sizes: Sizes) => PlanFile
	readonly of: (sizes: Sizes) => PlanResult
	readonly count: () => number
	/** false once another round of a search would take too long */
	readonly more: () => boolean
}

type SizingRunsParams = Pick<SizingRuns, 'answers' | 'choices'> & {
	readonly name: string
	readonly mayGoOn: () => void
}

export function sizingRuns({ answers, choices, name, mayGoOn }: SizingRunsParams): SizingRuns {
	let before: PlanRun | null = null
	let count = 0
	const planOf = (sizes: Sizes) => draftPlan({ answers, choices, sizes }, name)
	return {
		answers,
		choices,
		planOf,
		of: (sizes) => {
			mayGoOn()
			count += 1
			const plan = planOf(sizes)
			before = before === null ? runPlan(plan) : rerunPlan(before, plan)
			return resultOf(before)
		},
		count: () => count,
		more: () => count < MOST_RUNS,
	}
}
