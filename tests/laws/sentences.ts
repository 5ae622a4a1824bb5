import fc from 'fast-check'
import { expect } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { lawRuns } from '../factories/every-plan.ts'
import { randomPlansToMake } from '../factories/random/random-plan.ts'
import { CLAIMS } from './claims.ts'
import { faultsIn } from './grammar.ts'
import { monthsAsWritten } from './months-in-words.ts'
import { everythingSaid, pagesOf } from './said.ts'

/** All that is wrong with what is said of a plan: English, and what its own result does not bear out. */
export function untrue(plan: PlanFile, asked = { full: true }): readonly string[] {
	const frame = runPlan(plan)
	const result = resultOf(frame)
	const pages = pagesOf(plan, frame, asked)
	const document = resultDocument(plan, result)
	const claims = Object.entries(CLAIMS).flatMap(([name, claim]) => {
		const found = claim({ plan, result, pages })
		return found === null ? [] : [`${name}: ${found}`]
	})
	return [...faultsIn(everythingSaid(pages, document), plan), ...monthsAsWritten([pages, document.warnings]), ...claims]
}

/** The Full takes longer than all the pages. */
const FULL_EVERY = 20
const RUNS = lawRuns({ seed: 2027, plans: 200 })

/** Holds the sentences of every second random plan against its result; the wrong ones are shown, each once. */
export function expectTrueOfHalf(half: 0 | 1): void {
	const wrong = new Set<string>()
	fc.sample(randomPlansToMake, RUNS).forEach((made, index) => {
		if (index % 2 !== half) return
		for (const one of untrue(made(), { full: index % FULL_EVERY < 2 })) wrong.add(one)
	})
	expect([...wrong]).toEqual([])
}
