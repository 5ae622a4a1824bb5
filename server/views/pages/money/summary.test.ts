import { describe, expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { drawBuildUp } from '#shared/charts/money/build-up.ts'
import { cashBarsTable, drawCashBars } from '#shared/charts/money/cash-bars.ts'
import { drawYearStacks } from '#shared/charts/money/year-stacks.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { DOLLARS, moneyOf } from '#shared/units/money.ts'
import { campusPlan } from '../../../../tests/factories/campus/campus-plan.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { buildMoneyView } from './money-view.ts'
import { pricesView, readPrice } from '../../prices/prices.ts'
import { buildMoneySummary } from './summary.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const summaryOf = (plan: PlanFile) => {
	const result = computePlan(plan)
	return { result, summary: buildMoneySummary({ plan, result, status: null }) }
}
const withoutPrices = (plan: PlanFile): PlanFile => ({
	...plan,
	leases: [],
	applications: plan.applications.map((one) => ({
		...one,
		revenueUsdPerMillionTokens: null,
		revenueUsdPerMillionInputTokens: null,
	})),
	chipOrders: plan.chipOrders.map((one) => ({ ...one, rentUsdPerAcceleratorHour: null })),
})

describe.each(TEMPLATES)('money of $name', ({ plan: file }) => {
	const plan = validPlan(file)
	const { result, summary } = summaryOf(plan)
	const { finance } = result
	const sizes = [1e9, 1e6].map((size) => size * moneyOf(plan).usdPerUnit)

	test('what capital is made of adds up to all of it', () => {
		const { lines, total } = summary.capital?.model ?? { lines: [], total: null }
		const all = total?.figure.value ?? 0
		expect(Math.abs(sum(lines.map(({ figure }) => figure.value ?? 0)) - all)).toBeLessThanOrEqual(all * 0.005)
	})

	test('the running total ends at all that was earned less all that was spent', () => {
		const { running, net } = summary.cash.model
		const { revenueUsd, opexUsd, capexUsd } = finance.totals
		const left = revenueUsd - opexUsd - sum(finance.cashFlow.taxUsd) - capexUsd
		const scale = (running.at(-1) ?? 0) / left
		expect(sizes.some((size) => Math.abs(scale * size - 1) < 1e-6)).toBe(true)
		expect(net).toHaveLength(Object.keys(finance.quarters).length)
	})

	test('idle capacity of layers and years adds up to what stands idle', () => {
		const { parts = [] } = summary.idle?.model ?? {}
		const shown = sum(parts.flatMap(({ sums }) => sums))
		const scale = shown / finance.totals.idleUsd
		expect(summary.idle === null || sizes.some((size) => Math.abs(scale * size - 1) < 0.02)).toBe(true)
	})

	test('charts stay within their width, and each period is read out', () => {
		for (const width of [326, 740]) {
			const drawn = [
				drawCashBars({ model: summary.cash.model, width, height: 330 }),
				...(summary.capital === null ? [] : [drawBuildUp({ model: summary.capital.model, width })]),
				...(summary.idle === null ? [] : [drawYearStacks({ model: summary.idle.model, width, height: 190 })]),
			]
			for (const { shapes, places = [] } of drawn) {
				const rects = shapes.filter((shape) => shape.kind === 'rect')
				expect(rects.every(({ x, width: wide, height }) => x >= -0.5 && x + wide <= width + 0.5 && height >= 0)).toBe(
					true,
				)
				expect(places.every((place) => place.width >= 24)).toBe(true)
			}
		}
		expect(cashBarsTable(summary.cash.model).rows).toHaveLength(summary.cash.model.periods.length)
	})

	test('without a price revenue is left out, not drawn as nothing, and the page says what is missing', () => {
		const unsold = withoutPrices(plan)
		const { summary: bare, result: ran } = summaryOf(unsold)
		expect(bare.cash.model.ins).toEqual([])
		expect(bare.isSold).toBe(false)
		const page = buildMoneyView({ plan: unsold, result: ran, status: null })
		expect(page.finding.title).toBe('No price is entered, so there is no return to show')
		expect(page.tabs.at(-1)?.figure).toMatch(/^\d+ missing$/)
	})
})

