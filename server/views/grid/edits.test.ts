import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { editProblems } from './edit-problems.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { parseNumber } from '#shared/grid/typed/parse-number.ts'
import { idFromName } from '#shared/schemas/edits/item-id.ts'
import { readCells, readForm, readNewItem } from './read-edits.ts'

const on = (list: GridList) => ({ plan: planFile(), list })

test('numbers are read as people write them', () => {
	expect(['1,200', '1.2 k', '85 %', '−3', '4e3', '2.5M', '0'].map(parseNumber)).toEqual([
		1200, 1200, 0.85, -3, 4000, 2_500_000, 0,
	])
	expect(['', 'many', '12 kW', '1.2.3'].map(parseNumber)).toEqual([null, null, null, null])
})

test('a range is its middle by the field’s scale, with both ends kept', () => {
	expect(parseCell('45 to 80', { kind: 'number', required: false })).toEqual({
		ok: true,
		value: 60,
		range: { low: 45, high: 80 },
	})
	expect(parseCell('80 to 45', { kind: 'number', required: false })).toMatchObject({ ok: false })
})

test('a range may be written with a word or dots, in per cent, or behind its best figure; a dash is refused', () => {
	const range = (text: string, kind: 'number' | 'integer' = 'number') => {
		const parsed = parseCell(text, { kind, required: false })
		return parsed.ok ? [parsed.value, parsed.range?.low, parsed.range?.high] : parsed.message
	}
	for (const text of ['45 to 80', '45..80', '45 … 80']) expect(range(text)).toEqual([60, 45, 80])
	for (const text of ['45–80', '45-80', '45 - 80', '45 — 80'])
		expect(range(text)).toBe('A dash may be a minus sign: write 45..80.')
	expect(range('45 to 60', 'integer')).toEqual([52, 45, 60])
	expect(range('1e-5 to 4e-5')).toEqual([2e-5, 1e-5, 4e-5])
	expect(range('45 to 80 %')).toEqual([0.6, 0.45, 0.8])
	expect(range('500 to 2 k')).toEqual([1000, 500, 2000])
	expect(range('1 to 4 k')).toEqual([2000, 1000, 4000])
	expect(range('200 (180 to 240)')).toEqual([200, 180, 240])
	expect(range('300 (180 to 240)')).toMatch(/^P10, P50 and P90 must rise/)
	expect(range('1e-5')).toEqual([1e-5, undefined, undefined])
})

test('in a column of per cent that ends at 100, a plain 45 is 45 %', () => {
	const share = { kind: 'number', required: false, unit: 'share', max: 1 } as const
	expect(parseCell('45', share)).toMatchObject({ value: 0.45 })
	expect(parseCell('30 to 45', share)).toMatchObject({ value: 0.375, range: { low: 0.3, high: 0.45 } })
	expect(parseCell('0.45', share)).toMatchObject({ value: 0.0045 })
})

test('an empty cell gives the default back, unless the field is needed', () => {
	expect(parseCell(' ', { kind: 'number', required: false })).toEqual({ ok: true, value: null, range: null })
	expect(parseCell('', { kind: 'month', required: true })).toEqual({
		ok: false,
		code: 'unread',
		fixes: [],
		message: 'This field is needed.',
	})
	const choices = [
		{ value: 'a', label: 'Abilene' },
		{ value: 'b', label: 'Berlin, north' },
	]
	const several = (text: string) => parseCell(text, { kind: 'references', required: false }, { choices })
	expect(several('a, abilene')).toMatchObject({ value: ['a', 'a'] })
	expect(several('Berlin, north\nAbilene')).toMatchObject({ value: ['b', 'a'] })
	expect(several('Berlin, north')).toMatchObject({ value: ['b'] })
	expect(several('Dallas')).toMatchObject({ message: '“Dallas” not found. Choose Abilene or Berlin, north.' })
})

test('cells that cannot be read are named by their label and nothing is passed on', () => {
	expect(
		readCells(on('powerContracts'), [
			{ id: 'a', field: 'capacityMW', text: 'lots' },
			{ id: 'a', field: 'startMonth', text: '2026-09' },
		]),
	).toEqual({
		ok: false,
		problems: [
			{
				field: 'capacityMW',
				text: 'Capacity: Expected a number such as 120, 1.2 GW, 800 kW, =100+20, 80..140 or 100 ± 10%.',
			},
		],
	})
	expect(readCells(on('powerContracts'), [{ id: 'a', field: 'capacityMW', text: '45 to 80' }])).toEqual({
		ok: true,
		patches: [{ itemId: 'a', field: 'capacityMW', value: 60, range: { low: 45, high: 80 } }],
	})
	expect(readCells(on('powerContracts'), [{ id: 'a', field: 'startMonth', text: 'Sep 2026' }])).toEqual({
		ok: true,
		patches: [{ itemId: 'a', field: 'startMonth', value: '2026-09', range: null }],
	})
})

