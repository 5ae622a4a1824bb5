import type { CauseFacts, CauseItem } from '#shared/cause-result.ts'
import { formatMonth } from '#shared/units/format.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { figure, inMonth, isAre, monthsLong } from './cause-words.ts'
import { item, valueAt } from '../cells.ts'
import { mendOf, want } from './delay-words.ts'
import { WAITING } from '../pools/ledger.ts'
import { type Gone, goneFrom } from '../retired.ts'
import type { BalanceOrder, BalanceWorkload } from '../types.ts'

/**
 * Why accelerators are short: whole replicas or the wrong pool; a workload that fits no chip ordered; else delivered ones
 * still being installed or ramping, a delivery that slipped, some that have left and are not replaced, one not yet due, or
 * none ordered. Rule B12.
 */
export function causeOfChips({ run, month, site, bound, pool }: CauseAsk): Reason {
	if (bound.short === 'fragmentation' || !pool) return FRAGMENTATION
	const misfit = misfits(run, month)
	if (misfit) return misfitReason(misfit)
	const { chip, missing } = pool
	const orders = pool.orders.map((order) => item(run.input.orders, order))
	const there = orders.reduce((sum, { available }) => sum + valueAt(available, month), 0)
	const here = { at: item(run.input.sites, site).name, chip, missing, there, month, monthNames: run.input.monthNames }
	return onTheWay(orders, here) ?? goneOrDue(orders, here)
}

/** Delivered and not yet in service, or overdue; null where nothing is. */
function onTheWay(orders: readonly BalanceOrder[], here: Here): Reason | null {
	const { month } = here
	const [waiting] = [...orders].sort((a, b) => behind(b, month) - behind(a, month))
	if (waiting && behind(waiting, month) > 0) return installing(waiting, here)
	const [slipped] = orders
		.filter(({ dueMonth, arrivalMonth }) => dueMonth <= month && arrivalMonth > month)
		.sort((a, b) => a.arrivalMonth - b.arrivalMonth)
	return slipped ? slippedReason(slipped, here) : null
}

function goneOrDue(orders: readonly BalanceOrder[], here: Here): Reason {
	const { month, missing } = here
	const [coming] = [...orders].sort((a, b) => nextDelivery(a, month) - nextDelivery(b, month))
	const next = coming ? nextDelivery(coming, month) : Infinity
	const gone = next > month + 1 ? goneFrom(orders, month) : null
	if (gone && gone.accelerators >= missing / 2) return retiredReason(gone, here)
	return coming && next < Infinity ? undelivered(coming, next, here) : unordered(here)
}

type Here = {
	readonly at: string
	readonly chip: string
	readonly missing: number
	readonly there: number
	readonly month: number
	readonly monthNames: readonly string[]
}

const FRAGMENTATION: Reason = {
	cause: 'fragmentation',
	text: 'Accelerators enough are there, but those energised are not in whole replicas where a workload may run.',
	mend: 'Let the short workload use more sites or chips, or make its replica smaller.',
	facts: NO_FACTS,
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

function factsOf({ chip, missing, there }: Here, over: Partial<CauseFacts> = {}): CauseFacts {
	return { ...NO_FACTS, missing, there, chip, ...over }
}

function misfitReason({ id, name }: BalanceWorkload): Reason {
	return {
		cause: 'replica_does_not_fit',
		text: `${name} fits none of the accelerators ordered.`,
		mend: `Order a chip with more memory or a larger scale-up domain, or more of one, for ${name}.`,
		facts: { ...NO_FACTS, item: { list: 'workloads', id, name } },
	}
}

function installing(order: BalanceOrder, here: Here): Reason {
	const { name, installCause } = order
	const waiting = behind(order, here.month)
	const count = `${figure(waiting)} ${figure(waiting) === '1' ? 'accelerator' : 'accelerators'}`
	const facts = factsOf(here, { item: itemOf(order), amount: waiting })
	if (installCause) {
		return {
			cause: installCause,
			text: `${count} of ${name} at ${here.at} ${isAre(waiting)} waiting to be installed${want(installCause)}.`,
			mend: mendOf(installCause, name),
			facts,
		}
	}
	return {
		cause: 'installing',
		text: `${count} of ${name} at ${here.at} ${isAre(waiting)} delivered and still being installed or ramping.`,
		mend: 'Order earlier, or add installation crews.',
		facts,
	}
}

function slippedReason(order: BalanceOrder, here: Here): Reason {
	const { name, dueMonth, arrivalMonth, accelerators } = order
	const { at, monthNames } = here
	return {
		cause: 'order_slipped',
		text: `${name} at ${at} was due ${inMonth(monthNames, dueMonth)} and arrives ${inMonth(monthNames, arrivalMonth)}.`,
		mend: 'Press the vendor, or rent accelerators until it arrives.',
		facts: factsOf(here, {
			item: itemOf(order),
			amount: accelerators,
			dueMonth: nameOfMonth(monthNames, dueMonth),
			fromMonth: nameOfMonth(monthNames, arrivalMonth),
		}),
	}
}

function retiredReason({ order, accelerators, month }: Gone, here: Here): Reason {
	const { at, chip, monthNames } = here
	const left = nameOfMonth(monthNames, month) ?? ''
	return {
		cause: 'retired',
		text: `${figure(accelerators)} ${chip} at ${at} left service in ${formatMonth(left, 'long')}, after ${monthsLong(order.lifeMonths)}, and nothing replaces them.`,
		mend: `Order a replacement for ${order.name}, or keep it longer.`,
		facts: factsOf(here, {
			left: { item: itemOf(order), month: left, amount: accelerators, afterMonths: order.lifeMonths },
		}),
	}
}

function undelivered(order: BalanceOrder, next: number, here: Here): Reason {
	const { name } = order
	const { at, chip, missing, monthNames } = here
	return {
		cause: 'order_not_due',
		text: `${figure(missing)} ${chip} ${isAre(missing)} missing at ${at}; ${name} delivers more ${inMonth(monthNames, next)}.`,
		mend: `Order ${name} earlier, or rent accelerators until it arrives.`,
		facts: factsOf(here, { item: itemOf(order), fromMonth: nameOfMonth(monthNames, next) }),
	}
}

function unordered(here: Here): Reason {
	const { at, chip, missing } = here
	return {
		cause: 'not_ordered',
		text: `${figure(missing)} ${chip} ${isAre(missing)} missing at ${at} and no further order is due.`,
		mend: `Order ${figure(missing)} more ${chip} for ${at}, or let the short workload use other chips.`,
		facts: factsOf(here),
	}
}

/** The first workload that no ordered chip can carry although some are ordered. */
function misfits({ input, layout, ledger }: CauseAsk['run'], month: number): BalanceWorkload | null {
	if (input.orders.length === 0) return null
	const found = layout.turns.find((workload) => {
		const cell = workload * input.months + month
		const asked = !Number.isNaN(valueAt(ledger.workDone, cell))
		const nowhere = item(layout.eligible, workload).pools.length === 0
		return asked && nowhere && ledger.workWaiting[cell] !== WAITING.training
	})
	return found === undefined ? null : item(input.workloads, found)
}
