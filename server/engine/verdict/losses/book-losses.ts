import type { BalanceRun } from '../../balance/run-balance.ts'
import { item } from '../../cells.ts'
import type { EngineWorld } from '../../world.ts'
import { bookBelowCost } from './below-cost.ts'
import { type ContextsAsk, contextsOf } from './contexts.ts'
import { bookIdle, type IdlePool } from './idle.ts'
import { bookLate } from './late.ts'
import { LossBook } from './loss-book.ts'
import type { SiteContext } from './site-context.ts'
import { bookStranded } from './stranded.ts'
import { bookUnserved, NowhereShares } from './unserved.ts'

/** Every loss of a plan, and the sites as they were looked at. Rules vV3, vV4. */
export function bookLosses(
	world: EngineWorld,
	ask: Omit<ContextsAsk, 'book'>,
): { readonly book: LossBook; readonly contexts: readonly SiteContext[] } {
	const { input, run } = ask
	const book = new LossBook(world.months, world.model.asOf)
	const contexts = contextsOf(world, { ...ask, book })
	const pools = poolsBySite(world, run)
	const reserve = input.reserve.at(0, 0)
	const nowhere = new NowhereShares(run)
	for (const context of contexts) {
		bookLate(context)
		bookUnserved(context, { nowhere, required: input.required, unserved: input.unserved })
		bookStranded(context, input)
		bookIdle(context, { pools: item(pools, context.site), reserve, input })
	}
	bookBelowCost(world, { input, book })
	return { book, contexts }
}

/** Pools of the plan's own by site; none where the plan asks for no work at all, so that nothing can want for it. */
function poolsBySite(world: EngineWorld, { input }: BalanceRun): readonly (readonly IdlePool[])[] {
	const { plan, pools, poolOfOrder } = world.model
	const bySite: IdlePool[][] = plan.sites.map(() => [])
	const isLet = plan.chipOrders.some(({ rentUsdPerAcceleratorHour: usd }) => usd !== null)
	if (plan.workloads.length === 0 && !isLet) return bySite
	for (const [pool, { siteIndex, ofTenant }] of pools.entries()) {
		if (ofTenant) continue
		const { powerKW } = item(input.kinds, item(input.orders, poolOfOrder.indexOf(pool)).kind)
		const { itOverheadFactor } = item(input.sites, siteIndex)
		item(bySite, siteIndex).push({ pool, powerKW, itOverheadFactor })
	}
	return bySite
}
