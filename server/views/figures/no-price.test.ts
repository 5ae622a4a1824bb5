import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { findIn } from '../pages/find-view.ts'
import { buildApplicationsView } from '../pages/applications-view.ts'
import { costFigures } from '../pages/money/cost-parts.ts'
import { productsOf } from '../pages/money/products.ts'
import { buildMoneyView } from '../pages/money/money-view.ts'
import { buildReport } from '../report/build-report.ts'
import { buildComparedPlan } from '../scenarios/compare-view.ts'
import { buildTodo } from '../todo/todo-view.ts'
import { figuresFrom } from './figure.ts'
import { lacksPrice } from './unpriced.ts'

const bare = reproduction()
const priced = (usd: number): PlanFile => ({
	...bare,
	chipOrders: bare.chipOrders.map((order) => ({ ...order, rentUsdPerAcceleratorHour: usd })),
})
const ran = (plan: PlanFile) => ({ plan, result: computePlan(plan) })
const textsOf = (plan: PlanFile, section: 'money' | 'summary') =>
	JSON.stringify(
		must(
			buildReport({ ...ran(plan), facts: issueFacts({ settings: PLAIN_SETTINGS }) }).sections.find(
				({ id }) => id === section,
			),
		),
	)

test('a plan without any price has no net present value: page, report, scenarios and search say what it needs', () => {
	const { plan, result } = ran(bare)
	expect(lacksPrice({ plan, result })).toBe(true)
	// What it costs, discounted, is there: it is no return.
	expect(result.finance.totals.npvUsd).toBeLessThan(0)
	const { finding, figures } = buildMoneyView({ plan, result, status: null })
	expect(finding.title).toBe('No price is entered, so there is no return to show')
	expect(figures.find(({ label }) => label === 'Project NPV')).toMatchObject({ value: '–', note: 'needs a price' })
	expect(textsOf(plan, 'money')).toMatch(/"label":"Project NPV","value":"–"[^}]*"note":"needs a price"/)
	const cell = buildComparedPlan(plan, result).outcome.cells.find(({ row }) => row === 'Project NPV')
	expect(cell).toMatchObject({ text: 'needs a price', value: null, why: null })
	const found = findIn({ plan, result }, 'npv').filter(({ kind }) => kind === 'Figure')
	expect(found.length).toBeGreaterThan(0)
	expect(found.every(({ note }) => note === 'needs a price')).toBe(true)
})

test('what is ready to issue says of prices what Money says, and a missing one holds nothing up', () => {
	const pricesOf = (plan: PlanFile) =>
		must(buildTodo(plan, computePlan(plan), []).ready.find(({ text }) => /price/i.test(text)))
	expect(pricesOf(bare)).toEqual({ text: 'No price is entered: the report shows no return', state: 'note' })
	expect(pricesOf(priced(3))).toEqual({ text: 'Prices are entered', state: 'ok' })
})

test('a price at which nothing is sold is a price: the loss is told, and no price asked for', () => {
	const idle: PlanFile = { ...priced(3), powerContracts: [] }
	const { plan, result } = ran(idle)
	expect(result.finance.totals.revenueUsd).toBe(0)
	const { finding, figures } = buildMoneyView({ plan, result, status: null })
	expect(finding.title).toBe('Nothing is sold in the plan, so no cost is recovered')
	expect(figures.find(({ label }) => label === 'Project NPV')?.value).toMatch(/^−\$/)
	expect(textsOf(plan, 'money')).not.toContain('needs a price')
})

test('revenue without a price is no zero, and a megawatt without a plant of its own is told once', () => {
	const { plan, result } = ran(bare)
	const revenue = buildApplicationsView({ plan, result, status: null }).figures.find(({ label }) => label === 'Revenue')
	expect(revenue).toMatchObject({ value: '–', note: 'needs a price' })
	const scopes = { ...result.finance.scopes, hallsUsdPerItMW: 1e7, connectedUsdPerItMW: 1.1e7 }
	const level = { ...scopes, ownPlantUsdPerItMW: 1.1e7 }
	const labels = (of: typeof result) =>
		costFigures({ plan, result: of }, figuresFrom({ plan, result: of })).map(({ label }) => label)
	expect(labels({ ...result, finance: { ...result.finance, scopes: level } })).not.toContain('Powered, per MW IT')
	const plant = { ...scopes, ownPlantUsdPerItMW: 1.2e7 }
	expect(labels({ ...result, finance: { ...result.finance, scopes: plant } })).toContain('Powered, per MW IT')
})

test('a product above its cost in use beside a fleet that costs more than it sells at: both are said', () => {
	const own = validPlan(findTemplate('europe-inference')?.plan)
	const result = computePlan(own)
	const dear = (fleet: number) => {
		const totals = { ...result.finance.totals, fleetUsdPerMillionTokens: fleet }
		const finance = { ...result.finance, totals }
		const high = own.applications.map((one) => ({
			...one,
			...{ revenueUsdPerMillionTokens: 200, revenueUsdPerMillionInputTokens: null },
		}))
		const source = { plan: { ...own, applications: high }, result: { ...result, finance } }
		return productsOf(source, figuresFrom(source)).title
	}
	expect(dear(150)).toBe('Every product sells above its cost')
	expect(dear(900)).toMatch(
		/^Every product in use sells above its cost, but not the fleet with its idle capacity: it costs €833/,
	)
})
