import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'
import { addMonths } from '#shared/units/months.ts'
import { firstAhead, isAhead, monthsAhead } from '#shared/status-month.ts'
import { counting, roundSizes, type LeverContext, type Lever, leversOf, freeNumber } from '../lever.ts'
import { labourLevers, tradesNamed } from './labour-levers.ts'

type ChipLeversOrder = PlanFile['chipOrders'][number]
const MOST_ORDERS = 3
const MONTHS_TO_SET_RACKS = 4
const LONGEST_SERVICE = 600
const SOONEST_REFRESH = 6
const list = 'chipOrders'

/** Orders sooner, faster, larger or kept longer; a further order; hands that set racks. Rule R3. */
export function chipLevers(ask: LeverContext): readonly Lever[] {
	const trades = tradesNamed(ask.run.causes)
	return ask.sites.flatMap((site) => {
		const orders = ask.plan.chipOrders.filter(({ siteId }) => siteId === site.id)
		return [
			...(trades.length > 0 ? labourLevers({ ...ask, siteId: site.id }, trades) : []),
			...ordersThatMatter(ask, orders).flatMap((order) => orderLevers(order, { ask, missing: site.missing })),
			...furtherOrder(ask, { orders, missing: site.missing }),
		]
	})
}

/** Deliveries that the run waits for, then the latest made before it. */
function ordersThatMatter(
	{ plan, result, run }: LeverContext,
	orders: readonly ChipLeversOrder[],
): readonly ChipLeversOrder[] {
	const first = result.months[run.from] ?? ''
	const last = result.months[run.to - 1] ?? ''
	const due = (order: ChipLeversOrder) => addMonths(order.orderMonth, leadOf(plan, order) + (order.deliveryMonths ?? 1))
	const sorted = [...orders].sort((a, b) => (due(a) === due(b) ? 0 : due(a) < due(b) ? -1 : 1))
	const waited = sorted.filter(
		(order) => addMonths(due(order), MONTHS_TO_SET_RACKS) >= first && due(order) <= addMonths(last, 6),
	)
	const before = sorted.filter((order) => !waited.includes(order) && due(order) < first).reverse()
	return [...waited, ...before].slice(0, MOST_ORDERS)
}

function orderLevers(
	order: ChipLeversOrder,
	{ ask, missing }: { ask: LeverContext; missing: number },
): readonly Lever[] {
	const { id, orderMonth, leadTimeMonths, deliveryMonths, accelerators, retireAfterMonths } = order
	const lever = leversOf({ layer: 'chips', subject: order.name ?? id, list, id })
	const lead = leadOf(ask.plan, order)
	const service = retireAfterMonths ?? 60
	const arrival = addMonths(orderMonth, lead)
	return [
		lever('order_month', {
			field: 'orderMonth',
			was: orderMonth,
			sizes: counting(Math.min(36, monthsAhead(ask.plan, orderMonth))),
			value: (size) => addMonths(orderMonth, -size),
		}),
		lever('order_lead', {
			field: 'leadTimeMonths',
			was: leadTimeMonths,
			sizes: counting(Math.min(lead / 2, monthsAhead(ask.plan, arrival))),
			value: (size) => lead - size,
		}),
		lever('order_deliveries', {
			field: 'deliveryMonths',
			was: deliveryMonths,
			sizes: isAhead(ask.plan, arrival) ? counting((deliveryMonths ?? 1) - 1) : [],
			value: (size) => (deliveryMonths ?? 1) - size,
		}),
		lever('order_accelerators', {
			field: 'accelerators',
			was: accelerators,
			sizes: isAhead(ask.plan, orderMonth)
				? roundSizes(Math.min(Math.max(missing * 2, accelerators / 2), 1e8 - accelerators), 1)
				: [],
			value: (size) => accelerators + size,
		}),
		lever('order_retirement', {
			field: 'retireAfterMonths',
			was: retireAfterMonths,
			sizes: isAhead(ask.plan, addMonths(arrival, service))
				? counting(Math.min(ask.plan.horizonMonths, LONGEST_SERVICE - service))
				: [],
			value: (size) => service + size,
		}),
		lever('order_refresh', {
			field: 'refreshAfterMonths',
			was: null,
			sizes: refreshable(order, ask.plan, addMonths(arrival, service)) ? counting(service - SOONEST_REFRESH) : [],
			value: (size) => service - size,
		}),
	]
}

/** Whether an order is one that nothing follows yet, and leaves service later than its refresh could be ordered. Rule pW4. */
function refreshable({ id, refreshAfterMonths }: ChipLeversOrder, plan: PlanFile, leaves: string): boolean {
	const followed = refreshAfterMonths !== null || plan.chipOrders.some(({ replaces }) => replaces === id)
	return !followed && isAhead(plan, leaves)
}

/** One more order like the site's last, placed so that it serves when the run begins; not before the status month. */
function furtherOrder(
	{ plan, result, run }: LeverContext,
	{ orders, missing }: { orders: readonly ChipLeversOrder[]; missing: number },
): readonly Lever[] {
	const like = orders.at(-1)
	if (like === undefined) return []
	const free = freeNumber(plan.chipOrders, 'further')
	const lead = leadOf(plan, like)
	const wished = addMonths(result.months[run.from] ?? '', -lead - MONTHS_TO_SET_RACKS)
	const orderMonth = isAhead(plan, wished) ? wished : firstAhead(plan)
	return [
		{
			lever: 'order_add',
			layer: 'chips',
			subject: plan.sites.find(({ id }) => id === like.siteId)?.name ?? like.siteId,
			sizes: roundSizes(Math.max(missing * 2, like.accelerators / 2), 1),
			change: (size) => ({
				action: 'add',
				list,
				item: {
					id: `further-${free}`,
					siteId: like.siteId,
					name: `Further order ${free}`,
					chip: like.chip,
					accelerators: size,
					orderMonth,
					leadTimeMonths: lead,
					...(like.powerCapW === null ? {} : { powerCapW: like.powerCapW }),
				},
			}),
		},
	]
}

function leadOf(plan: PlanFile, { leadTimeMonths, chip }: ChipLeversOrder): number {
	if (leadTimeMonths !== null) return Math.ceil(leadTimeMonths)
	const weeks = catalogueFor(plan).chips.find(({ id }) => id === chip)?.leadWeeks
	return weeks ? Math.ceil(weeksToMonths(weeks.mid)) : 0
}
