import { expect, test } from 'vitest'
import { atMost, forOneInThree, LAW_TIMEOUT_MS } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import {
	countedFleets,
	handsCount,
	handsEnough,
	moreAccelerators,
	moreHalls,
	moreHands,
	morePower,
	plain,
	poolEach,
	withRoom,
} from '../../../tests/laws/richer-plans.ts'
import { neverLess, sharesOf } from '../../../tests/laws/shares-by-priority.ts'
import { leasedFed, poolEnergised } from '../balance/balance.quantities.ts'
import { siteEnergised } from '../balance/layers/required.quantities.ts'
import { rerunPlan, runPlan } from '../compute-plan.ts'
import { columnOf } from '../kernel/run.ts'

test('law: more power, halls or hands never serve less, read by priority (B5, B6)', { timeout: LAW_TIMEOUT_MS }, () => {
	forOneInThree(0, (drawn) => {
		const plan = withRoom(poolEach(plain(drawn)))
		const before = runPlan(plan)
		for (const richer of [morePower, moreHalls]) neverLess(sharesOf(before), sharesOf(rerunPlan(before, richer(plan))))
		const counted = handsCount(countedFleets(plan))
		const poorer = rerunPlan(before, counted)
		neverLess(sharesOf(poorer), sharesOf(rerunPlan(poorer, moreHands(counted))))
	})
})

test('hands that install a tenant’s accelerators sooner may leave less power for those that work may use (B5)', () => {
	const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
	const order = { siteId: 'abilene', chip: 'h100-sxm', accelerators: 8000, leadTimeMonths: 1, deliveryMonths: 1 }
	const plan = planFile({
		sites: [{ ...site, labour: { beds: 40, travellersCap: 40 } }],
		labourPools: ['network_technician', 'electrician', 'laborer'].map((trade) => ({
			...{ id: trade, siteId: 'abilene', trade, available: 1, travellersCap: 0 },
		})),
		powerContracts: [contract('grid', { startMonth: '2025-01', capacityMW: 4, status: 'energised' })],
		buildPhases: [hall('a', { scope: 'existing', startMonth: '2025-01', durationMonths: 0 })],
		chipOrders: [
			{ ...order, id: 'tenants', owner: 'tenant', orderMonth: '2025-12' },
			{ ...order, id: 'own', orderMonth: '2025-12' },
		],
		leases: [],
		workloads: [
			{
				...{ id: 'run', name: 'Run', kind: 'training', model: 'llama-3.1-70b', precision: 'fp8' },
				...{ trainingTokens: 1e18, accelerators: 2000, startMonth: '2026-01', siteIds: ['abilene'] },
			},
		],
	})
	const before = runPlan(plan)
	const after = rerunPlan(before, moreHands({ ...plan, labourPools: [] }))
	const rises = (pool: number, month: number) =>
		columnOf(after, poolEnergised).at(pool, month) - columnOf(before, poolEnergised).at(pool, month)
	expect([rises(0, 0) > 0, rises(1, 0) < 0]).toEqual([true, true])
	expect(() => {
		neverLess(sharesOf(before), sharesOf(after))
	}).toThrow()
	const alike = handsCount(plan)
	neverLess(sharesOf(runPlan(alike)), sharesOf(runPlan(moreHands({ ...alike, labourPools: [] }))))
})

test(
	'law: more accelerators of a chip that is there never serve less where hands are enough (B5, B6)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forOneInThree(1, (drawn) => {
			const plan = withRoom(handsEnough(countedFleets(poolEach(plain(drawn)))))
			const before = runPlan(plan)
			neverLess(sharesOf(before), sharesOf(rerunPlan(before, moreAccelerators(plan))))
		})
	},
)

test(
	'law: more power and halls energise no accelerator less unless a lease takes them, over any pools and kinds (B5, mM2)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forOneInThree(2, (drawn) => {
			const plan = withRoom(plain(drawn))
			const before = runPlan(plan)
			const after = rerunPlan(before, moreHalls(morePower(plan)))
			const [less, more] = [columnOf(before, siteEnergised), columnOf(after, siteEnergised)]
			const [fed, fedMore] = [columnOf(before, leasedFed).values, columnOf(after, leasedFed).values]
			less.values.forEach((count, cell) => {
				// A lease that waited for what is added takes it before any accelerators (mM2).
				if (must(fedMore[cell]) > must(fed[cell])) return
				atMost(count, must(more.values[cell]), `energised, cell ${String(cell)}`)
			})
		})
	},
)
