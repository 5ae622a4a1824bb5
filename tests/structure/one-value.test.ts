import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { isRecord } from '#shared/is-record.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { validPlan } from '../factories/random/random-plan.ts'
import { VERDICT_PLANS } from '../verdicts/plans.ts'
import { keepRuns, type KeptRun } from '#server/runs/kept-runs.ts'
import { PAGE_ANSWERS } from '#server/runs/page-answers.ts'

const LAYER_PAGES = ['energy', 'chips', 'infrastructure', 'demand'] as const

const opened = (tab: string) => ({ canEdit: true, search: tab === '' ? '' : `tab=${tab}`, once: 'x' })
const tabsIn = (page: { readonly tabs: readonly { readonly id: string }[] }) => page.tabs.map(({ id }) => id)

/** Every page of a plan with every tab of it, by name. */
function pagesOf(run: KeptRun): ReadonlyMap<string, unknown> {
	const pages = new Map<string, unknown>([
		['overview', PAGE_ANSWERS.overview(run)],
		['layout', PAGE_ANSWERS.layout(run)],
		['landing', PAGE_ANSWERS.landing(run)],
		['sites', PAGE_ANSWERS.sites(run, { opens: opened('') })],
		['compared', PAGE_ANSWERS.compared(run)],
	])
	for (const name of LAYER_PAGES) {
		const ask = (tab: string) => PAGE_ANSWERS[name](run, { opens: opened(tab) })
		for (const tab of tabsIn(ask('').page)) pages.set(`${name} ${tab}`, ask(tab))
	}
	for (const tab of tabsIn(PAGE_ANSWERS.schedule(run, { opens: opened('') })))
		pages.set(`schedule ${tab}`, PAGE_ANSWERS.schedule(run, { opens: opened(tab) }))
	for (const tab of tabsIn(PAGE_ANSWERS.workforce(run, { opens: opened(''), trade: null })))
		pages.set(`people ${tab}`, PAGE_ANSWERS.workforce(run, { opens: opened(tab), trade: null }))
	for (const name of ['costs', 'finance'] as const) {
		const ask = (search: string) => PAGE_ANSWERS[name](run, { search })
		for (const tab of tabsIn(ask(''))) pages.set(`${name} ${tab}`, ask(`tab=${tab}`))
	}
	for (const { id } of run.plan.sites) pages.set(`site ${id}`, PAGE_ANSWERS.site(run, { siteId: id, search: '' }))
	return pages
}

type Shown = { readonly address: string; readonly value: number }

/** Figures that a page shows with the address of their explanation. */
function figuresIn(part: unknown): readonly Shown[] {
	if (Array.isArray(part)) return part.flatMap(figuresIn)
	if (!isRecord(part)) return []
	const { value, why } = part
	const own: Shown[] = []
	if (typeof value === 'number' && isRecord(why) && typeof why['quantity'] === 'string')
		own.push({ address: [why['quantity'], why['scope'], why['month']].map(String).join(' · '), value })
	return [...own, ...Object.values(part).flatMap(figuresIn)]
}

function differing(run: KeptRun): readonly string[] {
	const seen = new Map<string, { readonly page: string; readonly value: number }>()
	const found: string[] = []
	for (const [page, model] of pagesOf(run)) {
		for (const { address, value } of figuresIn(model)) {
			const first = seen.get(address)
			if (first === undefined) seen.set(address, { page, value })
			else if (Math.abs(first.value - value) > 1e-9 * Math.max(1, Math.abs(value)))
				found.push(`${address}: ${String(first.value)} on ${first.page}, ${String(value)} on ${page}`)
		}
	}
	expect(seen.size).toBeGreaterThan(run.plan.sites.length * 3)
	return found
}

const plans: readonly (readonly [string, () => PlanFile])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, () => validPlan(plan)] as const),
	...Object.entries(VERDICT_PLANS),
]

test.each(plans)('no two pages of %s show one figure of one place and month with two values', (name, make) => {
	const run = keepRuns({ mostCells: 2e7, mostRuns: 1 }).add({ scenarioId: name, rev: 1 }, { rev: 1, plan: make() })
	expect(differing(run)).toEqual([])
})
