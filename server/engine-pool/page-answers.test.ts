import { expect, test } from 'vitest'
import { benchPlan } from '#server/bench/bench-plan.ts'
import { keepRuns } from './kept-runs.ts'
import { PAGE_ANSWERS } from './page-answers.ts'

/** A model is written into its page twice, as what is read and as what scripts start from. */
const MOST_KB = 130

const run = keepRuns({ mostCells: 2e7, mostRuns: 1 }).add(
	{ scenarioId: 'bench', rev: 1, month: '2026-11' },
	{ rev: 1, plan: benchPlan() },
)
const opens = { canEdit: true, search: '', once: 'x' }
const today = '2026-11'
const sizeOf = (model: unknown) => Math.ceil(JSON.stringify(model).length / 1000)

test('no page of fifty sites over ten years is longer than one screenful of parts', () => {
	const { energy, chips, infrastructure, models, applications, sites, schedule, workforce, overview } = PAGE_ANSWERS
	const sizes = {
		overview: sizeOf(overview(run, { today })),
		energy: sizeOf(energy(run, { today, opens })),
		chips: sizeOf(chips(run, { today, opens })),
		infrastructure: sizeOf(infrastructure(run, { today, opens })),
		models: sizeOf(models(run, { today, opens })),
		applications: sizeOf(applications(run, { today, opens })),
		sites: sizeOf(sites(run, { opens })),
		schedule: sizeOf(schedule(run, { opens })),
		workforce: sizeOf(workforce(run, { today, opens, trade: null })),
	}
	expect(Object.entries(sizes).filter(([, kilobytes]) => kilobytes > MOST_KB)).toEqual([])
})

test('every hall of a long plan has its place in the schedule, part by part', () => {
	const last = PAGE_ANSWERS.schedule(run, { opens }).gantt.part?.last ?? 0
	const refs = Array.from({ length: last }, (_, at) =>
		PAGE_ANSWERS.schedule(run, {
			opens: { ...opens, search: `?part=schedule/${String(at + 1)}` },
		}).gantt.groups.flatMap(({ rows }) => rows.map(({ ref }) => ref)),
	).flat()
	expect(refs.toSorted()).toEqual(Object.keys(run.result().schedule).toSorted())
})
