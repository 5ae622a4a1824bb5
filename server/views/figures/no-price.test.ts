import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { findIn } from '../pages/find-view.ts'
import { buildMoneyView } from '../pages/money/money-view.ts'
import { buildReport } from '../report/build-report.ts'
import { buildComparedPlan } from '../scenarios/compare-view.ts'
import { buildTodo } from '../todo/todo-view.ts'
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
	expect(textsOf(plan, 'money')).toMatch(/"label":"Net present value","value":"–"[^}]*"note":"needs a price"/)
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
