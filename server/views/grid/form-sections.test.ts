import { expect, test } from 'vitest'
import { GRID_KINDS, gridList, isHallList } from '#shared/grid/grid-lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { buildForm } from './grid-form.ts'
import { buildGrid } from './grid-view.ts'

const plan = campusPlan()
const fieldOf = (list: Parameters<typeof buildForm>[0]['list'], id: string | null, field: string) =>
	must(buildForm({ plan, list, id })?.fields.find(({ column }) => column.field === field))

test('no grid has a column of what planners leave at its default', () => {
	const columns = GRID_KINDS.flatMap((list) => {
		const seldom = isHallList(list) ? [] : fieldsOf(list).filter((facts) => facts.seldom)
		return seldom.filter(({ name }) => gridList(list).columns.includes(name)).map(({ name }) => `${list}.${name}`)
	})
	expect(columns).toEqual([])
	expect(
		GRID_KINDS.flatMap((list) => (isHallList(list) ? [] : fieldsOf(list))).filter((facts) => facts.seldom),
	).toHaveLength(38)
})

test('a form asks by subject, and folds away what is seldom entered', () => {
	expect(fieldOf('powerContracts', null, 'demandChargeUsdPerKWMonth')).toMatchObject({
		section: 'Price',
		seldom: false,
	})
	expect(fieldOf('powerContracts', null, 'dispatchRank')).toMatchObject({ section: 'Plant', seldom: true })
	expect(fieldOf('powerContracts', null, 'capacityMW')).toMatchObject({ section: '', seldom: false })
	expect(fieldOf('sites', null, 'labour.shifts').section).toBe('Crews and operations')
	expect(fieldOf('gatingWorks', null, 'startDelayMonths.p90').seldom).toBe(true)
	expect(fieldOf('powerContracts', null, 'startDelayMonths.p90').seldom).toBe(false)
})

test('a default shows its figure: of the type that is chosen, of the chip, of the site, of the assumptions', () => {
	const reserve = fieldOf('powerContracts', null, 'minimumLoadShare')
	expect(reserve.byKind?.['btm_recip']).toMatch(/^\d/)
	expect(reserve.byKind?.['utility_firm']).toBeUndefined()
	const grid = buildGrid(plan, 'chipOrders')
	const lead = grid.columns.findIndex(({ field }) => field === 'leadTimeMonths')
	const open = buildGrid(
		{ ...plan, chipOrders: plan.chipOrders.map((order) => ({ ...order, leadTimeMonths: null })) },
		'chipOrders',
	)
	expect(open.rows[0]?.cells[lead]).toMatchObject({ isDefault: true, shown: expect.stringMatching(/^\d+$/) })
	expect(fieldOf('chipOrders', must(plan.chipOrders[0]).id, 'rentOccupancyShare').column.fallback).toMatch(/^90\s?%$/)
	const hall = fieldOf('buildPhases', must(plan.buildPhases[0]).id, 'redundancy')
	expect(hall.column.fallback).toBe('N+1 per block of n')
})
