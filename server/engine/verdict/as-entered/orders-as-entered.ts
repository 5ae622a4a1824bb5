import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { placeWork } from '../../schedule/crews/crew-schedule.ts'
import { sCurve } from '../../schedule/crews/s-curve.ts'
import { INSTALL_MONTHS } from '../../schedule/planned-items.ts'
import { deliveriesOf } from '../../schedule/supply/deliveries.ts'
import { installedAccelerators } from '../../schedule/supply/installed-accelerators.ts'
import { orderLicence, orderReady, orderSlip } from '../../schedule/supply/order-inputs.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { ScheduleInput } from '../../schedule/types.ts'
import type { EngineModel } from '../../world.ts'

export const orderAsEntered = defineOutput({
	scope: 'order',
	per: 'month',
	kind: 'state',
	unit: 'accelerators',
	rule: 'vV1',
	source: 'Verdict V1: orderMonth and lead, without slips and with enough workers',
	id: 'verdict.orderAsEntered',
	symbol: 'n_av,e',
	label: 'Ramped accelerators, months as entered',
})

const RACK_INSTALL = 'rack_install'
const INPUTS = { ready: orderReady, slip: orderSlip, licence: orderLicence } as const
type OrdersAsEnteredColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** What orders bring as entered, and what that was made from: a run whose orders are the same takes it over. */
type AsEntered = Pick<ScheduleInput, 'months' | 'rows' | 'orders'> & { readonly available: Float64Array }

/** What orders would bring had nothing slipped. */
export const orderDatesAsEntered = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly available: typeof orderAsEntered },
	AsEntered
>({
	id: 'verdict.orderDatesAsEntered',
	label: 'Orders as entered',
	rule: 'vV1',
	method:
		'Deliveries in the months as entered (order, lead, license; no slip), racks installed over three months each without labor limits, then their ramp; refreshes and service life as in the schedule.',
	after: [placeWork],
	inputs: INPUTS,
	outputs: { available: orderAsEntered },
	run: ({ input, output, noteOf, earlier }) => {
		const { input: schedule } = noteOf(placeWork)
		const { months, rows } = schedule
		const made = { months, rows, orders: ordersAsEntered(schedule, input) }
		const known = earlier?.note ?? null
		const isSame =
			known !== null && known.months === months && known.rows === rows && sameData(known.orders, made.orders)
		const note = isSame ? known : { ...made, available: availableOf(made) }
		output.available.set(note.available)
		return note
	},
})

/** Reports say what has come of an order, and nothing of what was entered. */
const ordersAsEntered = ({ orders }: ScheduleInput, columns: OrdersAsEnteredColumns): ScheduleInput['orders'] =>
	orders.map((order, index) => ({
		...order,
		report: null,
		firstDeliveryMonth: Math.round(
			Math.max(columns.ready.at(index, 0) - columns.slip.at(index, 0), columns.licence.at(index, 0)),
		),
	}))

function availableOf({ months, rows, orders }: Omit<AsEntered, 'available'>): Float64Array {
	const deliveries = orders.flatMap((order, index) => deliveriesOf(order, index))
	const installedShare = new Float64Array(deliveries.length * months)
	const shape = rows.packages.find(({ id }) => id === RACK_INSTALL)?.sCurveShape ?? 2
	for (let index = 0; index < deliveries.length; index++) {
		const { month: arrives } = item(deliveries, index)
		for (let month = 0; month < months; month++)
			installedShare[index * months + month] = sCurve((month + 1 - arrives) / INSTALL_MONTHS, shape)
	}
	return installedAccelerators({ months, rows, orders }, { deliveries, history: [] }, { installedShare }).available
}
