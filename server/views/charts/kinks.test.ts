import { describe, expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Shape } from '#shared/charts/geometry.ts'
import { drawCashBars } from '#shared/charts/money/cash-bars.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { meterChart } from '../pages/energy-view.ts'
import { buildMoneySummary } from '../pages/money/summary.ts'
import { deliveredChart } from '../pages/overview/delivered-chart.ts'

const LETTER = 5.5
type BoxOfText = { readonly text: string; readonly left: number; readonly right: number; readonly y: number }
const labelsIn = (shapes: readonly Shape[]): readonly BoxOfText[] =>
	shapes.flatMap((shape) => {
		if (shape.kind !== 'text' || shape.size !== 10.5) return []
		const width = [...new Intl.Segmenter().segment(shape.text)].length * LETTER
		const left = shape.anchor === 'end' ? shape.x - width : shape.x
		return [{ text: shape.text, left, right: left + width, y: shape.y }]
	})

function chartsOf(file: unknown) {
	const plan = validPlan(file)
	const result = computePlan(plan)
	const input = { plan, result, status: null }
	const names = [...plan.buildPhases, ...plan.powerContracts, ...plan.chipOrders].map(({ id, name }) => name ?? id)
	return {
		names,
		delivered: deliveredChart(input).chart,
		meter: meterChart(input).chart,
		money: buildMoneySummary(input),
	}
}

describe.each(TEMPLATES)('kinks of $name', ({ plan }) => {
	const { names, delivered, meter, money } = chartsOf(plan)

	test('each stands where its line steps, and is told by names of the plan', () => {
		for (const { events = [], steps } of [delivered, meter]) {
			for (const { index, says, why } of events) {
				const values = steps[0]?.values ?? []
				expect(values[index]).not.toBe(values[index - 1])
				expect(names.some((name) => says.includes(name))).toBe(true)
				expect(why.month).toBe(delivered.months[index])
			}
		}
	})

	test('no two names meet, and none leaves the chart, however narrow', () => {
		for (const width of [326, 400, 740]) {
			const drawn = [delivered, meter].map((model) => drawTimeChart({ model, width, height: 164 }))
			for (const { shapes, plot } of [...drawn, drawCashBars({ model: money.cash.model, width, height: 330 })]) {
				const labels = labelsIn(shapes)
				for (const [place, { left, right, y }] of labels.entries()) {
					expect(left >= plot.x && right <= plot.x + plot.width).toBe(true)
					const met = labels
						.slice(place + 1)
						.filter((one) => Math.abs(one.y - y) < 10 && one.left < right && left < one.right)
					expect(met).toEqual([])
				}
			}
		}
	})
})

test('the sample names what lifts its lines, and reads all of it out', () => {
	const { delivered, meter, money } = chartsOf(TEMPLATES.find(({ name }) => name === 'abilene')?.plan)
	expect(delivered.events?.map(({ text }) => text)).toContain('Hall 8 ready')
	expect(meter.events?.map(({ text }) => text)).toContain('Rental gensets starts')
	const drawn = drawTimeChart({ model: delivered, width: 740, height: 260 })
	expect(labelsIn(drawn.shapes).map(({ text }) => text)).toContain('Hall 8 ready')
	expect(drawn.places?.map(({ name }) => name).join('; ')).toContain('January 2028: Hall 8 ready')
	const told = money.cash.model.opens.filter((_, index) =>
		money.cash.model.events.some((event) => event.index === index),
	)
	expect(told.length).toBeGreaterThan(0)
	for (const { name } of told) expect(name).toMatch(/; .+ (starts|begins|delivered|ready)/)
})
