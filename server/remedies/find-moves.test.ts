import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Moves } from '#shared/moves.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { findMoves } from './find-moves.ts'

/** Some thirty runs of the engine. */
const PATIENCE = 60_000

function simplePlan(): PlanFile {
	const text = readFileSync(new URL('../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
	const parsed = parsePlanFile(JSON.parse(text))
	if (!parsed.ok) throw new Error('the worked example must parse')
	return parsed.plan
}

function movesOf(quantity: string): Moves | null {
	const steps = findMoves(simplePlan(), { quantity })
	for (;;) {
		const step = steps.next()
		if (step.done === true) return step.value
	}
}

test('a figure moves by what the engine makes of a tenth more, largest first', { timeout: PATIENCE }, () => {
	const found = movesOf('finance.totals.capexUsd')
	const sizes = found?.moves.map(({ by }) => Math.abs(by ?? 0)) ?? []
	expect(sizes.length).toBeGreaterThan(2)
	expect(sizes).toEqual(sizes.toSorted((left, right) => right - left))
	const price = found?.moves.find(({ label }) => label.startsWith('Unit price'))
	expect(price?.change).toBe('tenth')
	expect(price?.by).toBeGreaterThan(0)
})

test('no more inputs are tried than the budget allows', { timeout: PATIENCE }, () => {
	const found = movesOf('facilityPowerMW')
	expect(found?.tried).toBeLessThanOrEqual(32)
	expect(found?.leaves).toBeGreaterThan(found?.tried ?? Infinity)
})

test('a figure the plan does not have has no moves', () => {
	expect(movesOf('noSuchFigure')).toBeNull()
})
