import { test } from 'vitest'
import { atMost, forEveryPlan, LAW_TIMEOUT_MS } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import {
	countedFleets,
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
import { leasedFed } from '../balance/balance.quantities.ts'
import { siteEnergised } from '../balance/layers/required.quantities.ts'
import { rerunPlan, runPlan } from '../compute-plan.ts'
import { columnOf } from '../kernel/run.ts'

test('law: more power, halls or hands never serve less, read by priority (B5, B6)', { timeout: LAW_TIMEOUT_MS }, () => {
	forEveryPlan((drawn) => {
		const plan = withRoom(poolEach(plain(drawn)))
		const before = runPlan(plan)
		for (const richer of [morePower, moreHalls]) neverLess(sharesOf(before), sharesOf(rerunPlan(before, richer(plan))))
		const counted = countedFleets(plan)
		const poorer = counted.workloads.some((work, at) => work !== plan.workloads[at])
			? rerunPlan(before, counted)
			: before
		neverLess(sharesOf(poorer), sharesOf(rerunPlan(poorer, moreHands(counted))))
	})
})

test(
	'law: more accelerators of a chip that is there never serve less where hands are enough (B5, B6)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((drawn) => {
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
		forEveryPlan((drawn) => {
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
