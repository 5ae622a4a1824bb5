import { splitApplications } from '../../layers/applications/demand-shares.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { add, at, indexAt } from '../../cells.ts'
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
		const of = soldAs(null, `application:${id}`)
		for (let month = 0; month < world.months; month++) {
			const soldUsd = input.outputUsd.at(application, month) + input.inputUsd.at(application, month)
			const costUsd = input.tokens.at(application, month) * (cost[application] ?? 0)
			if (isBelowCost(soldUsd, costUsd)) book.add(of, month, { mw: 0, usd: costUsd - soldUsd, regained: 0 })
		}
	})
	const [pools, sites] = [world.model.poolOfOrder, world.link('order', 'site') ?? new Int32Array()]
	world.model.plan.chipOrders.forEach(({ id }, order) => {
		const hourUsd = input.hourUsd.at(indexAt(pools, order), 0)
		const of = soldAs(indexAt(sites, order), `order:${id}`)
		for (let month = 0; month < world.months; month++) {
			const soldUsd = input.hoursUsd.at(order, month)
			const costUsd = Number.isNaN(hourUsd) ? 0 : input.rented.at(order, month) * HOURS_PER_MONTH * hourUsd
			if (isBelowCost(soldUsd, costUsd)) book.add(of, month, { mw: 0, usd: costUsd - soldUsd, regained: 0 })
		}
	})
}

const soldAs = (site: number | null, item: string) =>
	({ kind: 'belowCost', cause: 'price_below_cost', layer: 'applications', site, item, stands: null }) as const

/** What earns nothing is not sold. */
const isBelowCost = (soldUsd: number, costUsd: number) => soldUsd > 0 && costUsd > soldUsd

/** Of each application, USD a million tokens, by the workloads that serve it. */
export function tokenCosts(
	{ model }: EngineWorld,
	{ tokenUsd }: Pick<BelowCostColumns, 'tokenUsd'>,
): readonly number[] {
	const { applications, workloads } = model.plan
	const places = new Map(applications.map(({ id }, place) => [id, place]))
	const [usd, shares] = [new Float64Array(applications.length), new Float64Array(applications.length)]
	const serving = workloads.flatMap((workload, index) => (workload.kind === 'inference' ? [{ workload, index }] : []))
	const split = splitApplications(serving.map(({ workload }) => workload))
	for (const [turn, { workload, index }] of serving.entries()) {
		const price = tokenUsd.at(index, 0)
		if (Number.isNaN(price)) continue
		for (const [claim, id] of workload.applicationIds.entries()) {
			const place = places.get(id)
			const share = split[turn]?.[claim] ?? 0
			if (place === undefined) continue
			add(usd, place, share * price)
			add(shares, place, share)
		}
	}
	return Array.from(usd, (sum, place) => (at(shares, place) > 0 ? sum / at(shares, place) : 0))
}
