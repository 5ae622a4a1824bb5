import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { ChipOrder } from '#shared/schemas/plan-items.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import {
	counting,
	freeNumber,
	inPlaceBy,
	type Lever,
	type LeverContext,
	leversOf,
	roundSizes,
	type ShortSite,
} from '../lever.ts'
import { monthsOfOrder, serviceMonthsOf } from './lead-times.ts'

const list = 'chipOrders'
const MOST_ORDERS = 3
const MONTHS_TO_SET_RACKS = 4
const LONGEST_SERVICE = 600
const FURTHEST_PUT_OFF = 36
/** A cap below half of what a chip is made for is no way to run it. */
const LOWEST_CAP = 0.5

const turning = ({ id, siteId }: ChipOrder, subject: string) => leversOf({ layer: 'chips', siteId, subject, list, id })
const nameOfOrder = ({ id, name }: ChipOrder) => name ?? id
/** Levers of an order, by its name. */
export const turningOrder = (order: ChipOrder) => turning(order, nameOfOrder(order))

/** Orders that the losses name, else all of their sites; one's own alone: a tenant decides on his. */
function ordersHere({ plan, run, sites }: LeverContext): readonly ChipOrder[] {
	const named = new Set(run.losses.map(({ item }) => item))
	const here = new Set(sites.map(({ id }) => id))
	const own = plan.chipOrders.filter(({ siteId, owner }) => here.has(siteId) && owner !== 'tenant')
	const meant = own.filter(({ id }) => named.has(`order:${id}`))
	return meant.length > 0 ? meant : own
}

/** Also those of the first month that a decision reaches: they can still be changed, though not placed sooner. */
const yetToPlace = (ask: LeverContext): readonly ChipOrder[] =>
	ordersHere(ask).filter(({ orderMonth }) => orderMonth >= ask.soonest)

/** Orders that are still to be placed, placed sooner. Rule D2. */
export const soonerOrders = (ask: LeverContext): readonly Lever[] =>
	yetToPlace(ask)
		.slice(0, MOST_ORDERS)
		.map((order) => {
			const sooner = (size: number) => addMonths(order.orderMonth, -size)
			return turningOrder(order)('order_month', {
				field: 'orderMonth',
				was: order.orderMonth,
				sizes: counting(Math.min(FURTHEST_PUT_OFF, monthsBetween(ask.soonest, order.orderMonth))),
				value: sooner,
				overshoots: true,
				due: (size) => ({ month: sooner(size), leadMonths: 0 }),
			})
		})

/** More accelerators: of an order that is still to be placed, or of a further one like the site's last. Rule D2. */
export const moreChips = (ask: LeverContext): readonly Lever[] => [
	...yetToPlace(ask)
		.slice(0, MOST_ORDERS)
		.map((order) =>
			turningOrder(order)('order_accelerators', {
				field: 'accelerators',
				was: order.accelerators,
				sizes: roundSizes(Math.max((ask.sites[0]?.missing ?? 0) * 1.5, 1), 1),
				value: (size) => order.accelerators + size,
				due: inPlaceBy(order.orderMonth),
			}),
		),
	...ask.sites.flatMap((site) => furtherOrder(ask, site)),
]

/** One more order, placed so that it serves when the loss begins. */
function furtherOrder({ plan, run }: LeverContext, { id, name, missing }: ShortSite): readonly Lever[] {
	const like = plan.chipOrders.findLast(({ siteId, owner }) => siteId === id && owner !== 'tenant')
	if (like === undefined) return []
	const free = freeNumber(plan.chipOrders, 'further')
	const lead = monthsOfOrder(plan, like)
	const whole = lead + MONTHS_TO_SET_RACKS
	const serving = (month: string): Lever => ({
		lever: 'order_add',
		layer: 'chips',
		siteId: id,
		subject: name,
		sizes: roundSizes(missing * 1.5, 1),
		due: inPlaceBy(month, whole),
		from: serving,
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `further-${free}`,
				siteId: id,
				name: `Further order ${free}`,
				chip: like.chip,
				accelerators: size,
				orderMonth: addMonths(month, -whole),
				leadTimeMonths: lead,
				...(like.powerCapW === null ? {} : { powerCapW: like.powerCapW }),
			},
		}),
	})
	return [serving(run.first)]
}

