import { expect, test } from 'vitest'
import { planFile } from '../../tests/factories/plan-file.ts'
import { benchPlan } from '../../tests/bench/bench-plan.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { boundedGantt } from '#server/views/pages/bounded-page.ts'
import { buildGantt } from '#server/views/schedule/build-gantt.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { drawStrip } from '#shared/charts/strip.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import type { KeyEntry } from '#shared/charts/geometry.ts'
import { must } from '../../tests/factories/must.ts'
import { keepRuns } from './kept-runs.ts'
import { PAGE_ANSWERS } from './page-answers.ts'

/** A model is written into its page twice, as what is read and as what scripts start from. */
const MOST_KB = 135

const run = keepRuns({ mostCells: 2e7, mostRuns: 1 }).add(
	{ scenarioId: 'bench', rev: 1, month: '2026-11' },
	{ rev: 1, plan: benchPlan() },
)
const opens = { canEdit: true, search: '', once: 'x' }
const sizeOf = (model: unknown) => Math.ceil(JSON.stringify(model).length / 1000)

test('no page of fifty sites over ten years is longer than one screenful of parts', () => {
	const { energy, chips, infrastructure, demand, sites, schedule, workforce, overview } = PAGE_ANSWERS
	const sizes = {
		overview: sizeOf(overview(run)),
		energy: sizeOf(energy(run, { opens })),
		chips: sizeOf(chips(run, { opens })),
		infrastructure: sizeOf(infrastructure(run, { opens })),
		demand: sizeOf(demand(run, { opens })),
		sites: sizeOf(sites(run, { opens })),
		schedule: sizeOf(schedule(run, { opens })),
		workforce: sizeOf(workforce(run, { opens, trade: null })),
	}
	expect(Object.entries(sizes).filter(([, kilobytes]) => kilobytes > MOST_KB)).toEqual([])
})

test('charts mark the month that the plan is looked at from, whenever they are opened', () => {
	const plan = { ...benchPlan(), asOfMonth: '2027-03' }
	const of = keepRuns({ mostCells: 0, mostRuns: 1 }).add(
		{ scenarioId: 'bench', rev: 1, month: '2026-11' },
		{ rev: 1, plan },
	)
	const { status, strip, delivered } = PAGE_ANSWERS.overview(of)
	expect([status, delivered.chart.status]).toEqual(['2027-03', '2027-03'])
	const named = (key: readonly KeyEntry[]) => key.filter(({ look }) => look === 'dotted').map(({ text }) => text)
	expect(named(drawStrip({ model: strip.model, form: 'wide', width: 1110, status }).key)).toEqual(['Status month'])
	expect(named(drawTimeChart({ model: delivered.chart, width: 600, height: 240 }).key)).toEqual(['Status month'])
	const charts = PAGE_ANSWERS.money(of, { search: '?tab=cash' }).tab.charts ?? []
	expect(charts.map(({ chart }) => chart.status)).toContain('2027-03')
})

test('the page of a layer has no more of the result made than it reads', () => {
	const runs = keepRuns({ mostCells: 0, mostRuns: 1 })
	const fresh = runs.add({ scenarioId: 'bench', rev: 2, month: '2026-11' }, { rev: 2, plan: benchPlan() })
	PAGE_ANSWERS.layout(fresh)
	PAGE_ANSWERS.energy(fresh, { opens })
	const isMade = ([, { get }]: [string, PropertyDescriptor]) => get === undefined
	const made = Object.entries(Object.getOwnPropertyDescriptors(fresh.result())).filter(isMade)
	const names = made.map(([name]) => name)
	expect(names).toEqual(expect.arrayContaining(['layers', 'verdict', 'contracts', 'environment']))
	for (const unread of ['warnings', 'applications', 'supplyChain', 'halls']) expect(names).not.toContain(unread)
})

