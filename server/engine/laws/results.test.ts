import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import {
	everyPlan,
	forEveryPlan,
	forgetRuns,
	frameOf,
	type Laws,
	LAW_TIMEOUT_MS,
	resultOf,
} from '../../../tests/factories/every-plan.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { BINDING, COVERAGE_AND_BINDING, sparing } from '../../../tests/laws/coverage-and-binding.ts'
import { explanationsAgree } from '../../../tests/laws/explanations.ts'
import { EDITED_LISTS, oneEdit } from '../../../tests/laws/one-edit.ts'
import { hashesElsewhere } from '../../../tests/laws/other-process.ts'
import { PEOPLE_AND_DATES } from '../../../tests/laws/people-and-dates.ts'
import { choicesInNone, rowsInNone } from '../../../tests/laws/rows-drawn.ts'
import { HEAT_AND_CARBON } from '../../../tests/laws/heat-and-carbon.ts'
import { REFITS } from '../../../tests/laws/refits.ts'
import { RETROFITS } from '../../../tests/laws/retrofits.ts'
import { SIGHTS } from '../../../tests/laws/sights.ts'
import { SUMS } from '../../../tests/laws/sums.ts'
import { SUPPLY_AND_SERVICE } from '../../../tests/laws/supply-and-service.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import { computePlan, rerunPlan, resultOf as documentOf, runPlan } from '../compute-plan.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'

function lawTest(name: string, holds: () => void | Promise<void>): void {
	test(name, { timeout: LAW_TIMEOUT_MS }, holds)
}

function hold(laws: Laws, of: (plan: PlanFile) => PlanResult = resultOf): void {
	for (const [name, law] of Object.entries(laws)) {
		lawTest(`law: ${name}`, () => {
			forEveryPlan((plan) => {
				law(of(plan), plan)
			})
		})
	}
}

afterAll(forgetRuns)

// It has its own core to run on while the plans are computed here.
const elsewhere = hashesElsewhere(everyPlan())

describe('random plans', () => {
	lawTest('they are valid, and come back from their export as they were', () => {
		for (const plan of everyPlan()) expect(validPlan(toPlanFile(plan))).toEqual(plan)
	})

	lawTest('they are no desert: in enough of them there is what the laws are about', () => {
		const plans = everyPlan()
		const missing = SIGHTS.flatMap(([what, least, sight]) => {
			const share = plans.filter((plan) => sight(resultOf(plan), plan)).length / plans.length
			return share < least ? [`${what}: ${String(share)} of the plans, expected ${String(least)}`] : []
		})
		expect(missing).toEqual([])
	})

	lawTest('every layer binds somewhere, and most causes are met', () => {
		const results = everyPlan().map(resultOf)
		const layers = new Set(results.flatMap(({ binding }) => binding))
		expect(layers).toEqual(new Set(['applications', 'chips', 'energy', 'infrastructure', 'models', null]))
		const causes = results.flatMap(({ bindingCause }) => bindingCause.map((cause) => cause?.cause.split(':')[0]))
		expect(new Set(causes).size).toBeGreaterThan(10)
	})

	lawTest(
		'every row of the catalogue that a plan may name is in one of them, and every kind that a field offers',
		() => {
			expect(rowsInNone(builtInCatalogue, everyPlan())).toEqual([])
			expect(choicesInNone(everyPlan())).toEqual([])
		},
	)
})

describe('sums', () => {
	hold(SUMS)
})

describe('supply and service', () => {
	hold(SUPPLY_AND_SERVICE)
})

describe('people and dates', () => {
	hold(PEOPLE_AND_DATES)
})

describe('coverage and binding', () => {
	hold(COVERAGE_AND_BINDING)
	hold(BINDING, (plan) => documentOf(rerunPlan(frameOf(plan), sparing(plan))))
})

describe('heat and carbon', () => {
	hold(HEAT_AND_CARBON)
})

describe('retrofits', () => {
	hold(RETROFITS)
	hold(REFITS)
})

describe('explanations', () => {
	lawTest('law: an explained figure, reckoned again from what it names, is the figure printed', () => {
		let [turn, checked] = [0, 0]
		forEveryPlan((plan) => {
			checked += explanationsAgree(frameOf(plan), turn++)
		})
		expect(checked).toBeGreaterThan(everyPlan().length)
	})
})

describe('runs that start from another', () => {
	lawTest('law: after any one edit a plan comes to the figures and the document of a run from scratch', () => {
		const [lists, moved] = [new Set<string>(), new Set<PlanFile>()]
		forEveryPlan((plan) => {
			const edit = oneEdit(plan)
			if (!edit) return
			const [before, scratch] = [frameOf(plan), runPlan(edit.plan)]
			const again = rerunPlan(before, edit.plan)
			const differing = [...scratch.columns].filter(
				([id, { values }]) => !sameData(values, again.columns.get(id)?.values),
			)
			expect([edit.what, differing.map(([id]) => id)]).toEqual([edit.what, []])
			const document = documentOf(scratch)
			if (!sameData(documentOf(again), document)) expect([edit.what, documentOf(again)]).toEqual([edit.what, document])
			lists.add(edit.list)
			if (!sameData(document, resultOf(plan))) moved.add(plan)
		})
		expect(lists).toEqual(new Set(EDITED_LISTS))
		// Many fields are read in few plans: a refit only where racks are too dense.
		expect(moved.size).toBeGreaterThan(everyPlan().length * 0.45)
	})
})

/** The same document with the keys of every object in the opposite order; lists keep theirs. */
function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned)
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, below]) => [key, turned(below)]),
	)
}

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) for (const below of Object.values(value)) frozen(below)
	return Object.freeze(value)
}

const bytesOf = (plan: PlanFile) => JSON.stringify(resultOf(plan))

describe('bytes', () => {
	lawTest(
		'law: a plan is left as it was and gives the same bytes again, whatever ran between and in what order its keys stand',
		() => {
			for (const plan of everyPlan()) resultOf(plan)
			forEveryPlan((plan) => {
				expect(JSON.stringify(computePlan(frozen(turned(plan) as PlanFile)))).toBe(bytesOf(plan))
			})
		},
	)

	lawTest('law: another process, time zone and language give the same bytes', async () => {
		const hash = (plan: PlanFile) => createHash('sha256').update(bytesOf(plan)).digest('hex')
		expect(await elsewhere).toEqual(everyPlan().map(hash))
	})
})