/** Accelerators kept in service for longer. Rule D2. */
export const longerService = (ask: LeverContext): readonly Lever[] =>
	ordersHere(ask).flatMap((order) => {
		const service = serviceMonthsOf(order)
		const leaves = addMonths(order.orderMonth, monthsOfOrder(ask.plan, order) + service)
		if (leaves <= ask.soonest || order.refreshAfterMonths !== null) return []
		return [
			turningOrder(order)('order_retirement', {
				field: 'retireAfterMonths',
				was: order.retireAfterMonths,
				sizes: counting(Math.min(ask.plan.horizonMonths, LONGEST_SERVICE - service)),
				value: (size) => service + size,
				due: inPlaceBy(leaves),
			}),
		]
	})

/** Of the orders still to be placed the largest. */
export const largestToPlace = (ask: LeverContext): readonly ChipOrder[] =>
	yetToPlace(ask)
		.toSorted((one, other) => other.accelerators - one.accelerators)
		.slice(0, MOST_ORDERS)

/** What an order that comes later, or smaller, can clear: what stands still of chips, never what is late. */
const standsInChips = ({ kind, facts }: Loss) => kind === 'stranded' || (kind === 'idle' && facts.stands === 'chips')

/** An order placed when what it stands still for is there. */
export const laterOrder = (order: ChipOrder): Lever =>
	turningOrder(order)('order_later', {
		field: 'orderMonth',
		was: order.orderMonth,
		sizes: counting(FURTHEST_PUT_OFF),
		value: (size) => addMonths(order.orderMonth, size),
		overshoots: true,
		against: standsInChips,
		due: inPlaceBy(order.orderMonth),
	})

/** Orders still to be placed that would stand before what they need: placed later. Rule D2. */
export const laterOrders = (ask: LeverContext): readonly Lever[] => largestToPlace(ask).map(laterOrder)

/** Orders still to be placed that nothing can house yet: fewer of them, or later. Rule D2. */
export const smallerOrders = (ask: LeverContext): readonly Lever[] =>
	largestToPlace(ask).flatMap((order) => [
		turningOrder(order)('order_fewer', {
			field: 'accelerators',
			was: order.accelerators,
			sizes: roundSizes(order.accelerators, 1).filter((size) => size < order.accelerators),
			value: (size) => order.accelerators - size,
			overshoots: true,
			due: inPlaceBy(order.orderMonth),
		}),
		laterOrder(order),
	])

/** Orders still to be placed, delivered to another site of the plan. Rule D2. */
export const ordersElsewhere = (ask: LeverContext): readonly Lever[] =>
	yetToPlace(ask)
		.filter(({ phaseId }) => phaseId === null)
		.slice(0, MOST_ORDERS)
		.flatMap((order) =>
			ask.plan.sites
				.filter(({ id }) => id !== order.siteId)
				.slice(0, 2)
				.map(({ id, name }) =>
					turning(order, `${nameOfOrder(order)}/${name}`)('order_site', {
						field: 'siteId',
						was: order.siteId,
						sizes: [1],
						value: () => id,
						due: inPlaceBy(order.orderMonth),
					}),
				),
		)

/** Accelerators capped, so that the same power feeds more of them. Rule D2. */
export function capLevers({ plan, run, sites }: LeverContext): readonly Lever[] {
	const { chips } = catalogueFor(plan)
	const here = new Set(sites.map(({ id }) => id))
	return plan.chipOrders
		.filter(({ siteId, orderMonth }) => here.has(siteId) && orderMonth <= run.last)
		.filter(
			({ owner, rentUsdPerAcceleratorHour: rent, reserved }) =>
				owner !== 'tenant' && rent === null && reserved.length === 0,
		)
		.toSorted((one, other) => other.accelerators - one.accelerators)
		.slice(0, 2)
		.map((order): Lever => {
			const tdpW = chips.find(({ id }) => id === order.chip)?.tdpW ?? 0
			const now = order.powerCapW ?? tdpW
			return turningOrder(order)('order_power_cap', {
				field: 'powerCapW',
				was: order.powerCapW,
				sizes: roundSizes(now - tdpW * LOWEST_CAP, 10).filter((size) => now - size >= tdpW * LOWEST_CAP),
				value: (size) => now - size,
				due: inPlaceBy(run.first),
			})
		})
}
