import { expect, test } from 'vitest'
import { editProblems } from './edit-problems.ts'
import { parseCell, parseMonth, parseNumber } from './parse-cell.ts'
import { idFromName, readCells, readNewItem } from './read-edits.ts'

test('numbers are read as people write them', () => {
	expect(['1,200', '1.2 k', '85 %', '−3', '4e3', '2.5M', '0'].map(parseNumber)).toEqual([
		1200, 1200, 0.85, -3, 4000, 2_500_000, 0,
	])
	expect(['', 'many', '12 kW', '1.2.3'].map(parseNumber)).toEqual([null, null, null, null])
})

test('months are read as people write them', () => {
	expect(['2026-09', '2026-9', 'Sep 2026', 'september 2026'].map(parseMonth)).toEqual([
		'2026-09',
		'2026-09',
		'2026-09',
		'2026-09',
	])
	expect(['2026-13', '9/2026', 'soon'].map(parseMonth)).toEqual([null, null, null])
})

test('a range is its middle, with both ends kept', () => {
	expect(parseCell('45 to 60', { kind: 'number', required: false })).toEqual({
		ok: true,
		value: 52.5,
		range: { low: 45, high: 60 },
	})
	expect(parseCell('60 to 45', { kind: 'number', required: false })).toMatchObject({ ok: false })
})

test('an empty cell gives the default back, unless the field is needed', () => {
	expect(parseCell(' ', { kind: 'number', required: false })).toEqual({ ok: true, value: null, range: null })
	expect(parseCell('', { kind: 'month', required: true })).toEqual({ ok: false, message: 'This field is needed.' })
	expect(parseCell('a, b', { kind: 'references', required: false })).toMatchObject({ value: ['a', 'b'] })
})

test('cells that cannot be read are named by their label and nothing is passed on', () => {
	expect(
		readCells('powerContracts', [
			{ id: 'a', field: 'capacityMW', text: 'lots' },
			{ id: 'a', field: 'startMonth', text: '2026-09' },
		]),
	).toEqual({
		ok: false,
		problems: [
			{
				field: 'capacityMW',
				text: 'Capacity: Expected a number, such as 45, 1.2 k, 85 % or a range such as 45 to 60.',
			},
		],
	})
	expect(readCells('powerContracts', [{ id: 'a', field: 'startMonth', text: 'Sep 2026' }])).toEqual({
		ok: true,
		patches: [{ itemId: 'a', field: 'startMonth', value: '2026-09' }],
	})
})

test('a new entry gets an id from its name, nests its groups and leaves empty fields out', () => {
	const read = readNewItem('sites', { name: 'Hall 9, north', latitude: '32.4', country: '', 'labour.beds': '700' })
	expect(read.ok && read.item).toMatchObject({ name: 'Hall 9, north', latitude: 32.4, labour: { beds: 700 } })
	expect(read.ok && 'country' in read.item).toBe(false)
	expect(read).toMatchObject({ item: { id: expect.stringMatching(/^hall-9-north-[0-9a-f]{4}$/) } })
	expect(readNewItem('sites', { name: ' ' })).toMatchObject({ ok: false, problems: [{ field: 'name' }] })
	expect(idFromName('Ünïcode & Söhne')).toBe('u-ni-code-so-hne')
})

test('problems of the plan become sentences beside the field they belong to', () => {
	expect(
		editProblems([{ path: 'powerContracts[2].startMonth', message: 'expected YYYY-MM', mend: 'Write 2026-09.' }]),
	).toEqual([{ field: 'startMonth', text: 'From: expected YYYY-MM. Write 2026-09.' }])
	expect(editProblems([{ path: '', message: 'the plan has no site' }])).toEqual([
		{ field: '', text: 'The plan has no site.' },
	])
})
