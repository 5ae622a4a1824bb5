import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { singlesOf } from './appendices/formulas.ts'
import { percent } from '#shared/formats/figures.ts'
import { matrixBlocks } from './parts/matrix-blocks.ts'
import { cellOf, drawRiskMatrix } from './risk-matrix.ts'

const entry = (likelihood: number, effect: number) => ({ id: 'a', name: 'Grid', likelihood, effect })

test('an event stands in the row of its likelihood and the column of its effect', () => {
	expect(cellOf(entry(0.1, 0.05))).toEqual([0, 0])
	expect(cellOf(entry(0.11, 0.06))).toEqual([1, 1])
	expect(cellOf(entry(0.5, 0.3))).toEqual([2, 2])
	expect(cellOf(entry(1, 1))).toEqual([4, 4])
})

test('events of one cell share it, the surest and dearest at the top and the right', () => {
	const entries = [
		{ ...entry(0.9, 0.8), id: 'a' },
		{ ...entry(0.8, 0.9), id: 'b' },
		{ ...entry(0.05, 0.02), id: 'c' },
	]
	const { shapes, plot } = drawRiskMatrix({ model: { entries }, width: 400 })
	const found = (words: string) => must(shapes.find((shape) => shape.kind === 'text' && shape.text === words))
	const [worst, least] = [found('a b'), found('c')]
	if (worst.kind !== 'text' || least.kind !== 'text') throw new Error('these are texts')
	expect([worst.x > least.x, worst.y < least.y]).toEqual([true, true])
	expect(worst.x + 10 < plot.x + plot.width).toBe(true)
})

const blocksOf = (name: string) => {
	const plan = validPlan(must(TEMPLATES.find((one) => one.name === name)).plan)
	const result = computePlan(plan)
	return { result, blocks: singlesOf(matrixBlocks({ plan, result, facts: issueFacts() })) }
}

test('likelihoods are the engine’s own, and the firm power at stake is the contract’s part of all', () => {
	const { result, blocks } = blocksOf('abilene')
	const [chart, beside] = blocks
	if (chart?.kind !== 'chart' || chart.chart.type !== 'matrix') throw new Error('the matrix stands first')
	if (beside?.kind !== 'table') throw new Error('its table stands beside it')
	const { entries } = chart.chart.model
	const late = must(entries.find(({ name }) => name.endsWith('comes later than its queue allows')))
	const contract = must(result.contracts['utility-3'])
	expect(late.likelihood).toBe(contract.lateProbability)
	const all = result.months.map((_, month) =>
		Object.values(result.contracts).reduce((sum, { firmMW }) => sum + (firmMW[month] ?? 0), 0),
	)
	expect(late.effect).toBeCloseTo(Math.max(...contract.firmMW) / Math.max(...all), 12)
	const falls = must(
		entries.find(({ likelihood }) => Math.abs(likelihood - (1 - contract.deliveryProbability)) < 1e-12),
	)
	expect(falls.name).toMatch(/falls through$/)
	expect(beside.rows.map(([id, name, likelihood]) => [id?.text, name?.text, likelihood?.text])).toEqual(
		entries.map(({ id, name, likelihood }) => [id, name, percent(likelihood)]),
	)
})

test('a plan whose contracts are all sure has no matrix', () => {
	expect(blocksOf('canal-flats').blocks).toEqual([])
})