test('of the tabs of a page only the open one is made', () => {
	const runs = keepRuns({ mostCells: 0, mostRuns: 1 })
	const fresh = runs.add({ scenarioId: 'bench', rev: 3, month: '2026-11' }, { rev: 3, plan: benchPlan() })
	const ask = (search: string) => PAGE_ANSWERS.energy(fresh, { opens: { ...opens, search } })
	const billed = () =>
		Object.values(fresh.result().contracts).filter(
			(contract) => Object.getOwnPropertyDescriptor(contract, 'notBilled')?.get === undefined,
		).length
	const [first] = ask('').page.tabs
	expect([first?.id, billed()]).toEqual(['powerContracts', 0])
	expect(ask('?tab=brings').page.tab.tables).toHaveLength(1)
	expect(billed()).toBe(fresh.plan.powerContracts.length)
})

test('every dated thing of a long plan has its place in the schedule, part by part', () => {
	const whole = buildGantt(run.plan, run.result())
	const ask = (search: string) => boundedGantt(whole, new URLSearchParams(search))
	expect(must(PAGE_ANSWERS.schedule(run, { opens }).gantt).part).toEqual(ask('').part)
	const last = ask('').part?.last ?? 0
	const refs = Array.from({ length: last }, (_, at) => itemsOf(ask(`?part=schedule/${String(at + 1)}`)))
	const shown = refs.flat().map(({ ref }) => ref)
	expect(new Set(shown).size).toBe(shown.length)
	expect(Object.keys(run.result().schedule).filter((ref) => !shown.includes(ref))).toEqual([])
	const first = must(ask('?part=schedule/2').lines[0])
	expect(first.kind).toBe('site')
})

const PAGES = {
	energy: (search: string) => PAGE_ANSWERS.energy(run, { opens: { ...opens, search } }),
	chips: (search: string) => PAGE_ANSWERS.chips(run, { opens: { ...opens, search } }),
	infrastructure: (search: string) => PAGE_ANSWERS.infrastructure(run, { opens: { ...opens, search } }),
	demand: (search: string) => PAGE_ANSWERS.demand(run, { opens: { ...opens, search } }),
} as const

test.each(Object.entries(PAGES))('every tab of %s stands at its address, and only what is in it is sent', (_, page) => {
	const first = page('')
	for (const { id } of first.page.tabs) {
		const opened = page(`?tab=${id}`)
		expect(opened.page.tab.id).toBe(id)
		expect(sizeOf(opened)).toBeLessThanOrEqual(MOST_KB)
	}
	expect(page('?tab=nowhere').page.tab.id).toBe(first.page.tab.id)
})

test.each(GRID_KINDS)('the address of %s opens its list, and so does the form of an entry', (list) => {
	const [page = '', search = ''] = listAddress(list).split('?')
	const lists = {
		...Object.fromEntries(Object.entries(PAGES).map(([name, ask]) => [name, (query: string) => ask(query).list])),
		sites: (query: string) => PAGE_ANSWERS.sites(run, { opens: { ...opens, search: query } }).list,
		schedule: (query: string) => PAGE_ANSWERS.schedule(run, { opens: { ...opens, search: query } }).actuals,
		workforce: (query: string) => PAGE_ANSWERS.workforce(run, { trade: null, opens: { ...opens, search: query } }).list,
	}
	const ask = must(new Map(Object.entries(lists)).get(page))
	expect(ask(`?${search}`)?.grid.kind).toBe(list)
	expect(ask(`?add=${list}`)?.form?.list).toBe(list)
})

test('the assumptions of a scenario carry the marks of its baseline, those of a baseline none', () => {
	const runs = keepRuns({ mostCells: 0, mostRuns: 1 })
	const baseline = planFile({
		assumptions: { discountRate: 0.1 },
		catalogue: { countryWork: [{ id: 'KE', weeklyHours: 45 }] },
	})
	const plan = planFile({ assumptions: { discountRate: 0.12 } })
	const ask = (follows?: { readonly baseline: typeof plan }) => {
		const { view, own } = PAGE_ANSWERS.assumptions(
			runs.add({ scenarioId: follows ? 'lean' : 'base', rev: 1, month: '2026-11' }, { rev: 1, plan, follows }),
			{ search: '' },
		)
		return [
			...view.rows.flatMap(({ differs }) => differs ?? []),
			...own.tables.flatMap(({ left }) => left.map(({ name }) => name)),
		]
	}
	expect(ask({ baseline })).toEqual(['Baseline: 10%', 'Kenya'])
	expect(ask()).toEqual([])
})
