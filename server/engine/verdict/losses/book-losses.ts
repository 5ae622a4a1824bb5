import type { BalanceRun } from '../../balance/run-balance.ts'
import { item, cellsOf } from '../../cells.ts'
import { rowsAt } from '../../places/rows-of-site.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { EngineWorld } from '../../world.ts'
import { bookBelowCost } from './below-cost.ts'
import { type ContextsAsk, contextsOf, type LossColumns } from './contexts.ts'
import { bookIdle, type IdlePool } from './idle.ts'
import { bookLate } from './late.ts'
import { dearestFirst, LossBook, type LossRow } from './loss-book.ts'
import type { SiteContext } from './site-context.ts'
import { bookStranded } from './stranded.ts'
import { bookUnfedLeases } from './unfed-leases.ts'
import { bookUnserved, nowhereClaims, type NowhereClaims } from './unserved.ts'

/** What a site loses, and all that was read to find it: where a later run reads the same it loses the same. */
export type BookedSite = { readonly read: () => SiteReading; readonly rows: readonly LossRow[] }
type SiteReading = Readonly<Record<string, unknown>>

/** Sites as they were looked at, and what no site carries, by month. */
export type Booked = { readonly sites: readonly BookedSite[]; readonly nowhere: NowhereClaims }
export type BookedLosses = {
	readonly rows: readonly LossRow[]
	readonly contexts: readonly SiteContext[]
	readonly booked: Booked
}

export type BookLossesAsk = Omit<ContextsAsk, 'bookOf' | 'input'> & { readonly input: LossColumns }

/** Every loss of a plan, the dearest first, and the sites as they were looked at. Rules vV3, vV4. */
export function bookLosses(world: EngineWorld, ask: BookLossesAsk, earlier: Booked | null): BookedLosses {
	const { input, run } = ask
	const { asOf } = world.model
	const books = ask.sites.map(() => new LossBook(world.months, asOf))
	const contexts = contextsOf(world, { ...ask, bookOf: (site) => item(books, site) })
	const pools = poolsBySite(world, run)
	const reserve = input.reserve.at(0, 0)
	const claimed = nowhereClaims(run)
	// The same list where it says the same: every site reads it.
	const nowhere = earlier && sameData(claimed, earlier.nowhere) ? earlier.nowhere : claimed
	const sites = contexts.map((context): BookedSite => {
		const own = item(pools, context.site)
		const read = onceAsked(() => ({ ...readingOf(world, input, context), asOf, reserve, own, nowhere }))
		const known = earlier?.sites[context.site]
		// What was read then is let go: it would keep the columns of runs long past.
		if (known && sameData(read(), known.read())) return { read, rows: known.rows }
		bookLate(context)
		bookUnserved(context, { nowhere, required: input.required, unserved: input.unserved, served: input.served })
		bookUnfedLeases(context, input.leased)
		bookStranded(context, input)
		bookIdle(context, { pools: own, reserve, input })
		return { read, rows: item(books, context.site).rows }
	})
	const sold = new LossBook(world.months, asOf)
	bookBelowCost(world, { input, book: sold })
	return {
		rows: dearestFirst([...sites.flatMap(({ rows }) => rows), ...sold.rows]),
		contexts,
		booked: { sites, nowhere },
	}
}

/** A first run compares with nothing: what it read is gathered when a later one asks. */
function onceAsked(make: () => SiteReading): () => SiteReading {
	let made: SiteReading | null = null
	return () => (made ??= make())
}

function readingOf(world: EngineWorld, input: LossColumns, context: SiteContext): SiteReading {
	const { site, measured, energy, orders, delayOf, value } = context
	const rowsOf = (scope: 'order' | 'pool', columns: readonly (keyof LossColumns)[]) =>
		[...rowsAt(world, scope, site)].flatMap((row) => columns.map((column) => cellsOf(input[column], row)))
	return {
		...{ measured, energy, orders, value },
		delays: measured.plant.halls.map(({ id }) => delayOf(`phase:${id}`)),
		columns: [
			...OF_SITES.map((column) => cellsOf(input[column], site)),
			...rowsOf('order', OF_ORDERS),
			...rowsOf('pool', OF_POOLS),
		],
	}
}

const OF_SITES = ['required', 'unserved', 'served', 'leased', 'hallsUsd', 'powerUsd'] as const
const OF_ORDERS = ['inService', 'energised', 'recovery'] as const
const OF_POOLS = ['poolEnergised', 'allocated', 'rentedOut', 'held', 'chipsUsd'] as const

/** Pools of the plan's own by site; none where the plan asks for no work at all, so that nothing can want for it. */
function poolsBySite(world: EngineWorld, { input }: BalanceRun): readonly (readonly IdlePool[])[] {
	const { plan, pools, poolOfOrder } = world.model
	const bySite: IdlePool[][] = plan.sites.map(() => [])
	const isLet = plan.chipOrders.some(
		({ rentUsdPerAcceleratorHour: usd, reserved }) => usd !== null || reserved.length > 0,
	)
	if (plan.workloads.length === 0 && !isLet) return bySite
	for (const [pool, { siteIndex, ofTenant }] of pools.entries()) {
		if (ofTenant) continue
		const { powerKW } = item(input.kinds, item(input.orders, poolOfOrder.indexOf(pool)).kind)
		const { itOverheadFactor } = item(input.sites, siteIndex)
		item(bySite, siteIndex).push({ pool, powerKW, itOverheadFactor })
	}
	return bySite
}
