import { expect, test } from 'vitest'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { buildNetworkView } from './build-network-view.ts'
import { supplyTable } from './supply-view.ts'

const step = (over: Record<string, unknown> = {}) => ({
	step: 'cx_l5',
	name: 'Cx L5 integrated systems test',
	levels: ['L5'],
	start: '2026-09',
	finish: '2026-10',
	floatMonths: 0,
	critical: true,
	...over,
})

test('a hall’s steps say when, with how much room, and what is critical', () => {
	const result = planResult({
		buildNetwork: { 'hall-a': [step(), step({ step: 'procurement', levels: [], floatMonths: -4.6 })], old: [] },
	})
	const [view, ...others] = buildNetworkView(planFile({ buildPhases: [hall('hall-a'), hall('old')] }), result)
	expect(others).toEqual([])
	expect(view?.summary).toBe('1 of 2 steps are critical; lead times require 1 to start earlier')
	expect(view?.rows[0]).toMatchObject({ levels: 'L5', when: 'Sep–Oct 2026', status: 'tight' })
	expect(view?.rows[1]).toMatchObject({ levels: '', status: 'failing', statusText: 'Starts too late' })
})

test('orders stand side by side with their stages, an open end said as such', () => {
	const order = { id: 'gpus', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 72, orderMonth: '2026-01' }
	const plan = planFile({ chipOrders: [order] })
	const supplyChain = {
		gpus: [
			{ stage: 'allocation', name: 'Allocation', start: '2026-01', finish: '2026-03' },
			{ stage: 'burn_in', name: 'Burn-in', start: '2026-09', finish: null },
		],
	}
	const table = supplyTable(plan, planResult({ supplyChain }))
	expect(table?.heads).toEqual(['Order', 'Allocation', 'Burn-in'])
	expect(table?.rows[0]?.figures).toEqual(['Jan–Mar 2026', 'from Sep 2026'])
	expect(supplyTable(planFile(), planResult())).toBeNull()
})
