import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { buildChipsView } from '../pages/chips-view.ts'
import { buildInfrastructureView } from '../pages/infrastructure-view.ts'

const order = { id: 'gpus', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 720, orderMonth: '2025-06' }
const viewOf = (over: Record<string, unknown>) => {
	const plan = planFile(over)
	const { tabs } = buildInfrastructureView({ plan, result: computePlan(plan), status: null })
	const equipment = tabs.find((tab) => tab.equipment)?.equipment ?? null
	const lists = tabs.flatMap((tab) => tab.lists ?? [])
	return { tabs, equipment, lists, designs: lists.find(({ title }) => title === 'Racks and cooling') }
}

test('equipment stands most pressing first, and opens where its count and date come from', () => {
	const { equipment } = viewOf({ buildPhases: [hall('a'), hall('b')], asOfMonth: '2025-12' })
	const [first] = must(equipment).entries
	expect(must(equipment).title).toMatch(/^\w+ long-lead items are past their order-by dates$/)
	expect(first).toMatchObject({
		name: 'Substation power transformer 115-230/34.5 kV',
		size: '80 MVA',
		units: { why: { quantity: 'sites.equipment.count', scope: 'equipment:abilene/hv_transformer', month: null } },
		room: { status: 'failing', word: '20 months late' },
		gives: 'Ordered now, it arrives 20 months after it is needed.',
	})
	expect(must(equipment).entries.at(-1)?.gives).toBeNull()
	const breaker = must(must(equipment).entries.find(({ key }) => key === 'abilene/hv_breaker'))
	expect(breaker).toMatchObject({ size: '–', room: { status: 'failing', word: '20 months late' } })
	const ups = must(must(equipment).entries.find(({ key }) => key === 'abilene/ups'))
	expect(ups.shares).toBe('2 halls, 81 each')
	expect(must(ups.orderBy).why.quantity).toBe('sites.equipment.orderBy')
})

test('what a hall under way needs says that it is taken as ordered', () => {
	const { equipment } = viewOf({ buildPhases: [hall('a')], asOfMonth: '2026-03' })
	const ups = must(must(equipment).entries.find(({ key }) => key === 'abilene/ups'))
	expect(ups.room).toEqual({ status: 'incomplete', word: 'assumed ordered' })
})

test('what is on order and late is told as that, and not as still to be ordered', () => {
	const procurement = [{ item: 'hv_transformer', quantity: 3, orderMonth: '2026-01', deliveryMonth: '2031-01' }]
	const { equipment } = viewOf({ buildPhases: [hall('a', { procurement })] })
	expect(must(equipment).title).toBe('One long-lead item arrives after its need date')
	const transformer = must(must(equipment).entries.find(({ key }) => key === 'abilene/hv_transformer'))
	expect(transformer.shares).toBe('the plan buys 3, ordered in Jan 2026')
	expect(must(transformer.room).word).toMatch(/^arrives \d+ months late$/)
	expect(transformer.gives).toMatch(/As ordered, it arrives \d+ months after it is needed\.$/)
})

test('halls that differ are told hall by hall, with all sizes', () => {
	const { equipment, designs } = viewOf({ buildPhases: [hall('a'), hall('b', { itMW: 0.5, redundancy: '2N' })] })
	const ups = must(must(equipment).entries.find(({ key }) => key === 'abilene/ups'))
	expect([ups.shares, ups.size]).toEqual(['a 81, b 2', '1 and 1.5 MW'])
	expect(must(designs).entries).toHaveLength(2)
})

test('halls of one design are one entry, a hall too dense for its cooling is failing', () => {
	const alike = must(viewOf({ buildPhases: [hall('a'), hall('b'), hall('c')] }).designs).entries
	expect(alike.map(({ title, status }) => [title, status])).toEqual([
		['a and two more like it, each: 758 racks at 132 kW', 'ok'],
	])
	const dense = viewOf({ buildPhases: [hall('a', { cooling: 'air_chiller_aircooled', rackDensityKW: 60 })] })
	expect(must(dense.designs).entries[0]).toMatchObject({ status: 'failing', statusText: 'Too dense' })
})

test('floor, land, water and power of a site open, and a plan without halls lists none', () => {
	const { lists } = viewOf({ buildPhases: [hall('a')], chipOrders: [order] })
	expect(lists.map(({ title }) => title)).toEqual(['Racks and cooling', 'Floor, land and water', 'Network and storage'])
	expect(viewOf({}).tabs.map(({ name }) => name)).toEqual(['Halls', 'Purchases', 'Step overrides', 'Leases'])
})

test('stranded accelerators are told site by site with what the wait costs', () => {
	const plan = planFile({ chipOrders: [order] })
	const { tabs } = buildChipsView({ plan, result: computePlan(plan), status: null })
	const list = must(tabs.find(({ id }) => id === 'stranded')?.lists?.[0])
	expect(list.entries[0]).toMatchObject({ title: 'Abilene', status: 'failing' })
	expect(must(list.entries[0]).note).toMatch(/ accelerator-months, \$[\d.]+\s?[KMB] stranding cost over the plan$/)
	expect(must(list.entries[0]).open?.why).toMatchObject({
		quantity: 'sites.stranded.accelerators',
		scope: 'site:abilene',
	})
})
