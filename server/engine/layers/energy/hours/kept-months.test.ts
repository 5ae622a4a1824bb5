import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { randomPlans } from '../../../../../tests/factories/random/random-plan.ts'
import { twoSites } from '../../../../../tests/factories/two-sites.ts'
import { rerunPlan, runPlan } from '../../../compute-plan.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import { DISPATCH_INPUTS, hourlyDispatch } from './hourly-dispatch.ts'
import { keptMonths } from './kept-months.ts'
import type { DispatchColumns } from './supply-columns.ts'

type Contract = PlanFile['powerContracts'][number]

const contracts = (change: (contract: Contract) => Contract) => (plan: PlanFile) => ({
	...plan,
	powerContracts: plan.powerContracts.map(change),
})
/** One thing of a plan that is otherwise. */
const EDITS: readonly ((plan: PlanFile) => PlanFile)[] = [
	(plan) => plan,
	contracts((contract) => ({ ...contract, capacityMW: contract.capacityMW * 1.25 })),
	contracts((contract) => ({ ...contract, dispatchRank: 45 })),
	contracts((contract) => ({ ...contract, solarMount: 'fixed' })),
	(plan) => ({ ...plan, sites: plan.sites.map((site) => ({ ...site, latitude: 12 })) }),
	(plan) => ({ ...plan, sites: plan.sites.map((site) => ({ ...site, exportLimitMW: 3 })) }),
	(plan) => ({ ...plan, buildPhases: plan.buildPhases.map((hall) => ({ ...hall, itMW: hall.itMW * 0.7 })) }),
	(plan) => ({
		...plan,
		chipOrders: plan.chipOrders.map((order) => ({ ...order, accelerators: Math.ceil(order.accelerators / 2) })),
	}),
]

const dispatchOf = (run: ReturnType<typeof runPlan>) =>
	Object.values(hourlyDispatch.outputs).map(({ id }) => [id, run.columns.get(id)?.values])

test('law: a dispatch that keeps months of another comes to what it does alone', () => {
	fc.assert(
		fc.property(randomPlans, fc.constantFrom(...EDITS), fc.constantFrom(...EDITS), (plan, one, other) => {
			const before = runPlan(plan)
			const again = rerunPlan(before, one(plan))
			const twice = rerunPlan(again, other(one(plan)))
			expect(dispatchOf(again)).toEqual(dispatchOf(runPlan(one(plan))))
			expect(dispatchOf(twice)).toEqual(dispatchOf(runPlan(other(one(plan)))))
		}),
		{ numRuns: 12 },
	)
}, 60_000)

test('months whose load an edit leaves alone are kept, at its own site and the other', () => {
	const plan = twoSites()
	const last = plan.chipOrders.length - 1
	const more = {
		...plan,
		chipOrders: plan.chipOrders.map((order, index) =>
			index === last ? { ...order, accelerators: order.accelerators * 2 } : order,
		),
	}
	const [before, after] = [runPlan(plan), rerunPlan(runPlan(plan), more)]
	const placed = ({ world, columns }: typeof before) => {
		const input = Object.fromEntries(
			Object.entries(DISPATCH_INPUTS).map(([name, { id }]) => [name, columns.get(id)]),
		) as unknown as DispatchColumns
		return { world, input }
	}
	const kept = before.world.model.plan.sites.map((_, site) =>
		keptMonths({ ...placed(after), site, contracts: rowsBySite(after.world, 'contract')[site] ?? [] }, placed(before)),
	)
	const energy = (run: typeof before) => run.columns.get(DISPATCH_INPUTS.energy.id)
	kept.forEach((months, site) => {
		expect(months).toEqual(months.map((_, month) => energy(before)?.at(site, month) === energy(after)?.at(site, month)))
	})
	expect(new Set(kept.flat())).toEqual(new Set([true, false]))
})
