import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { directionRows, keyOf, type DirectionRow, movesText } from '../../../tests/directions/direction-table.ts'
import { EXPECTED, OTHERWISE, STILL } from '../../../tests/directions/expected.ts'
import { HEADLINE_FIGURES, type HeadlineFigure, type Moves } from '../../../tests/directions/headline-figures.ts'

/** Written anew with RENEW_DIRECTIONS=1, all of it; else so many-th changes are run and compared with what was read and kept. */
const RENEW = process.env['RENEW_DIRECTIONS'] === '1'
const EVERY = RENEW ? 1 : 6
const FILE = new URL('../../../tests/directions/table.json', import.meta.url)

const rows = directionRows(EVERY)
if (RENEW)
	writeFileSync(
		FILE,
		`${JSON.stringify(Object.fromEntries(rows.map((row) => [keyOf(row), movesText(row.moves)])), null, '\t')}\n`,
	)
const table = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(FILE, 'utf8')))

/** The line of a table as it was kept. */
function readLine([key, text]: readonly [string, string]): DirectionRow {
	const [plan = '', field = '', item = '', turned = ''] = key.split(' · ')
	const [turn, to = ''] = turned.split(' ')
	const moves = text === '' ? [] : text.split(' · ').map((move) => move.split(' '))
	return { plan, field, item, turn: turn === 'up' ? 'up' : 'down', to, moves: movesOf(moves) }
}

function movesOf(moves: readonly (readonly string[])[]): Moves {
	return Object.fromEntries(
		HEADLINE_FIGURES.flatMap((figure) => {
			const way = moves.find(([name]) => name === figure)?.[1]
			return way === '+' || way === '-' ? [[figure, way] as const] : []
		}),
	)
}

const kept = Object.entries(table).map(readLine)

/** Figures that move against what a planner expects of the field. */
function against({ field, turn, moves }: DirectionRow): readonly HeadlineFigure[] {
	const expected = EXPECTED[field] ?? {}
	const turned = (way: '+' | '-') => (turn === 'up' ? way : way === '+' ? '-' : '+')
	return HEADLINE_FIGURES.filter((figure) => {
		const [way, moved] = [expected[figure], moves[figure]]
		return way !== undefined && moved !== undefined && (way === 'same' || moved !== turned(way))
	})
}

describe('one field changed at a time, of six plans', () => {
	test('moves the figures that were agreed to, in the same direction', () => {
		expect(rows.length).toBeGreaterThan(60)
		for (const row of rows)
			expect(`${keyOf(row)}: ${movesText(row.moves)}`).toBe(`${keyOf(row)}: ${table[keyOf(row)] ?? '—'}`)
	})

	test('never moves one against what its field means', () => {
		expect(kept.length).toBeGreaterThan(210)
		const excused = ({ plan, field, item }: DirectionRow) =>
			OTHERWISE.filter((one) => one.plan === plan && one.field === field && one.item === item).flatMap(
				({ figures }) => figures,
			)
		const wrong = kept.flatMap((row) => {
			const figures = against(row).filter((figure) => !excused(row).includes(figure))
			return figures.map((figure) => `${keyOf(row)}: ${figure} ${row.moves[figure] ?? ''}`)
		})
		expect(wrong).toEqual([])
	})

	test('has an expectation for each field, and every exception is met', () => {
		const fields = new Set(kept.map(({ field }) => field))
		expect(Object.keys(EXPECTED).toSorted()).toEqual([...fields].toSorted())
		for (const { plan, field, item, figures } of OTHERWISE) {
			const ofIt = kept.filter((row) => row.plan === plan && row.field === field && row.item === item)
			for (const figure of figures) expect(ofIt.flatMap(against), `${plan} ${field} ${item}`).toContain(figure)
		}
	})

	test('moves something, or it is told why nothing', () => {
		const moving = new Set(kept.flatMap(({ field, moves }) => (Object.keys(moves).length > 0 ? [field] : [])))
		const still = [...new Set(kept.map(({ field }) => field))].filter((field) => !moving.has(field))
		expect(still.toSorted()).toEqual(Object.keys(STILL).toSorted())
		// What never moves a figure, whatever the plan, says so where it is asked.
		expect(findFieldFacts('sites', 'heat.temperatureC')?.help).toContain('Changes no figure')
	})
})
