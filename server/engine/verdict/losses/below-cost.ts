import { splitApplications } from '../../layers/applications/demand-shares.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { indexAt } from '../../cells.ts'
import type { EngineWorld } from '../../world.ts'
import type { LossBook } from './loss-book.ts'

export type BelowCostColumns = Readonly<
	Record<'tokens' | 'outputUsd' | 'inputUsd' | 'tokenUsd' | 'rented' | 'hoursUsd' | 'hourUsd', Column>
>
type BelowCostAsk = { readonly input: BelowCostColumns; readonly book: LossBook }

/** Tokens and hours sold for less than what serves them costs at work. Rule vV3. */
export function bookBelowCost(world: EngineWorld, { input, book }: BelowCostAsk): void {
	const cost = tokenCosts(world, input)
	world.model.plan.applications.forEach(({ id }, application) => {
		for (let month = 0; month < world.months; month++) {
			const soldUsd = input.outputUsd.at(application, month) + input.inputUsd.at(application, month)
			const costUsd = input.tokens.at(application, month) * (cost[application] ?? 0)
			add(book, { site: null, item: `application:${id}`, month }, { soldUsd, costUsd })
		}
	})
	const [pools, sites] = [world.model.poolOfOrder, world.link('order', 'site') ?? new Int32Array()]
	world.model.plan.chipOrders.forEach(({ id }, order) => {
		const hourUsd = input.hourUsd.at(indexAt(pools, order), 0)
		for (let month = 0; month < world.months; month++) {
			const soldUsd = input.hoursUsd.at(order, month)
			const costUsd = Number.isNaN(hourUsd) ? 0 : input.rented.at(order, month) * HOURS_PER_MONTH * hourUsd
			add(book, { site: indexAt(sites, order), item: `order:${id}`, month }, { soldUsd, costUsd })
		}
	})
}

type Sold = { readonly site: number | null; readonly item: string; readonly month: number }

/** What earns nothing is not sold. */
function add(
	book: LossBook,
	{ site, item, month }: Sold,
	{ soldUsd, costUsd }: { readonly soldUsd: number; readonly costUsd: number },
): void {
	if (soldUsd <= 0 || costUsd <= soldUsd) return
	const of = { kind: 'belowCost', cause: 'price_below_cost', layer: 'applications', site, item, stands: null } as const
	book.add(of, month, { mw: 0, usd: costUsd - soldUsd, regained: 0 })
}

/** Of each application, USD a million tokens, by the workloads that serve it. */
export function tokenCosts(
	{ model }: EngineWorld,
	{ tokenUsd }: Pick<BelowCostColumns, 'tokenUsd'>,
): readonly number[] {
	const serving = model.plan.workloads.flatMap((workload, index) =>
		workload.kind === 'inference' ? [{ workload, index }] : [],
	)
	const split = splitApplications(serving.map(({ workload }) => workload))
	return model.plan.applications.map(({ id }) => {
		let [usd, shares] = [0, 0]
		serving.forEach(({ workload, index }, place) => {
			const claim = workload.applicationIds.indexOf(id)
			const [share, price] = [split[place]?.[claim] ?? 0, tokenUsd.at(index, 0)]
			if (claim < 0 || Number.isNaN(price)) return
			usd += share * price
			shares += share
		})
		return shares > 0 ? usd / shares : 0
	})
}
