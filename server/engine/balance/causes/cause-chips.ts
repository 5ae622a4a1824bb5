import type { CauseFacts, CauseItem } from '#shared/result/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import { causeOfReach } from './cause-reach.ts'
import type { CauseAsk, Reason } from './reason.ts'
import type { ShortPool } from './short-pool.ts'
import { item, valueAt } from '../../cells.ts'
import { notLetAt } from '../site-figures.ts'
import { mayUse } from '../pools/eligible-pools.ts'
import { WAITING } from '../pools/ledger.ts'
import { type Gone, goneFrom } from '../retired.ts'
import type { BalanceOrder } from '../types.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'

/**
 * Why accelerators are short: no site may serve what is missing; whole replicas or the wrong pool; a workload that fits no chip ordered; else delivered ones
 * still being installed or ramping, a delivery that slipped, some that have left and are not replaced, one not yet due, or
 * none ordered. Rule B12.
 */
export function causeOfChips(ask: CauseAsk): Reason {
	const { run, month, bound, pool } = ask
	const outOfReach = causeOfReach(ask)
	if (outOfReach) return outOfReach
	if (bound.short === 'fragmentation' || !pool) return fragmentation(ask)
	const misfit = misfits(run, month)
	if (misfit) return misfitReason(misfit)
	const here = hereOf(ask, pool)
	return ordered(here) ?? { cause: 'not_ordered', facts: factsOf(here, elsewhereOf(ask)) }
}

function hereOf({ run, month }: CauseAsk, { chip, missing, orders: places }: ShortPool): OrderedParams {
	const orders = places.map((order) => item(run.input.orders, order))
	const there = orders.reduce((sum, { available }) => sum + valueAt(available, month), 0)
	return { chip, missing, there, orders, month, monthNames: run.input.monthNames }
}

/** What keeps accelerators that were ordered for a pool from serving in it; null where none are to come. */
const ordered = (here: OrderedParams): Reason | null => unlicensed(here) ?? onTheWay(here) ?? goneOrDue(here)

/** The other pools for which none are ordered: what is asked for one site alone would leave them short. */
function elsewhereOf(ask: CauseAsk): Pick<CauseFacts, 'elsewhere'> {
	const unordered = ask.otherPools.filter((pool) => ordered(hereOf(ask, pool)) === null)
	if (unordered.length === 0) return {}
	const elsewhere = unordered
		.toSorted((a, b) => b.missing - a.missing)
		.map(({ site, chip, missing }) => ({ siteId: item(ask.run.input.sites, site).id, chip, missing }))
	return { elsewhere }
}

/** Barred by export rules, or due but for a licence; null where neither is. Rule pW10. */
function unlicensed(here: OrderedParams): Reason | null {
	const [held] = here.orders
		.filter(({ licensedFrom = -Infinity, dueMonth }) => dueMonth <= here.month && licensedFrom > here.month)
		.sort((a, b) => a.dueMonth - b.dueMonth)
	if (!held) return null
	const fromMonth = nameOfMonth(here.monthNames, held.licensedFrom ?? Infinity)
	return { cause: 'export_licence', facts: factsOf(here, { item: itemOf(held), amount: held.accelerators, fromMonth }) }
}

/** Delivered and not yet in service, or overdue; null where nothing is. */
function onTheWay(here: OrderedParams): Reason | null {
	const { month, orders } = here
	const [waiting] = [...orders].sort((a, b) => behind(b, month) - behind(a, month))
	if (waiting && behind(waiting, month) > 0) return installing(waiting, here)
	const [slipped] = orders
		.filter(({ dueMonth, arrivalMonth }) => dueMonth <= month && arrivalMonth > month)
		.sort((a, b) => a.arrivalMonth - b.arrivalMonth)
	return slipped ? slippedReason(slipped, here) : null
}

