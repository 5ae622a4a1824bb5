import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { railMarks } from '../layers/rail-marks.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import { buildApplicationsView } from './applications-view.ts'
import { buildDemandView } from './demand-view.ts'
import type { PageInput } from './layer-page.ts'
import { buildModelsView } from './models-view.ts'

const inputOf = (plan: PageInput['plan']): PageInput => ({ plan, result: computePlan(plan), status: null })
const sample = inputOf(validPlan(must(TEMPLATES[0]).plan))
const open = (search: string, input = sample) => buildDemandView(input, new URLSearchParams(search))

test('one page has every tab that users and workloads had, both lists first, each at its address', () => {
	const own = [buildApplicationsView(sample), buildModelsView(sample)].flatMap(({ tabs }) => tabs.map(({ id }) => id))
	const ids = open('').tabs.map(({ id }) => id)
	expect(ids.toSorted()).toEqual(own.toSorted())
	expect(ids.slice(0, 2)).toEqual(['applications', 'workloads'])
	for (const id of ids) expect(open(`tab=${id}`).tab.id).toBe(id)
	expect(open('edit=workloads/x').tab.list).toBe('workloads')
	expect(open('tab=nowhere').tab.id).toBe('applications')
})

test('what heads the page is told of the layer that the rail tells of, whichever tab is open', () => {
	for (const { plan } of TEMPLATES) {
		const input = inputOf(validPlan(plan))
		const titles = ['applications', 'workloads'].map((tab) => open(`tab=${tab}`, input).finding.title)
		expect(new Set(titles).size).toBe(1)
		const { note } = must(railMarks(input.plan, input.result)['demand'])
		const worst = must(layerStatuses(input.plan, input.result).find((status) => status.note === note))
		const build = worst.layer === 'models' ? buildModelsView : buildApplicationsView
		expect(titles[0]).toBe(build(input).finding.title)
	}
})

test('a list that is empty says what belongs there', () => {
	const input = inputOf(planFile())
	expect(open('', input).finding.title).toBe('No applications yet')
	expect(open('tab=workloads', input).finding.title).toBe('No workload runs yet')
})
