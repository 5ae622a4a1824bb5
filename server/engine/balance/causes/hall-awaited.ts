import type { Cause } from '#shared/result/cause-result.ts'
import { item, valueAt } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { BalanceOrder } from '../types.ts'
import { unfinishedReason } from './cause-infrastructure.ts'
import { isLacked } from './racks-over-hall.ts'
import type { HallFact } from './supply-facts.ts'

type Awaited = { readonly order: BalanceOrder; readonly hall: HallFact; readonly itMW: number }

/** Accelerators past their ramp that wait for the hall they name, whatever is free in others, where work lacks them. Rule B12. */
export function hallAwaited(run: BalanceRun, month: number): Pick<Cause, 'cause' | 'facts' | 'siteId'> | null {
	const [most] = run.input.orders
		.flatMap((_, order) => awaitedBy(run, order, month) ?? [])
		.toSorted((one, other) => other.itMW - one.itMW)
	if (!most) return null
	const { hall, itMW, order } = most
	const here = { missing: itMW, there: 0, month, monthNames: run.input.monthNames }
	return { ...unfinishedReason([hall], here), siteId: item(run.input.sites, order.site).id }
}

function awaitedBy(run: BalanceRun, index: number, month: number): Awaited | null {
	const { input, layout, ledger } = run
	const order = item(input.orders, index)
	const site = item(input.sites, order.site)
	const hall = order.hall === undefined ? undefined : site.halls[order.hall]
	if (!hall || (hall.finish !== null && hall.finish < month)) return null
	const waiting = valueAt(order.available, month) - valueAt(ledger.orderEnergised, index * input.months + month)
	const pool = layout.pools.findIndex(({ orders }) => orders.includes(index))
	if (waiting <= 0 || !isLacked(run, pool, month)) return null
	const { powerKW } = item(input.kinds, order.kind)
	const diversity = valueAt(ledger.diversity, order.site * input.months + month)
	const { itOverheadFactor } = site
	return { order, hall, itMW: itPeakMW({ accelerators: waiting, powerKW, itOverheadFactor, diversity }) }
}