/** Left and not replaced, or still to be delivered; null where nothing is. */
function goneOrDue(here: OrderedParams): Reason | null {
	const { month, missing, orders } = here
	const [coming] = [...orders].sort((a, b) => nextDelivery(a, month) - nextDelivery(b, month))
	const next = coming ? nextDelivery(coming, month) : Infinity
	const gone = next > month + 1 ? goneFrom(orders, month) : null
	if (gone && gone.accelerators >= missing / 2) return retiredReason(gone, here)
	return coming && next < Infinity ? undelivered(coming, next, here) : null
}

type OrderedParams = {
	readonly chip: string
	readonly missing: number
	readonly there: number
	readonly orders: readonly BalanceOrder[]
	readonly month: number
	readonly monthNames: readonly string[]
}

/** Told with the accelerators sold by the hour that are not energised: power and halls went to others. */
function fragmentation({ run, month, site }: CauseAsk): Reason {
	const missing = notLetAt(run.sites[site], month)
	return { cause: 'fragmentation', facts: { ...NO_FACTS, missing } }
}

/** Delivered and not yet past the ramp. */
function behind({ delivered, available }: BalanceOrder, month: number): number {
	return valueAt(delivered, month) - valueAt(available, month)
}

/** The first month after this one in which an order brings accelerators; Infinity where it brings none. */
function nextDelivery({ delivered, arrivalMonth }: BalanceOrder, month: number): number {
	for (let next = month + 1; next < delivered.length; next++) {
		if (valueAt(delivered, next) > valueAt(delivered, next - 1)) return next
	}
	return arrivalMonth >= delivered.length ? arrivalMonth : Infinity
}

function itemOf({ id, name }: BalanceOrder): CauseItem {
	return { list: 'chipOrders', id, name }
}

function factsOf({ chip, missing, there }: OrderedParams, over: Partial<CauseFacts> = {}): CauseFacts {
	return { ...NO_FACTS, missing, there, chip, ...over }
}

function misfitReason({ id, name }: BalanceWorkload): Reason {
	return { cause: 'replica_does_not_fit', facts: { ...NO_FACTS, item: { list: 'workloads', id, name } } }
}

function installing(order: BalanceOrder, here: OrderedParams): Reason {
	const facts = factsOf(here, { item: itemOf(order), amount: behind(order, here.month) })
	return { cause: order.installCause ?? 'installing', facts }
}

function slippedReason(order: BalanceOrder, here: OrderedParams): Reason {
	const dueMonth = nameOfMonth(here.monthNames, order.dueMonth)
	const fromMonth = nameOfMonth(here.monthNames, order.arrivalMonth)
	return {
		cause: 'order_slipped',
		facts: factsOf(here, { item: itemOf(order), amount: order.accelerators, dueMonth, fromMonth }),
	}
}

function retiredReason({ order, accelerators, month: at }: Gone, here: OrderedParams): Reason {
	const month = nameOfMonth(here.monthNames, at) ?? ''
	const left = { item: itemOf(order), month, amount: accelerators, afterMonths: order.lifeMonths }
	return { cause: 'retired', facts: factsOf(here, { left }) }
}

function undelivered(order: BalanceOrder, next: number, here: OrderedParams): Reason {
	const fromMonth = nameOfMonth(here.monthNames, next)
	return { cause: 'order_not_due', facts: factsOf(here, { item: itemOf(order), fromMonth }) }
}

/** The first workload that none of the chips ordered where it may run can carry; where none are ordered there it lacks an order. */
function misfits({ input, layout, ledger }: CauseAsk['run'], month: number): BalanceWorkload | null {
	for (const place of layout.turns) {
		const cell = place * input.months + month
		const workload = item(input.workloads, place)
		const asked = !Number.isNaN(valueAt(ledger.workDone, cell))
		const nowhere = item(layout.eligible, place).pools.length === 0 && !workload.nowhere
		const waits = !asked || ledger.workWaiting[cell] === WAITING.training
		if (nowhere && !waits && isOrderedFor(workload, input.orders)) return workload
	}
	return null
}

function isOrderedFor(workload: BalanceWorkload, orders: readonly BalanceOrder[]): boolean {
	return orders.some(({ site, ofTenant }) => ofTenant !== true && mayUse(workload, site))
}
