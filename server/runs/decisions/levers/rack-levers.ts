import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ChipOrder } from '#shared/schemas/plan-items.ts'
import { inPlaceBy, type Lever, type LeverContext, leversOf } from '../lever.ts'

type Hall = PlanFile['buildPhases'][number]
const MOST_KINDS = 3

/**
 * Racks that a hall cannot carry: cooling that takes them, places that are built for them, a chip that the hall takes, or a hall
 * that takes the chip. Only of halls that still have to begin and orders that still have to be placed; a hall that stands by
 * then may be refitted for these. Rules D2, lP10.
 */
export function rackLevers(ask: LeverContext): readonly Lever[] {
	const needKW = Math.max(0, ...ask.run.losses.map(({ facts }) => facts.racks?.unitKW ?? 0))
	return ask.sites.flatMap((site) => {
		const halls = ask.plan.buildPhases.filter(
			({ siteId, startMonth }) => siteId === site.id && startMonth >= ask.soonest,
		)
		const orders = ask.plan.chipOrders.filter(
			({ siteId, orderMonth }) => siteId === site.id && orderMonth >= ask.soonest,
		)
		return [
			...refits(ask, { siteId: site.id, orders }),
			...halls.flatMap((hall) => [...cooled(hall, needKW, ask), ...denser(hall, needKW)]),
			...orders.flatMap((order) => [...otherHall(order, ask), ...otherChip(order, ask)]),
		]
	})
}

const turningHall = ({ id, name, siteId }: Hall) =>
	leversOf({ layer: 'infrastructure', siteId, subject: name ?? id, list: 'buildPhases', id })

type RefitsAsk = { readonly siteId: string; readonly orders: readonly ChipOrder[] }

/** Of halls for which racks are still to be ordered that could not use them whole, and none stand that could not either. */
function refits({ plan, result }: LeverContext, { siteId, orders }: RefitsAsk): readonly Lever[] {
	const tight = ({ chip }: ChipOrder, hall: Hall) => (result.halls[hall.id]?.usable[chip]?.share ?? 1) < 1
	return plan.buildPhases
		.filter((hall) => hall.siteId === siteId && hall.refit === null)
		.flatMap((hall) => {
			const all = plan.chipOrders.filter(({ siteId: at, phaseId }) => at === siteId && (phaseId ?? hall.id) === hall.id)
			const [first] = all
				.filter((order) => tight(order, hall))
				.toSorted((a, b) => (a.orderMonth < b.orderMonth ? -1 : 1))
			if (first === undefined || !orders.includes(first)) return []
			const hasLoop = (result.halls[hall.id]?.usable[first.chip]?.share ?? 0) > 0
			return (hasLoop ? (['density'] as const) : (['liquid', 'sidecar'] as const)).map((kind) =>
				turningHall(hall)('hall_refit', {
					field: 'refit',
					was: null,
					sizes: [1],
					value: () => kind,
					due: inPlaceBy(first.orderMonth),
				}),
			)
		})
}

/** Liquid cooling that takes racks of so many kW; those that take the least of them first. */
function cooled(hall: Hall, needKW: number, { plan }: LeverContext): readonly Lever[] {
	const { coolingTechnologies } = catalogueFor(plan)
	const own = hall.cooling ?? plan.sites.find(({ id }) => id === hall.siteId)?.cooling
	const takes = coolingTechnologies
		.filter(({ id, liquid, maxRackKW }) => liquid && maxRackKW >= needKW && id !== own)
		.toSorted((one, other) => one.maxRackKW - other.maxRackKW)
		.slice(0, MOST_KINDS)
	return takes.map(({ id }) =>
		turningHall(hall)('hall_cooling', {
			field: 'cooling',
			was: hall.cooling,
			sizes: [1],
			value: () => id,
			due: inPlaceBy(hall.startMonth),
		}),
	)
}

/** Whole kW above what the racks draw. */
function denser(hall: Hall, needKW: number): readonly Lever[] {
	const wanted = Math.ceil(needKW)
	if (wanted <= (hall.rackDensityKW ?? 0) || wanted === 0) return []
	return [
		turningHall(hall)('hall_density', {
			field: 'rackDensityKW',
			was: hall.rackDensityKW,
			sizes: [1],
			value: () => wanted,
			due: inPlaceBy(hall.startMonth),
		}),
	]
}

const turningOrder = ({ id, siteId }: ChipOrder, subject: string) =>
	leversOf({ layer: 'chips', siteId, subject, list: 'chipOrders', id })

function otherHall(order: ChipOrder, { plan }: LeverContext): readonly Lever[] {
	const { id, name, siteId, phaseId, orderMonth } = order
	return plan.buildPhases
		.filter((hall) => hall.siteId === siteId && hall.id !== phaseId)
		.slice(0, MOST_KINDS)
		.map((hall) =>
			turningOrder(order, `${name ?? id}/${hall.name ?? hall.id}`)('order_hall', {
				field: 'phaseId',
				was: phaseId,
				sizes: [1],
				value: () => hall.id,
				due: inPlaceBy(orderMonth),
			}),
		)
}

/** Chips of the same vendor that the plan or the trade already has, nearest in memory. */
function otherChip(order: ChipOrder, { plan }: LeverContext): readonly Lever[] {
	const { chips } = catalogueFor(plan)
	const now = chips.find(({ id }) => id === order.chip)
	if (now === undefined) return []
	const apart = (memoryGB: number) => Math.abs(memoryGB - now.memoryGB)
	return chips
		.filter(({ id, vendor, priceUsd }) => id !== now.id && vendor === now.vendor && priceUsd !== null)
		.toSorted((one, other) => apart(one.memoryGB) - apart(other.memoryGB))
		.slice(0, MOST_KINDS)
		.map(({ id, name }) =>
			turningOrder(order, `${order.name ?? order.id}/${name}`)('order_chip', {
				field: 'chip',
				was: order.chip,
				sizes: [1],
				value: () => id,
				due: inPlaceBy(order.orderMonth),
			}),
		)
}
