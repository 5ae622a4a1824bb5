import { expect, test } from 'vitest'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { buildGrid } from '#server/views/grid/grid-view.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { inPerCent, matchHeads } from './match-heads.ts'

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
