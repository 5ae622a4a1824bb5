import { indexAt, item } from '../../cells.ts'
import { hallsThatCool } from '../../equipment/fit-racks.ts'
import { exportOf } from '../../schedule/supply/order-inputs.ts'
import { planOrDefault } from '../../sourced.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import { seriesOf } from '../series-of.ts'
import type { BalanceOrder } from '../types.ts'

type OrderPlace = { readonly columns: BalanceColumns; readonly index: number; readonly kindOfPool: readonly number[] }

/** A chip order as the balance takes it: what arrives when, where it may stand and for how long. */
export function orderFromPlan(model: EngineModel, { columns, index, kindOfPool }: OrderPlace): BalanceOrder {
	const order = item(model.plan.chipOrders, index)
	const pool = indexAt(model.poolOfOrder, index)
	const arrivalMonth = Math.round(columns.orderFirstDelivery.at(index, 0))
	const ordered = Math.round(columns.orderReady.at(index, 0))
	return {
		id: order.id,
		name: order.name || order.id,
		site: item(model.pools, pool).siteIndex,
		kind: item(kindOfPool, pool),
		...hallsOf(model, columns, index),
		accelerators: columns.orderAccelerators.at(index, 0),
		...licenceOf(model, { arrivalMonth, dueMonth: ordered }, index),
		...(order.owner === 'tenant' ? { ofTenant: true } : {}),
		replaced: model.plan.chipOrders.some(({ replaces }) => replaces === order.id),
		lifeMonths: planOrDefault(model, { list: 'chipOrders', index, field: 'retireAfterMonths' }, order.retireAfterMonths)
			.value,
		dueMonth: ordered - Math.round(columns.orderSlip.at(index, 0)),
		arrivalMonth,
		delivered: seriesOf(columns.orderDelivered, index),
		installed: seriesOf(columns.orderInstalled, index),
		available: seriesOf(columns.orderAvailable, index),
		installCause: null,
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

/** Where halls of its site cannot cool an order: the places among them of those that can. */
function hallsOf(model: EngineModel, columns: BalanceColumns, index: number): Pick<BalanceOrder, 'halls'> {
	const { siteId } = item(model.plan.chipOrders, index)
	const atSite: number[] = []
	for (const [hall, phase] of model.plan.buildPhases.entries()) if (phase.siteId === siteId) atSite.push(hall)
	const rack = { power: columns.acceleratorPower, tolerance: columns.rackTolerance }
	const cool = new Set(hallsThatCool(model, rack, index))
	const places = [...atSite.keys()].filter((place) => cool.has(item(atSite, place)))
	return places.length === atSite.length ? {} : { halls: places }
}
