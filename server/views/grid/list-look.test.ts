import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { listModel } from './list-model.ts'

const plan = planFile({
	powerContracts: [
		contract('B', { capacityMW: 50, counterparty: 'Zed' }),
		contract('A', { capacityMW: 200 }),
		contract('C', { capacityMW: 80, counterparty: 'Ann' }),
	],
})
const listed = (search: string) =>
	listModel({ plan, rev: 1, list: 'powerContracts', opens: { canEdit: true, search, once: 'x' } })
const names = (search: string) => listed(search).grid.rows.map(({ name }) => name)

test('a list comes in the order of a column, up or down; what says nothing there comes last', () => {
	expect(names('')).toEqual(['B', 'A', 'C'])
	expect(names('?sort=powerContracts/capacityMW')).toEqual(['B', 'C', 'A'])
	expect(names('?sort=powerContracts/-capacityMW')).toEqual(['A', 'C', 'B'])
	expect(names('?sort=powerContracts/name')).toEqual(['A', 'B', 'C'])
	expect(names('?sort=powerContracts/counterparty')).toEqual(['C', 'B', 'A'])
	expect(names('?sort=powerContracts/-counterparty')).toEqual(['B', 'C', 'A'])
})

test('an address of a row that is not there any more says so, whoever opens it', () => {
	for (const search of ['?edit=powerContracts/gone', '?remove=powerContracts/gone', '?row=powerContracts/gone'])
		expect(listed(search)).toMatchObject({ isGone: true, form: null, removal: null })
	for (const search of ['', '?edit=powerContracts/A', '?add=powerContracts', '?edit=sites/gone'])
		expect(listed(search).isGone).toBe(false)
})

test('an order or a column of another list, or of none, is not this one’s', () => {
	for (const search of ['?sort=sites/name', '?sort=powerContracts/nothing', '?cols=sites/name'])
		expect(listed(search)).toMatchObject({ look: { sort: '' }, grid: listed('').grid })
})

test('chosen columns stand beside the name, and totals are of the rows that are found', () => {
	const { grid } = listed('?cols=powerContracts/capacityMW')
	expect(grid.columns.map(({ field }) => field)).toEqual(['name', 'capacityMW'])
	expect(grid.totals).toEqual([null, { shown: '330', of: null }])
	expect(grid.rows[0]?.cells).toHaveLength(2)
	expect(listed('?find=C').grid.totals).toBeNull()
})
