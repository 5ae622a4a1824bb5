import { expect, test } from 'vitest'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { buildGrid } from '#server/views/grid/grid-view.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { columnsMissing, inPerCent, matchHeads, pastedOf } from './match-heads.ts'

const columnsOf = (list: (typeof GRID_KINDS)[number]) => buildGrid(planFile(), list).columns

test('every list knows its own headings, with their units and without', () => {
	for (const list of GRID_KINDS) {
		const columns = columnsOf(list)
		const fields = columns.map(({ field }) => field)
		expect([
			list,
			matchHeads(
				columns.map(({ label }) => label),
				columns,
			),
		]).toEqual([list, fields])
		expect([
			list,
			matchHeads(
				columns.map(({ label, unit }) => `${label} (${unit})`),
				columns,
			),
		]).toEqual([list, fields])
	}
})

test('what others call a column is understood, a heading of nothing is left out, and data is no heading', () => {
	const columns = columnsOf('powerContracts')
	expect(matchHeads(['Name', 'Type', 'MW', 'COD', '$/MWh', 'Remark'], columns)).toEqual([
		'name',
		'kind',
		'capacityMW',
		'startMonth',
		'energyPriceUsdPerMWh',
		'',
	])
	expect(matchHeads(['Offer 1', 'Utility', '120', '2027-01'], columns)).toBeNull()
	expect(matchHeads([], columns)).toBeNull()
})

test('a column that says it holds parts of one, as our files do, is read as such', () => {
	expect(matchHeads(['Name', 'Prefabricated (0 to 1)'], columnsOf('buildPhases'))).toEqual(['name', 'prefabShare'])
	const below = (text: string) => inPerCent('Prefabricated (0 to 1)', text)
	expect(['0.3', '0.6, 0.4', '1e-3', '35 %', ''].map(below)).toEqual(['30%', '60%, 40%', '0.1%', '35 %', ''])
	expect(inPerCent('Prefabricated', '0.3')).toBe('0.3')
})

test('headings as contracts, halls and orders have them elsewhere are understood, and kept beside what they became', () => {
	const of = (list: (typeof GRID_KINDS)[number], heads: readonly string[]) => matchHeads(heads, columnsOf(list))
	expect(of('powerContracts', ['Name', 'Kind', 'Power (MW)', 'Energization date', 'Utility'])).toEqual([
		'name',
		'kind',
		'capacityMW',
		'startMonth',
		'counterparty',
	])
	const orders = ['PO', 'GPU model', 'Qty ordered', 'Cost each', 'Date ordered']
	expect(of('chipOrders', orders)).toEqual(['name', 'chip', 'accelerators', 'unitPriceUsd', 'orderMonth'])
	expect(of('buildPhases', ['Hall name', 'Groundbreaking', 'Build duration'])).toEqual([
		'name',
		'startMonth',
		'durationMonths',
	])
	const columns = columnsOf('chipOrders')
	const { heads, fields } = pastedOf(
		{
			rows: [
				[...orders, 'Color'],
				['1', 'H200', '8', '30000', '2027-01', ''],
			],
			left: 0,
		},
		{ columns },
	)
	expect([heads.at(-1), fields.at(-1)]).toEqual(['Color', ''])
})

test('a column that no new row can be without is told once, and the site only where there are several', () => {
	const missing = (list: (typeof GRID_KINDS)[number], fields: readonly string[]) =>
		columnsMissing(columnsOf(list), fields).map(({ label }) => label)
	expect(missing('powerContracts', ['name', 'kind', 'capacityMW'])).toEqual(['Start'])
	expect(missing('powerContracts', ['name', 'kind', 'capacityMW', 'startMonth'])).toEqual([])
	expect(missing('chipOrders', ['name', 'phaseId', 'accelerators', 'orderMonth'])).toContain('Chip')
})