test('what is sold below its cost is told as a loss, and leads the page', () => {
	const dear = TEMPLATES.map(({ plan }) => validPlan(plan)).find(({ applications }) => applications.length > 0)
	if (dear === undefined) throw new Error('A template sells tokens.')
	const cheap = {
		...dear,
		applications: dear.applications.map((one) => ({
			...one,
			revenueUsdPerMillionTokens: 0.01,
			revenueUsdPerMillionInputTokens: null,
		})),
	}
	const { summary, result } = summaryOf(cheap)
	const sold = summary.products.groups.flatMap(({ rows }) => rows).filter(({ margin }) => margin !== null)
	expect(sold.length).toBeGreaterThan(0)
	expect(sold.every(({ margin }) => margin?.isLoss === true && margin.text.startsWith('−'))).toBe(true)
	expect(buildMoneyView({ plan: cheap, result, status: null }).finding.title).toMatch(/ of its cost$/)
	expect(summary.products.title).toMatch(/: loss of \$\d+\.\d\d per million output tokens$/)
})

test('a plan without anything has a page that says so, and no price that is missing', () => {
	const plan = planFile({})
	const result = computePlan(plan)
	expect(buildMoneyView({ plan, result, status: null }).finding.title).toBe('No capital is spent yet')
	expect(pricesView(plan, result)).toEqual({ groups: [], missing: 0 })
})

test('a price is read as it is typed into a cell, and of nothing but a price', () => {
	expect(readPrice('applications/chat/revenueUsdPerMillionTokens', '2.40', DOLLARS)).toMatchObject({
		ok: true,
		value: 2.4,
	})
	expect(readPrice('applications/chat/revenueUsdPerMillionTokens', '', DOLLARS)).toMatchObject({
		ok: true,
		value: null,
	})
	expect(readPrice('applications/chat/revenueUsdPerMillionTokens', 'dear', DOLLARS)).toMatchObject({ ok: false })
	expect(readPrice('applications/chat/units', '2', DOLLARS)).toBeNull()
	expect(readPrice('sites/abilene/latitude', '2', DOLLARS)).toBeNull()
})

test('in a plan that counts in euros a price is shown and read in euros, and reads back as it was typed', () => {
	const euro = { currency: 'EUR', usdPerCurrencyUnit: 1.083 }
	const typed = (text: string) => readPrice('applications/chat/revenueUsdPerMillionTokens', text, moneyOf(euro))
	expect(typed('2.40')).toMatchObject({ value: 2.5992 })
	expect(typed('$2.40')).toMatchObject({ value: 2.4 })
	const [first, ...more] = campusPlan().powerContracts
	if (first === undefined) throw new Error('The campus has no contract.')
	const plan = campusPlan({ ...euro, powerContracts: [{ ...first, energyPriceUsdPerMWh: 45.3 * 1.083 }, ...more] })
	const { groups } = pricesView(plan, computePlan(plan))
	const [price] = groups.find(({ title }) => title === 'Power')?.rows[0]?.fields ?? []
	expect(price).toMatchObject({ value: '45.3', unit: 'EUR/MWh' })
	expect(groups.map(({ sub }) => sub).join(' ')).not.toContain('USD')
})

test('at 1440 and at 1280 each of twenty quarters can be opened where it is drawn', () => {
	const file = TEMPLATES.find(({ name }) => name === 'europe-inference')?.plan
	const { model } = summaryOf(validPlan(file)).summary.cash
	expect(model.periods).toHaveLength(20)
	for (const width of [771, 675]) expect(drawCashBars({ model, width, height: 330 }).places).toHaveLength(20)
})
