import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { drawHallHeat, hallHeatTable, hallText, type HallHeatModel } from './hall-heat.ts'
import { hallHeatBlocks } from './parts/hall-heat-block.ts'

const plan = validPlan(must(TEMPLATES[0]).plan)
const result = computePlan(plan)
const block = must(hallHeatBlocks(plan, result)[0])
if (block.chart.type !== 'halls') throw new Error('the first block is the table of halls')
const { model } = block.chart
const rowOf = (name: string) => must(model.rows.find((row) => row.name === name))
const quarterOf = (month: string) => Math.floor(monthsBetween(must(result.months[0]), month) / 3)

test('a hall is late from the month after its planned finish until it stands, and stands from then on', () => {
	for (const { id } of plan.buildPhases) {
		const { name, plannedFinish, finish } = must(result.schedule[`phase:${id}`])
		const late = rowOf(name).cells.flatMap(({ state }, index) => (state === 'late' ? [index] : []))
		const [from, to] = [quarterOf(plannedFinish), quarterOf(must(finish))]
		const asked = model.periods.flatMap((_, index) => {
			const months = result.months.slice(index * 3, index * 3 + 3)
			return months.some((month) => month > plannedFinish && month <= must(finish)) ? [index] : []
		})
		expect(late, name).toEqual(asked)
		const states = rowOf(name).cells.map(({ state }) => state)
		const others = (of: readonly string[], known: readonly string[]) => of.filter((state) => !known.includes(state))
		expect(others(states.slice(0, from), ['before', 'building']), name).toEqual([])
		expect(others(states.slice(to + 1), ['unpowered', 'unfilled', 'full']), name).toEqual([])
	}
})

test('what a standing hall lacks is what its site lacks in the worst month of the quarter', () => {
	const { energy, chips, infrastructure } = must(result.sites['abilene']).buildout.itMW
	const { cells } = rowOf('Hall 1')
	const { finish } = must(Object.values(result.schedule).find(({ name }) => name === 'Hall 1'))
	const standing = cells.map((cell, index) => ({ cell, index })).filter(({ index }) => index > quarterOf(must(finish)))
	expect(standing.length).toBeGreaterThan(8)
	for (const { cell, index } of standing) {
		const shares = [0, 1, 2].map((month) => {
			const at = index * 3 + month
			return Math.min(1, must(energy[at]) / must(infrastructure[at]), must(chips[at]) / must(infrastructure[at]))
		})
		expect(cell.share).toBeCloseTo(Math.min(...shares), 12)
	}
})

test('the worst off stand first, each cell with its letter and figure, and the table behind has them all', () => {
	expect(model.rows[0]?.name).toBe('Hall 8')
	expect(hallText({ state: 'unpowered', share: 0.618 })).toBe('E 62')
	expect(hallText({ state: 'late', share: null })).toBe('L')
	const short: HallHeatModel = { ...model, most: 2 }
	const words = drawHallHeat({ model: short, width: 690 }).shapes.flatMap((shape) =>
		shape.kind === 'text' ? [shape.text] : [],
	)
	expect(words.filter((text) => text.startsWith('Hall'))).toEqual(model.rows.slice(0, 2).map(({ name }) => name))
	expect(hallHeatTable(short).rows).toHaveLength(plan.buildPhases.length)
})

test('a key names those states alone that are drawn', () => {
	const calm: HallHeatModel = {
		periods: ['Q1 ’26'],
		rows: [{ name: 'Hall', cells: [{ state: 'full', share: 1 }] }],
		most: 1,
	}
	expect(drawHallHeat({ model: calm, width: 690 }).key.map(({ text }) => text)).toEqual(['Powered and full'])
})

test('a long name of a hall stands whole before its row', () => {
	const name = 'The hall that stands beyond the river '.repeat(5).trim()
	const row: HallHeatModel['rows'][number] = { name, cells: [{ state: 'full', share: 1 }] }
	const drawn = (rows: HallHeatModel['rows']) =>
		drawHallHeat({ model: { periods: ['Q1 ’26'], rows, most: 2 }, width: 690 })
	const words = drawn([row]).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
	expect(words.join(' ')).toContain(name)
	expect(drawn([row]).height).toBeGreaterThan(drawn([{ ...row, name: 'Hall' }]).height + 30)
})
