import { headOf } from '#server/views/tables/head-of.ts'
import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import { buildSitePage } from './site-page.ts'

const plan = planFile({
	sites: [
		{ id: 'abilene', name: 'Abilene', country: 'US', region: 'TX', latitude: 32.45, longitude: -99.73 },
		{ id: 'reno', name: 'Reno', country: 'US', latitude: 39.53, longitude: -119.81, landHectares: 0.1 },
	],
	powerContracts: [contract('here', { capacityMW: 120 }), contract('there', { siteId: 'reno', capacityMW: 80 })],
	buildPhases: [hall('north', { itMW: 60 }), hall('south', { siteId: 'reno', itMW: 40 })],
})
const result = computePlan(plan)
const pageOf = (id: string) => must(buildSitePage({ plan, result, status: null }, id))
const tabOf = (id: string, tab: string) => must(pageOf(id).tabs.find((one) => one.id === tab))
const figureOf = (id: string, label: string) => must(pageOf(id).figures.find((one) => one.label === label))

test('a site’s page tells its own figures, which open at the site', () => {
	expect(figureOf('abilene', 'Contracted').value).toBe('120')
	expect(figureOf('reno', 'Contracted').value).toBe('80')
	const ready = figureOf('reno', 'Halls ready at plan end')
	expect(ready).toMatchObject({ value: '40', note: 'one hall', why: { scope: 'site:reno', month: '2027-12' } })
	const scopes = pageOf('reno').figures.flatMap(({ why }) => (why === null ? [] : [why.scope]))
	expect(new Set(scopes)).toEqual(new Set(['site:reno', 'contract:there']))
})

test('and only what stands there, trades and doubts too', () => {
	expect(must(tabOf('abilene', 'power').tables)[0]?.rows.map(({ name }) => name)).toEqual(['here'])
	expect(must(tabOf('reno', 'halls').tables)[0]?.rows.map(({ name }) => name)).toEqual(['south'])
	const trades = must(must(tabOf('reno', 'people').tables)[0]).rows
	const [first] = must(trades[0]).figures
	expect(first).toMatchObject({ why: { quantity: 'workforce.bySite', scope: `crew:reno/${must(trades[0]).key}` } })
	const doubts = (id: string) =>
		pageOf(id)
			.tabs.filter((tab) => tab.id === 'risks')
			.flatMap(({ lists = [] }) => lists.flatMap(({ entries }) => entries))
	expect(doubts('abilene').length + doubts('reno').length).toBe(
		result.warnings.filter(({ path }) => /^(sites|powerContracts|buildPhases|chipOrders)\[/.test(path)).length,
	)
	for (const { title } of doubts('abilene')) expect(title).not.toContain('Reno')
	expect(doubts('reno').length).toBeGreaterThan(0)
})

test('charts are those of the site, and end with what its figures say', () => {
	const [meter, halls] = must(tabOf('reno', 'summary').charts)
	expect(must(meter).chart.steps.map(({ opens }) => opens?.scope)).toEqual(['site:reno', 'site:reno'])
	expect(must(must(halls).chart.steps[0]).values.at(-1)).toBe(40)
})

test('in one month, figures and tables are of that month, and open at it', () => {
	const month = '2026-09'
	const page = must(buildSitePage({ plan, result, status: null }, 'reno', month))
	expect(page.period).toBe(month)
	for (const { why } of page.figures) expect(why).toMatchObject({ scope: 'site:reno', month })
	const tableOf = (id: string) => must(must(must(page.tabs.find((tab) => tab.id === id)).tables)[0])
	expect(tableOf('power').heads).toContain(`${headOf('contracts.firmMW')}, Sep 2026`)
	expect(must(tableOf('power').rows[0]).figures[1]).toMatchObject({ why: { scope: 'contract:there', month } })
	expect(tableOf('people').heads.slice(0, 2)).toEqual(['Trade', 'At work, people, Sep 2026'])
	expect(must(tableOf('people').rows[0]).figures[0]).toMatchObject({ why: { month } })
	expect(['not started', 'under construction', 'ready']).toContain(must(tableOf('halls').rows[0]).figures.at(-1))
})

test('in one month every chart of the site marks it, and over the whole plan none does', () => {
	const marksOf = (period: string | null) =>
		must(buildSitePage({ plan, result, status: null }, 'reno', period))
			.tabs.flatMap(({ charts = [] }) => charts)
			.map(({ chart }) => {
				const { shapes } = drawTimeChart({ model: chart, width: 700, height: 160 })
				return shapes.some((shape) => shape.kind === 'text' && shape.text === 'Sep 2026')
			})
	expect(new Set(marksOf('2026-09'))).toEqual(new Set([true]))
	expect(new Set(marksOf(null))).toEqual(new Set([false]))
})

test('a month outside the plan stands for the whole of it', () => {
	const page = must(buildSitePage({ plan, result, status: null }, 'reno', '1999-01'))
	expect({ ...page, charts: null }).toEqual({ ...pageOf('reno'), charts: null })
})

test('a plan has no page of a site it does not have', () => {
	expect(buildSitePage({ plan, result, status: null }, 'nowhere')).toBeNull()
})

test('the rules of its place have a tab, a table for each with its section (lP42)', () => {
	expect(pageOf('reno').tabs.some(({ id }) => id === 'rules')).toBe(false)
	const larger = planFile({ buildPhases: [hall('north', { itMW: 100 })] })
	const page = must(buildSitePage({ plan: larger, result: computePlan(larger), status: null }, 'abilene'))
	const [sb6] = must(must(page.tabs.find(({ id }) => id === 'rules')).tables)
	expect(sb6).toMatchObject({ title: 'Texas, ERCOT region: Senate Bill 6', heads: ['Requirement', 'Topic', 'Answer'] })
	expect(must(sb6).sub).toContain('§37.0561')
	expect(must(sb6).rows.map(({ figures }) => figures[1])).toEqual(['Lacks', 'Meets', 'Lacks', 'Lacks', 'Lacks'])
})

test('a site of the Union, or one that sells heat, has its sheet year by year (lP35)', () => {
	const site = { id: 'abilene', name: 'Luleå', country: 'SE', latitude: 65.58, longitude: 22.15 }
	const sheetOf = (more: object) => {
		const of = planFile({
			sites: [{ ...site, ...more }],
			buildPhases: [hall('north')],
			powerContracts: [contract('grid')],
		})
		const page = must(buildSitePage({ plan: of, result: computePlan(of), status: null }, 'abilene'))
		return page.tabs.find(({ id }) => id === 'sheet')
	}
	expect(must(must(sheetOf({})).tables)[0]?.heads).toContain(headOf('sites.sheet.refByMonth'))
	expect(sheetOf({ country: 'NO' })).toBeUndefined()
	expect(sheetOf({ country: 'NO', heat: { MW: 5 } })).toBeDefined()
})
