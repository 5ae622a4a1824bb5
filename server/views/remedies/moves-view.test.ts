import { expect, test } from 'vitest'
import type { Move, Moves } from '#shared/moves.ts'
import { buildMovesView } from './moves-view.ts'

const start: Move = {
	label: 'Start',
	scope: 'contract:phase-2',
	unit: '',
	origin: {
		kind: 'plan',
		path: 'powerContracts[1].startMonth',
		quality: 'guess',
		source: null,
		why: null,
		who: null,
		when: null,
	},
	now: '2026-10',
	tried: [
		{ input: '2026-09', then: { value: 398.2 } },
		{ input: '2026-11', then: { value: 870.04 } },
	],
}
const untried = { zero: 21, fixed: 8, left: 0 }
const moves: Moves = { figure: { value: 870 }, unit: 'MW-months', moves: [start], tried: 138, inputs: 167, untried }
const view = (over: Partial<Moves>) =>
	buildMovesView({ ...moves, ...over }, { nameOf: () => 'Utility, phase 2', linkOf: () => 'energy?edit=x' })

test('an input is told with what the figure is before and after, and what makes no difference as the same', () => {
	expect(view({})).toMatchObject({
		title: 'The one input that matters',
		lines: [
			{
				label: 'Start, Utility, phase 2',
				now: 'now October 2026',
				gives: 'September 2026 gives 398.2, November 2026 gives the same',
				tag: 'guess',
				href: 'energy?edit=x',
			},
		],
	})
})

test('a figure that is a month is told by its name', () => {
	const tried = [{ input: 50, then: { value: 24, date: '2028-01' } }]
	const date = view({
		figure: { value: 23, date: '2027-12' },
		unit: '',
		moves: [{ ...start, unit: 'h', now: 55, tried }],
	})
	expect(date.lines[0]?.gives).toBe('50 gives January 2028')
	expect(date.note).toContain('now December 2027')
})

test('an input that changes no digit shown is left out', () => {
	const tried = start.tried.map(({ input }) => ({ input, then: { value: 870.001 } }))
	const still = view({ moves: [{ ...start, tried }] })
	expect(still.lines).toEqual([])
	expect(still.note).toContain('none changes it from 870 MW-months')
})

test('a figure without a value says so, whatever the plan states', () => {
	expect(view({ figure: { value: null }, moves: [], tried: 0, inputs: 0 }).note).toBe(
		'It has no value here for an input to change.',
	)
})

test('a plan that states nothing says so', () => {
	expect(view({ figure: { value: 0 }, moves: [], tried: 0, inputs: 0 }).note).toBe(
		'No input in the plan changes it yet.',
	)
})

test('how many inputs were tried is said, and why the others were not', () => {
	expect(view({}).note).toBe(
		'One at a time, three months or 10% less and more; now 870 MW-months. 138 inputs of 167 tried. Not tried: 21 at zero, 8 set by a list, a choice or a rule.',
	)
	expect(view({ tried: 129, untried: { ...untried, left: 9 } }).note).toMatch(/a rule, 9 for time\.$/)
	expect(view({ tried: 167, untried: { zero: 0, fixed: 0, left: 0 } }).note).toMatch(/167 inputs of 167 tried\.$/)
})

test('what has no value moves by its parts', () => {
	expect(view({ figure: { value: null }, moves: [] }).note).toBe('Open one part: it changes by itself.')
})