test('so many months on count from what stands in the cell, in a small table from its row', () => {
	const rampSteps = [
		{ month: '2027-02', MW: 40 },
		{ month: '2027-05', MW: 90 },
	]
	const plan = planFile({ powerContracts: [contract('grid', { startMonth: '2027-04', rampSteps })] })
	const where = { plan, list: 'powerContracts', today: '2026-11' } as const
	const typed = [{ id: 'grid', field: 'startMonth', text: '+3' }]
	expect(readCells(where, typed)).toMatchObject({ patches: [{ value: '2027-07' }] })
	const land = [{ id: 'abilene', field: 'landMonth', text: '+3' }]
	expect(readCells({ ...where, list: 'sites' }, land)).toMatchObject({ patches: [{ value: '2027-02' }] })
	const fields = {
		'rampSteps.0.month': '2027-02',
		'rampSteps.0.MW': '40',
		'rampSteps.1.month': '-2',
		'rampSteps.1.MW': '90',
	}
	expect(readForm(where, { id: 'grid', fields })).toMatchObject({
		patches: [{ field: 'rampSteps', value: [{ month: '2027-02' }, { month: '2027-03' }] }],
	})
	const made = readNewItem(where, { kind: 'utility_firm', name: 'New', capacityMW: '80', startMonth: '+3' })
	expect(made).toMatchObject({ item: { startMonth: '2027-02' } })
	// Without the month it is, as in a sheet that comes back, such a text says nothing.
	expect(readCells({ plan, list: 'powerContracts' }, typed)).toMatchObject({ ok: false })
})

test('a new entry gets an id from its name, nests its groups and leaves empty fields out', () => {
	const read = readNewItem(on('sites'), { name: 'Hall 9, north', latitude: '32.4', country: '', 'labour.beds': '700' })
	expect(read.ok && read.item).toMatchObject({ name: 'Hall 9, north', latitude: 32.4, labour: { beds: 700 } })
	expect(read.ok && 'country' in read.item).toBe(false)
	const ranged = readNewItem(on('powerContracts'), { name: 'Gas', capacityMW: '80..125' })
	expect(ranged).toMatchObject({ item: { capacityMW: 100 }, ranges: [{ field: 'capacityMW', low: 80, high: 125 }] })
	expect(read).toMatchObject({ item: { id: expect.stringMatching(/^hall-9-north-[0-9a-f]{4}$/) } })
	expect(readNewItem(on('sites'), { name: ' ' })).toMatchObject({ ok: false, problems: [{ field: 'name' }] })
	expect(idFromName('Ünïcode & Söhne')).toBe('unicode-sohne')
})

test('problems of the plan become sentences beside the field they belong to', () => {
	expect(
		editProblems([{ path: 'powerContracts[2].startMonth', message: 'expected YYYY-MM', mend: 'Write 2026-09.' }]),
	).toEqual([{ field: 'startMonth', text: 'Start: expected a month, such as 2026-09. Write 2026-09.' }])
	expect(editProblems([{ path: '', message: 'the plan has no site' }])).toEqual([
		{ field: '', text: 'The plan has no site.' },
	])
})

test('limits are told in the field’s unit, of prices in the plan’s currency, and of terms and assumptions by name', () => {
	const plan = { ...planFile(), currency: 'EUR', usdPerCurrencyUnit: 1.25 }
	const text = (path: string, message: string) => editProblems([{ path, message }], undefined, plan)[0]?.text
	expect(text('powerContracts[0].energyPriceUsdPerMWh', 'expected −1,000 to 10,000')).toBe(
		'Energy price: expected −800 to 8,000 EUR/MWh.',
	)
	expect(text('powerContracts[0].capacityMW', 'expected 0 to 100,000')).toBe('Capacity: expected 0 to 100,000 MW.')
	expect(text('finance.constructionRatePerYear', 'expected 0 to 1')).toBe(
		'Construction interest: expected 0 to 100%/year.',
	)
	expect(text('assumptions.idlePowerShare', 'expected 0 to 1')).toBe('Idle power: expected 0 to 100%.')
	expect(text('assumptions.berlin/perDiemUsdPerDay', 'expected 0 to 1000')).toBe('Per diem: expected 0 to 800 EUR/day.')
	expect(editProblems([{ path: 'powerContracts[0].firmShare', message: 'expected 0 to 1' }])[0]?.text).toBe(
		'Firm share: expected 0 to 100%.',
	)
})

test('a name is kept: emptied in a grid or left out of a form, it is asked for in words', () => {
	const asked = { ok: false, problems: [{ field: 'name', text: 'Contract: enter a name.' }] }
	expect(readCells(on('powerContracts'), [{ id: 'grid', field: 'name', text: ' ' }])).toEqual(asked)
	expect(readNewItem(on('powerContracts'), { kind: 'utility_firm', name: '' })).toMatchObject(asked)
})

test('power in the place of accelerators is refused with how many of the chip that is', () => {
	const read = (fields: Readonly<Record<string, string>>) => {
		const form = readForm({ plan: planFile(), list: 'chipOrders' }, { id: '', fields })
		return form.ok ? [] : form.problems
	}
	expect(read({ chip: 'GB300', accelerators: '100 MW' })).toEqual([
		{
			field: 'accelerators',
			text: expect.stringMatching(
				/^Accelerators: 100 MW IT is about 5\d,\d{3} at 1\.\d+ kW each, rated\. Enter a number of accelerators\.$/,
			),
			fixes: [expect.stringMatching(/^5\d,\d{3}$/)],
		},
	])
	expect(read({ accelerators: '100 MW' })[0]?.text).toMatch(/^Accelerators: Expected a number/)
})
