import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { runPlan } from '../../compute-plan.ts'
import { columnOf } from '../../kernel/run.ts'
import { planResult } from '../../document/plan-result.ts'

const order = (id: string, over: Record<string, unknown> = {}) => ({
	id,
	siteId: 'abilene',
	chip: 'gb200-nvl72',
	accelerators: 7200,
	orderMonth: '2025-09',
	leadTimeMonths: 6,
	...over,
})

test('what opens under nameplate and build-out is what the balance counted, caps and retirement included (C3, B13)', () => {
	const frame = runPlan(
		planFile({
			powerContracts: [contract('grid')],
			buildPhases: [hall('a')],
			chipOrders: [
				order('free'),
				order('capped', { powerCapW: 900 }),
				order('old', { chip: 'h100-sxm', orderMonth: '2024-06', deliveryMonths: 3, retireAfterMonths: 24 }),
			],
		}),
	)
	const site = must(planResult(frame).sites.abilene)
	const series = (id: string) => {
		const quantity = must(frame.program.quantities.get(id))
		return site.itNameplateMW.map((_, month) => columnOf(frame, quantity).at(0, month))
	}
	const close = (id: string, expected: readonly number[]) => {
		for (const [month, value] of series(id).entries())
			expect(value, `${id} ${month}`).toBeCloseTo(must(expected[month]), 9)
	}
	close('sites.itNameplateMW', site.itNameplateMW)
	close('sites.buildout.itMW.chips', site.buildout.itMW.chips)
	close('sites.buildout.itMW.energy', site.buildout.itMW.energy)
	expect(must(site.itNameplateMW[4])).toBeGreaterThan(must(site.itNameplateMW[23]))
})

test('what a site is measured by is the step of its target that has come (B9, B13, V1)', () => {
	const targets = [
		{ month: '2026-06', itMW: 10 },
		{ month: '2027-01', itMW: 30 },
	]
	const plan = planFile({
		sites: [{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32, longitude: -98, targets }],
		buildPhases: [hall('a', { scope: 'existing', durationMonths: 0 })],
	})
	const frame = runPlan(plan)
	const { buildout, sites } = planResult(frame)
	const { layers } = must(sites.abilene)
	const asked =
		plan.startMonth === '2026-01' ? [0, 5, 11, 12].map((month) => layers.infrastructure.required[month]) : []
	expect(asked).toEqual([0, 10, 10, 30])
	expect(buildout.binding.slice(0, 6)).toEqual([null, null, null, null, null, 'energy'])
	expect(buildout.targetItMW).toBe(30)
	const aim = must(frame.program.quantities.get('infrastructure.targetPower'))
	expect(columnOf(frame, aim).at(0, 4)).toBe(0)
	expect(columnOf(frame, aim).at(0, 12)).toBe(30)
})

test('power that stands free at one site reaches no target at another (B13)', () => {
	const sites = ['abilene', 'waco'].map((id) => ({ id, name: id, country: 'US', latitude: 32, longitude: -98 }))
	const both = (make: (siteId: string) => unknown) => sites.map(({ id }) => make(id))
	const { buildout, shortfall } = planResult(
		runPlan(
			planFile({
				sites,
				powerContracts: [contract('grid', { capacityMW: 900, startMonth: '2026-01' })],
				buildPhases: both((siteId) => hall(siteId, { siteId, scope: 'existing', durationMonths: 0 })),
				chipOrders: both((siteId) => order(siteId, { siteId })),
			}),
		),
	)
	expect(buildout.itMW.energy.at(-1)).toBeGreaterThan(buildout.targetItMW)
	expect(buildout.binding.at(-1)).toBe('energy')
	expect(shortfall.groups[0]).toMatchObject({ layer: 'energy', siteId: 'waco' })
})
