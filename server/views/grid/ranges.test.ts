import { expect, test } from 'vitest'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { columnOf, cellOf } from './grid-view.ts'
import { planRows } from './grid-rows.ts'
import { readCells, readNewItem } from './read-edits.ts'

type Notes = Readonly<Record<string, Readonly<Record<string, unknown>>>>
const NOTED: Notes = {
	'powerContracts/grid/capacityMW': { low: 110, high: 150, source: 'Offer of May' },
	'powerContracts/grid/startMonth': { low: '2027-05', high: '2027-12' },
}
const planOf = (notes: Notes = NOTED, delay: Readonly<Record<string, number>> | null = { p50: 0, p90: 6 }) =>
	planFile({
		powerContracts: [contract('grid', { capacityMW: 120, startMonth: '2027-06', startDelayMonths: delay })],
		buildPhases: [hall('north')],
		notes,
	})
const cell = (field: string, plan = planOf()) => {
	const [row] = planRows(plan, 'powerContracts')
	if (row === undefined) throw new Error('The plan has a contract.')
	return cellOf({ plan, list: 'powerContracts', row, column: columnOf({ plan, list: 'powerContracts', field }) })
}

test('a cell that carries a range shows how far it may be off, and is edited as it would be typed', () => {
	expect(cell('capacityMW')).toMatchObject({ shown: '120', range: '110–150', typed: '110..120..150' })
	expect(cell('capacityMW').note).toBe('P10 110, P50 120, P90 150 MW · Offer of May')
	expect(cell('startMonth')).toMatchObject({ range: '+6/−1 mo', typed: '2027-05..2027-06..2027-12' })
	expect(cell('startDelayMonths.p50')).toMatchObject({ range: 'to 6', typed: 'p50 0 / p90 6' })
	const even = planOf({ 'powerContracts/grid/capacityMW': { low: 110, high: 130 } }, null)
	expect(cell('capacityMW', even).range).toBe('±10')
	expect(cell('startMonth', even)).toMatchObject({ range: null, typed: '2027-06' })
})

test('what is shown for editing is read back as the same range', () => {
	const where = { plan: planOf(), list: 'powerContracts' } as const
	for (const field of ['capacityMW', 'startMonth', 'startDelayMonths.p50']) {
		const { typed } = cell(field)
		const read = readCells(where, [{ id: 'grid', field, text: typed }])
		expect(read.ok).toBe(true)
	}
	expect(readCells(where, [{ id: 'grid', field: 'startMonth', text: cell('startMonth').typed }])).toMatchObject({
		patches: [{ value: '2027-06', range: { low: '2027-05', high: '2027-12' } }],
	})
	// Two ends lie around what stands in the cell.
	expect(readCells(where, [{ id: 'grid', field: 'capacityMW', text: '100..200' }])).toMatchObject({
		patches: [{ value: 120, range: { low: 100, high: 200 } }],
	})
})

test('a middle that was reckoned is not shown for editing: what was typed is', () => {
	const typedOf = (capacityMW: number, low: number, high: number) => {
		const notes = { 'powerContracts/grid/capacityMW': { low, high } }
		const at = { capacityMW, startMonth: '2027-06' }
		return cell('capacityMW', planFile({ powerContracts: [contract('grid', at)], buildPhases: [hall('north')], notes }))
			.typed
	}
	// An empty cell with 80..140 typed takes √(80·140).
	expect(typedOf(105.830052443, 80, 140)).toBe('80..140')
	expect([typedOf(120, 80, 180), typedOf(110, 80, 140)]).toEqual(['80..120..180', '80..110..140'])
})

test('a range of a delay stands in its entry, and one number takes it away', () => {
	const where = { plan: planOf(), list: 'powerContracts' } as const
	const typed = (text: string) => {
		const read = readCells(where, [{ id: 'grid', field: 'startDelayMonths.p50', text }])
		return read.ok ? read.patches.map(({ field, value }) => [field.split('.')[1], value]) : read.problems[0]?.text
	}
	expect(typed('1..2..8')).toEqual([
		['p50', 2],
		['p90', 8],
		['low', 1],
	])
	expect(typed('p50 0 / p90 9')).toEqual([
		['p50', 0],
		['p90', 9],
		['low', null],
	])
	expect(typed('3')).toEqual([
		['p50', 3],
		['p90', null],
		['low', null],
	])
	expect(typed('-2..0..4')).toEqual([
		['p50', 0],
		['p90', 4],
		['low', -2],
	])
	expect(readCells(where, [{ id: 'grid', field: 'startDelayMonths.p90', text: '4..8' }])).toMatchObject({
		problems: [{ text: expect.stringContaining('belongs in “Likely delay”') }],
	})
	const made = readNewItem(where, {
		name: 'New',
		kind: 'utility_firm',
		'startDelayMonths.p50': '1..2..8',
		'startDelayMonths.p90': '',
	})
	expect(made).toMatchObject({ item: { startDelayMonths: { p50: 2, p90: 8, low: 1 } } })
})

test('a range is refused where none can be, with the field’s name and what to write', () => {
	const plan = planOf()
	const problem = (list: 'powerContracts' | 'actuals' | 'purchases', field: string, text: string) => {
		const read = readCells({ plan, list }, [{ id: 'grid', field, text }])
		return read.ok ? 'read' : read.problems[0]?.text
	}
	expect(problem('actuals', 'headcount', '10..20')).toBe(
		'People on site: What has happened has no range: write one value.',
	)
	expect(problem('powerContracts', 'rampSteps.MW', '10..20')).toMatch(
		/: A step of a list has no range: write one value\.$/,
	)
	expect(problem('purchases', 'quantity', '1..2..4')).toMatch(/A step of a list has no range/)
	expect(problem('powerContracts', 'capacityMW', '110-130')).toBe(
		'Capacity: A dash may be a minus sign: write 110..130.',
	)
	expect(problem('powerContracts', 'startMonth', '2027-06 ± 10 %')).toMatch(/: A date has no percent: write months/)
})

test('a plan file holds no range that its value lies outside of, and none where none can be', () => {
	const problems = (notes: Notes) => {
		const parsed = parsePlanFile({ ...planOf({}), notes })
		return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
	}
	expect(problems(NOTED)).toEqual([])
	expect(problems({ 'powerContracts/grid/capacityMW': { low: 500, high: 900 } })).toEqual([
		'notes.powerContracts/grid/capacityMW.low: expected at most the value, 120',
	])
	expect(problems({ 'powerContracts/grid/capacityMW': { low: '2027-01', high: 900 } })).toEqual([
		'notes.powerContracts/grid/capacityMW.low: expected a number',
	])
	expect(problems({ 'powerContracts/grid/startMonth': { low: 1, high: 4 } })).toHaveLength(2)
	expect(problems({ 'powerContracts/grid/name': { low: 1, high: 2 } })).toEqual([
		'notes.powerContracts/grid/name.high: only a number or a month has a range',
	])
	expect(problems({ 'powerContracts/grid/capacityMW': { low: 0, high: 900 } })).toEqual([
		'notes.powerContracts/grid/capacityMW.high: a range here must be above 0',
	])
	expect(problems({ startMonth: { low: '2026-01', high: '2027-01' } })).toEqual([
		'notes.startMonth.high: the months of the plan itself have no range',
	])
	expect(problems({ 'assumptions/trainingGoodput': { low: 0.1, high: 0.2 } })).toHaveLength(1)
	expect(problems({ 'assumptions/trainingGoodput': { low: 0.5, high: 0.99 } })).toEqual([])
})
