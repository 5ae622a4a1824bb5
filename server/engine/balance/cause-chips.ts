import type { CauseAsk, Reason } from './binding-cause.ts'
import { figure, inMonth } from './cause-words.ts'
import { item, valueAt } from './cells.ts'
import { mendOf, want } from './delay-words.ts'
import { WAITING } from './ledger.ts'
import type { BalanceOrder } from './types.ts'

/**
 * Why accelerators are short: whole replicas or the wrong pool; a workload that fits no chip ordered; else delivered ones
 * still being installed or ramping, a delivery that slipped, one not yet due, or none ordered. Rule B12.
 */
export function causeOfChips({ run, month, site, bound, pool }: CauseAsk): Reason {
	if (bound.short === 'fragmentation' || !pool) return FRAGMENTATION
	const misfit = misfits(run, month)
	if (misfit) return misfitReason(misfit)
	const { chip, missing } = pool
	const here = { at: item(run.input.sites, site).name, chip, missing, month, monthNames: run.input.monthNames }
	const orders = pool.orders.map((order) => item(run.input.orders, order))
	const waiting = [...orders].sort((a, b) => behind(b, month) - behind(a, month))[0]
	if (waiting && behind(waiting, month) > 0) return installing(waiting, here)
	const coming = orders
		.filter(({ delivered }) => valueAt(delivered, delivered.length - 1) > valueAt(delivered, month))
		.sort((a, b) => a.arrivalMonth - b.arrivalMonth)[0]
	return coming ? undelivered(coming, here) : unordered(here)
}

type Here = {
	readonly at: string
	readonly chip: string
	readonly missing: number
	readonly month: number
	readonly monthNames: readonly string[]
}

const FRAGMENTATION: Reason = {
	cause: 'fragmentation',
	text: 'Accelerators enough are there, but those energised are not in whole replicas where a workload may run.',
	mend: 'Let the short workload use more sites or chips, or make its replica smaller.',
}

/** Delivered and not yet past the ramp. */
function behind({ delivered, available }: BalanceOrder, month: number): number {
	return valueAt(delivered, month) - valueAt(available, month)
}

function misfitReason(workload: string): Reason {
	return {
		cause: 'replica_does_not_fit',
		text: `${workload} fits none of the accelerators ordered.`,
		mend: `Order a chip with more memory or a larger scale-up domain, or more of one, for ${workload}.`,
	}
}

function installing(order: BalanceOrder, { at, month }: Here): Reason {
	const { name, installCause } = order
	const count = figure(behind(order, month))
	if (installCause) {
		return {
			cause: installCause,
			text: `${count} accelerators of ${name} at ${at} wait to be installed${want(installCause)}.`,
			mend: mendOf(installCause, name),
		}
	}
	return {
		cause: 'installing',
		text: `${count} accelerators of ${name} at ${at} are delivered and still being installed or ramping.`,
		mend: 'Order earlier, or add installation crews.',
	}
}

function undelivered(
	{ name, dueMonth, arrivalMonth }: BalanceOrder,
	{ at, chip, missing, month, monthNames }: Here,
): Reason {
	if (dueMonth <= month && arrivalMonth > month) {
		return {
			cause: 'order_slipped',
			text: `${name} at ${at} was due ${inMonth(monthNames, dueMonth)} and arrives ${inMonth(monthNames, arrivalMonth)}.`,
			mend: 'Press the vendor, or rent accelerators until it arrives.',
		}
	}
	const next = inMonth(monthNames, Math.max(month + 1, arrivalMonth))
	return {
		cause: 'order_not_due',
		text: `${figure(missing)} ${chip} are missing at ${at}; ${name} delivers more ${next}.`,
		mend: `Order ${name} earlier, or rent accelerators until it arrives.`,
	}
}

function unordered({ at, chip, missing }: Here): Reason {
	return {
		cause: 'order_not_due',
		text: `${figure(missing)} ${chip} are missing at ${at} and no further order is due.`,
		mend: `Order ${figure(missing)} more ${chip} for ${at}, or let the short workload use other chips.`,
	}
}

/** The first workload that no ordered chip can carry although some are ordered. */
function misfits({ input, layout, ledger }: CauseAsk['run'], month: number): string | null {
	if (input.orders.length === 0) return null
	const found = layout.turns.find((workload) => {
		const cell = workload * input.months + month
		const asked = !Number.isNaN(valueAt(ledger.workDone, cell))
		const nowhere = item(layout.eligible, workload).pools.length === 0
		return asked && nowhere && ledger.workWaiting[cell] !== WAITING.training
	})
	return found === undefined ? null : item(input.workloads, found).name
}
