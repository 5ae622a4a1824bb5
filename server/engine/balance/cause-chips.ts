import { valueAt } from './cells.ts'
import type { CauseAsk, Reason } from './binding-cause.ts'
import { mendOf, want } from './cause-infrastructure.ts'
import { figure } from './cause-words.ts'
import { WAITING } from './ledger.ts'
import type { BalanceOrder } from './types.ts'

/**
 * Why accelerators are short: whole replicas or the wrong pool; a workload that fits no chip ordered; else delivered ones
 * still being installed or ramping, a delivery that slipped, one not yet due, or none ordered. Rule B12.
 */
export function causeOfChips({ run, month, site, bound, missing }: CauseAsk): Reason {
	const here = run.input.sites[site]?.name ?? 'the plan'
	if (bound.short === 'fragmentation') {
		return {
			cause: 'fragmentation',
			text: 'Accelerators enough are there, but those energised are not in whole replicas where a workload may run.',
			mend: 'Let the short workload use more sites or chips, or make its replica smaller.',
		}
	}
	const misfit = misfits(run, month)
	if (misfit) {
		return {
			cause: 'replica_does_not_fit',
			text: `${misfit} fits none of the accelerators ordered.`,
			mend: `Order a chip with more memory or a larger scale-up domain, or more of one, for ${misfit}.`,
		}
	}
	const orders = run.input.orders.filter((order) => order.site === site)
	const waiting = orders.find((order) => valueAt(order.delivered, month) > valueAt(order.available, month))
	if (waiting)
		return installing(waiting, { here, count: valueAt(waiting.delivered, month) - valueAt(waiting.available, month) })
	const name = (at: number) => run.input.monthNames[at] ?? 'after the horizon'
	const coming = orders
		.filter((order) => order.arrivalMonth > month || valueAt(order.delivered, month) < order.accelerators)
		.filter((order) => (order.delivered.at(-1) ?? 0) > valueAt(order.delivered, month))
		.sort((a, b) => a.arrivalMonth - b.arrivalMonth)[0]
	if (coming && coming.dueMonth <= month && coming.arrivalMonth > month) {
		return {
			cause: 'order_slipped',
			text: `${coming.name} at ${here} was due in ${name(coming.dueMonth)} and arrives in ${name(coming.arrivalMonth)}.`,
			mend: 'Press the vendor, or rent accelerators until it arrives.',
		}
	}
	if (coming) {
		return {
			cause: 'order_not_due',
			text: `${figure(missing)} accelerators are missing at ${here}; ${coming.name} delivers from ${name(Math.max(month + 1, coming.arrivalMonth))}.`,
			mend: `Order ${coming.name} earlier, or rent accelerators until it arrives.`,
		}
	}
	return {
		cause: 'order_not_due',
		text: `${figure(missing)} accelerators are missing at ${here} and no further order is due.`,
		mend: `Order ${figure(missing)} more accelerators for ${here}.`,
	}
}

type Installing = { readonly here: string; readonly count: number }

function installing({ name, installCause }: BalanceOrder, { here, count }: Installing): Reason {
	if (installCause) {
		return {
			cause: installCause,
			text: `${figure(count)} accelerators of ${name} at ${here} wait to be installed${want(installCause)}.`,
			mend: mendOf(installCause, name),
		}
	}
	return {
		cause: 'installing',
		text: `${figure(count)} accelerators of ${name} at ${here} are delivered and still being installed or ramping.`,
		mend: 'Order earlier, or add installation crews.',
	}
}

/** The first workload that no ordered chip can carry although some are ordered. */
function misfits({ input, layout, ledger }: CauseAsk['run'], month: number): string | null {
	if (input.orders.length === 0) return null
	const found = layout.turns.find((workload) => {
		const cell = workload * input.months + month
		const asked = !Number.isNaN(ledger.workDone[cell] ?? NaN)
		const nowhere = (layout.eligible[workload]?.pools.length ?? 0) === 0
		return asked && nowhere && ledger.workWaiting[cell] !== WAITING.training
	})
	return found === undefined ? null : (input.workloads[found]?.name ?? null)
}
