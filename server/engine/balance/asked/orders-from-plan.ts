import { cellsOf, indexAt, item } from '../../cells.ts'
import type { RacksFit } from '../../equipment/racks/fit-racks.ts'
import { exportOf } from '../../schedule/supply/order-inputs.ts'
import { planOrDefault } from '../../sourced.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import type { BalanceOrder } from '../types.ts'
import { hoursFromPlan } from './planned-service.ts'

type OrderPlace = {
	readonly columns: BalanceColumns
	readonly index: number
	readonly kindOfPool: readonly number[]
	readonly racks: RacksFit
}

/** A chip order as the balance takes it: what arrives when, where it may stand and for how long. */
export function orderFromPlan(model: EngineModel, { columns, index, kindOfPool, racks }: OrderPlace): BalanceOrder {
	const order = item(model.plan.chipOrders, index)
	const pool = indexAt(model.poolOfOrder, index)
	const arrivalMonth = Math.round(columns.orderFirstDelivery.at(index, 0))
	const ordered = Math.round(columns.orderReady.at(index, 0))
	const life = planOrDefault(model, { list: 'chipOrders', index, field: 'retireAfterMonths' }, order.retireAfterMonths)
	const planned = {
		lifeMonths: life.value,
		dueMonth: ordered - Math.round(columns.orderSlip.at(index, 0)),
		available: cellsOf(columns.orderAvailable, index),
	}
	return {
		...planned,
		...hoursFromPlan(model, { columns, index }, planned),
		id: order.id,
		name: order.name || order.id,
		site: item(model.pools, pool).siteIndex,
		kind: item(kindOfPool, pool),
		...racksOf(model, racks, index),
		accelerators: columns.orderAccelerators.at(index, 0),
		...licenceOf(model, { arrivalMonth, dueMonth: ordered }, index),
		...(order.owner === 'tenant' ? { ofTenant: true } : {}),
		replaced: model.plan.chipOrders.some(({ replaces }) => replaces === order.id),
		arrivalMonth,
		delivered: cellsOf(columns.orderDelivered, index),
		installed: cellsOf(columns.orderInstalled, index),
		installCause: null,
	}
}

/** Where its racks may stand, where halls differ to them. Rule lP9. */
function racksOf(
	{ plan }: EngineModel,
	racks: RacksFit,
	index: number,
): Pick<BalanceOrder, 'hall' | 'racks' | 'outForRefit'> {
	const { siteId, phaseId } = item(plan.chipOrders, index)
	const { unitKW, shares, outForRefit } = item(racks.orders, index)
	const own = plan.buildPhases.filter((hall) => hall.siteId === siteId).findIndex(({ id }) => id === phaseId)
	return {
		...(own >= 0 && { hall: own }),
		...(shares && { racks: { unitKW, shares } }),
		...(outForRefit && { outForRefit }),
	}
}

/** What export rules hold back of an order: all of it for good, or until its licence. Rule pW10. */
function licenceOf(
	model: EngineModel,
	{ arrivalMonth, dueMonth }: Pick<BalanceOrder, 'arrivalMonth' | 'dueMonth'>,
	index: number,
): Pick<BalanceOrder, 'licensedFrom'> {
	if (exportOf(model, index)?.status === 'barred') return { licensedFrom: Infinity }
	return arrivalMonth > dueMonth ? { licensedFrom: arrivalMonth } : {}
}
