import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Moves } from '#shared/moves.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { findMoves } from './find-moves.ts'
import type { Remark } from '#shared/remarks.ts'

/** Some thirty runs of the engine. */
const PATIENCE = 60_000

function simplePlan(): PlanFile {
	const text = readFileSync(
		new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url),
		'utf8',
	)
	const parsed = parsePlanFile(JSON.parse(text))
	if (!parsed.ok) throw new Error('the worked example must parse')
	return parsed.plan
}

function movesOf(quantity: string): Moves<Remark> | null {
	return endOf(findMoves(simplePlan(), { quantity }))
}

function endOf(steps: ReturnType<typeof findMoves>): Moves<Remark> | null {
	for (;;) {
		const step = steps.next()
		if (step.done === true) return step.value
	}
}

test('a figure moves by what the engine makes of a little less and more, largest first', { timeout: PATIENCE }, () => {
	const found = movesOf('finance.totals.capexUsd')
	const now = found?.figure.value ?? 0
	const sizes =
		found?.moves.map(({ tried }) => Math.max(...tried.map(({ then }) => Math.abs((then.value ?? 0) - now)))) ?? []
	expect(sizes).toHaveLength(5)
	expect(sizes).toEqual(sizes.toSorted((left, right) => right - left))
	const inputs = (found?.moves ?? []).flatMap(({ now: input, tried: [less, more] }) =>
		less && more ? [[less.input, input, more.input]] : [],
	)
	expect(inputs.length).toBeGreaterThan(0)
	for (const tried of inputs) expect(tried).toEqual(tried.toSorted(byValue))
})

const byValue = (one: number | string, other: number | string) =>
	typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other))

test('what moves a figure is the plan’s to change, dates by three months', { timeout: PATIENCE }, () => {
	const found = movesOf('facilityPowerMW')
	const kinds = found?.moves.map(({ origin }) => origin.kind) ?? []
	expect(kinds.length).toBeGreaterThan(0)
	expect(kinds.filter((kind) => kind === 'catalogue' || kind === 'rule')).toEqual([])
	expect(found?.tried).toBeLessThanOrEqual(240)
	const { tried = 0, inputs = 0, untried = { zero: 0, fixed: 0, left: -1 } } = found ?? {}
	expect(untried.left).toBe(0)
	expect(tried + untried.zero + untried.fixed).toBe(inputs)
	const date = movesOf('schedule.finish')?.moves.find(({ now }) => typeof now === 'string')
	const now = String(date?.now)
	expect(date?.tried.map(({ input }) => input)).toEqual([addMonths(now, -3), addMonths(now, 3)])
})

test('what is assumed of a megawatt is told of a megawatt, not as what it makes of a hall', () => {
	const plan = planFile({ buildPhases: [hall('a', { itMW: 58.2 })] })
	const asked = { quantity: 'space.floorAreaM2', scope: 'site:abilene' }
	const moves = endOf(findMoves(plan, asked))?.moves ?? []
	const told = moves.map(({ label, now, unit }) => [label, now, unit])
	expect(told).toContainEqual(['Floor area', 325, 'm² per MW IT'])
})

test('prices of chips that the plan does not state are among what moves its capex', { timeout: PATIENCE }, () => {
	const plan = simplePlan()
	const unpriced = { ...plan, chipOrders: plan.chipOrders.map((order) => ({ ...order, unitPriceUsd: null })) }
	const found = endOf(findMoves(unpriced, { quantity: 'finance.totals.capexUsd' }))
	const [chip = ''] = unpriced.chipOrders.map((order) => order.chip)
	const price = found?.moves.find(({ scope }) => scope === `chip:${chip}`)
	expect(price?.origin).toMatchObject({ kind: 'catalogue', table: 'chips', row: chip })
	expect(price?.tried.map(({ input }) => input)).toEqual([0.9, 1.1].map((part) => Number(price?.now) * part))
	const now = found?.figure.value ?? 0
	expect(price?.tried.every(({ then }) => Math.abs((then.value ?? 0) - now) > now * 0.01)).toBe(true)
})

test('where time is up the rest is left, and counted', () => {
	let left = 3
	const asked = { quantity: 'finance.totals.capexUsd', hasTime: () => (left -= 1) > 0 }
	const found = endOf(findMoves(simplePlan(), asked))
	expect([1, 2, 3]).toContain(found?.tried)
	expect(found?.untried.left).toBeGreaterThan(10)
})

test('a figure the plan does not have has no moves', () => {
	expect(movesOf('noSuchFigure')).toBeNull()
})
