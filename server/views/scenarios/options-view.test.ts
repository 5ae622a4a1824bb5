import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { buildComparedPlan } from './compare-view.ts'
import { buildOptionsView, type Option } from './options-view.ts'

const plan = validPlan(findTemplate(sampleTemplate)?.plan)
const row = (key: string, to: string) => ({ key, what: `Capacity of ${key}`, from: '200 MW', to, page: 'energy' })
const option = (label: string, of: PlanFile, rows: Option['rows'] = []): Option => ({
	...{ id: label.toLowerCase(), label, about: '', rows },
	plan: buildComparedPlan(of, computePlan(of)),
})
const without = (share: number): PlanFile => ({
	...plan,
	powerContracts: plan.powerContracts.map((one) => ({ ...one, capacityMW: one.capacityMW * share })),
})

const base = option('Baseline', without(0.6))
const more = option('More power', without(1.2), [row('grid', '240 MW')])
const same = option('Same', without(0.6), [row('gas', '210 MW')])
const view = buildOptionsView([base, more, same], null)

test('the scenario that wins back most leads, and its change is told as better or worse than the first', () => {
	expect(view.title).toMatch(/^“More power” recovers [\d.,]+ of [\d.,]+ MW-months$/)
	expect(view.favored).toBe(1)
	const lost = view.rows.find(({ name }) => name === 'Late or unserved')
	expect(lost?.cells.map(({ sense, best }) => [sense, best])).toEqual([
		[null, false],
		['better', true],
		[null, false],
	])
	expect(view.rows.every(({ cells }) => new Set(cells.map(({ text }) => text)).size > 1)).toBe(true)
	expect(view.same.every(({ cells }) => new Set(cells.map(({ text }) => text)).size === 1)).toBe(true)
})

test('an input stands in each scenario with its figure, and is marked where the scenario states its own', () => {
	expect(view.inputs.map(({ what, cells }) => [what, cells.map(({ text, isChanged }) => [text, isChanged])])).toEqual([
		[
			'Capacity of grid',
			[
				['200 MW', false],
				['240 MW', true],
				['200 MW', false],
			],
		],
		[
			'Capacity of gas',
			[
				['200 MW', false],
				['200 MW', false],
				['210 MW', true],
			],
		],
	])
})

test('what each megawatt-month costs is what a scenario costs more over what it wins back', () => {
	const won = base.plan.outcome.lostMWMonths - more.plan.outcome.lostMWMonths
	expect(won).toBeGreaterThan(0)
	expect(view.prices?.rows.map(({ letter }) => letter)).toEqual(['B'])
	const cost = more.plan.outcome.costUsd - base.plan.outcome.costUsd
	expect(view.prices?.rows[0]?.text === 'saves money').toBe(cost <= 0)
})

test('all scenarios stand in one chart, the favored one solid, the target with what it still misses', () => {
	const { steps } = view.chart.chart
	expect(steps.map(({ name }) => name).slice(0, 3)).toEqual(['A', 'B', 'C'])
	expect(steps.filter(({ colour }) => colour === 'ink').map(({ name }) => name)).toEqual(['B'])
	expect(buildOptionsView([base, more, same], 2).chart.chart.steps.find(({ colour }) => colour === 'ink')?.name).toBe(
		'C',
	)
})

test('where none does better than the first, the page says so and prices nothing', () => {
	const tied = buildOptionsView([base, same], null)
	expect(tied.title).toBe('No scenario beats “Baseline”')
	expect([tied.favored, tied.prices]).toEqual([0, null])
})

/** Chips of which half do nothing: power and dates are those of a plan without them. */
function fewerChips(share: number): PlanFile {
	const start = reproduction({ order: { rentUsdPerAcceleratorHour: 2 }, contract: { capacityMW: 20 } })
	return {
		...start,
		chipOrders: start.chipOrders.map((order) => ({ ...order, accelerators: Math.round(order.accelerators * share) })),
	}
}

test('a scenario as late as the first and worth more in money leads the page by that, as its button does', () => {
	const [idle, lean] = [option('Baseline', fewerChips(1)), option('Fewer chips', fewerChips(0.9))]
	const level = { ...lean.plan.outcome, lostMWMonths: idle.plan.outcome.lostMWMonths }
	const cheaper = { ...lean, plan: { ...lean.plan, outcome: level } }
	const { title, lede, favored } = buildOptionsView([idle, cheaper], null)
	expect(favored).toBe(1)
	expect(title).toMatch(/^“Fewer chips” improves Project NPV by \$[\d.]+[MB]$/)
	expect(lede).toMatch(/^Power is as in “Baseline”: .+ MW-months late or unserved, full power /)
	// The other way round the one that is worth less is not favored, and nothing beats the first.
	const back = buildOptionsView([cheaper, idle], null)
	expect([back.favored, back.title]).toEqual([0, 'No scenario beats “Fewer chips”'])
})

test('where no target is stated the line of the chart is what is needed, not a target', () => {
	const names = (stated: boolean) => {
		const [own] = [option('Baseline', fewerChips(1))]
		const outcome = { ...own.plan.outcome, target: own.plan.months.map(() => 40), isTargetStated: stated }
		return buildOptionsView([{ ...own, plan: { ...own.plan, outcome } }], null).chart.chart.steps.map(
			({ name }) => name,
		)
	}
	expect([names(true).at(-1), names(false).at(-1)]).toEqual(['Target', 'Needed'])
})
