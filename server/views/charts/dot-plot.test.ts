import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { dotsBlock } from '../report/sections/scenarios.ts'
import { buildComparedPlan } from '../scenarios/compare-view.ts'
import { dotPlotTable, drawDotPlot, type DotPlotModel } from './dot-plot.ts'

const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'europe-inference')).plan)
const dear = { ...plan, chipOrders: plan.chipOrders.map((order) => ({ ...order, unitPriceUsd: 99_000 })) }
const results = [plan, dear].map(computePlan)
const compared = [plan, dear].map((one, index) => ({
	label: ['Base case', 'Dear chips'][index] ?? '',
	plan: buildComparedPlan(one, must(results[index])),
}))

test('each figure that moves is drawn by how far it is from the first scenario, and no other is', () => {
	const [block] = dotsBlock(compared, 'Base case is cheapest')
	if (block?.chart.type !== 'dots') throw new Error('it is a dot plot')
	const [was, is] = results.map(({ finance }) => finance.totals.capexUsd)
	const capex = must(block.chart.model.rows.find(({ name }) => name === 'Capex'))
	expect(capex.changes[0]).toBe(0)
	expect(capex.changes[1]).toBeCloseTo(must(is) / must(was) - 1, 12)
	expect(block.chart.model.rows.map(({ name }) => name)).not.toContain('Peak construction headcount')
	expect(dotPlotTable(block.chart.model).rows.find(([name]) => name === 'Capex')).toEqual(['Capex', ...capex.texts])
	expect(block.alt).toContain(must(capex.texts[1]))
})

test('marks stand right or left of the first in one scale, and two of one value do not cover each other', () => {
	const model: DotPlotModel = {
		scenarios: ['A', 'B', 'C', 'D'].map((letter) => ({ letter, label: letter })),
		rows: [{ name: 'Capex', changes: [0, 0.5, 0.5, -0.25], texts: ['4', '6', '6', '3'] }],
	}
	const { shapes } = drawDotPlot({ model, width: 690 })
	const at = (letter: string) =>
		must(shapes.flatMap((shape) => (shape.kind === 'text' && shape.text === letter ? [shape] : []))[0])
	expect(at('B').x - at('A').x).toBeCloseTo(2 * (at('A').x - at('D').x), 6)
	expect(at('C').x).toBe(at('B').x)
	expect(at('C').y - at('B').y).toBeGreaterThan(14)
	expect(shapes.flatMap((shape) => (shape.kind === 'text' && /same|%/.test(shape.text) ? [shape.text] : []))).toContain(
		'+20%',
	)
})
