import { add } from '../cells.ts'
import { present, rowFacts } from '../facts.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import {
	orderBought,
	orderAt,
	orderDeliveryMonths,
	orderFirstDelivery,
	orderLife,
} from '../schedule/supply/order-inputs.ts'
import { orderDelivered } from '../schedule/schedule.quantities.ts'
import type { EngineModel } from '../world.ts'
import { tranchesOf } from '../schedule/supply/order-tranches.ts'
import { chipsArrived, chipsArrivedBefore, chipsUnwritten } from './finance.quantities.ts'

const INPUTS = {
	accelerators: orderBought,
	first: orderFirstDelivery,
	over: orderDeliveryMonths,
	life: orderLife,
	held: orderDelivered,
}
const OUTPUTS = { arrived: chipsArrived, before: chipsArrivedBefore, unwritten: chipsUnwritten }

/** When chips are paid. */
export const placeDeliveries = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.placeDeliveries',
	label: 'Deliveries that are paid',
	rule: 'F1',
	method:
		'An order arrives in equal tranches of whole nodes over its delivery months and is paid as it arrives. ' +
		'Deliveries before the plan’s first month are in no month and are shown separately.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'order',
	run: ({ world, input, output, rows }) => {
		const { model, months } = world
		for (const index of rows) {
			const life = input.life.at(index, 0)
			// What another order replaces leaves the oldest first: the newest are those still held.
			let newer = 0
			for (const { month, accelerators } of tranchesOf(model, input, index).toReversed()) {
				if (month >= 0 && month < months) output.arrived[index * months + month] = accelerators
				if (month < 0) add(output.before, index, accelerators)
				for (let later = Math.max(0, month); later < Math.min(months, month + life); later++) {
					const stays = Math.min(accelerators, Math.max(0, input.held.at(index, later) - newer))
					add(output.unwritten, index * months + later, stays * (1 - (later - month) / life))
				}
				newer += accelerators
			}
		}
		return null
	},
	facts: ({ model }, { index }) => {
		const { chip } = orderAt(model, index)
		return present([
			rowFacts({ table: 'chips', row: chip, label: `Chip ${chip.name}`, fields: ['acceleratorsPerNode'] }),
		])
	},
})
