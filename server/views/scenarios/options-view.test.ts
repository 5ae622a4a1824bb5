import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
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
