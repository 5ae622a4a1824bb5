import fc from 'fast-check'
import { expect } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { randomPlans } from '../factories/random/random-plan.ts'
import { CLAIMS } from './claims.ts'
import { faultsIn } from './grammar.ts'
import { monthsAsWritten } from './months-in-words.ts'
import { everythingSaid, pagesOf } from './said.ts'

/** All that is wrong with what is said of a plan: English, and what its own result does not bear out. */
export function untrue(plan: PlanFile): readonly string[] {
	const result = computePlan(plan)
	const pages = pagesOf(plan, result)
	const claims = Object.entries(CLAIMS).flatMap(([name, claim]) => {
		const found = claim({ plan, result, pages })
		return found === null ? [] : [`${name}: ${found}`]
	})
	return [...faultsIn(everythingSaid(pages, result), plan), ...monthsAsWritten([pages, result.warnings]), ...claims]
}

/** Holds the sentences of random plans against their results; the wrong ones are shown, each once. */
export function expectTrueOfRandomPlans({ seed, plans }: { readonly seed: number; readonly plans: number }): void {
	const wrong = new Set<string>()
	for (const plan of fc.sample(randomPlans, { seed, numRuns: plans })) for (const one of untrue(plan)) wrong.add(one)
	expect([...wrong]).toEqual([])
}
