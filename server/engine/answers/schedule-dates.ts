import { orderDeliveryMonths, orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { hallDuration, hallStart, plantLead } from '../schedule/phase-inputs.ts'
import { contractSlip, hallDelay, hallFinish, hallPlannedFinish } from '../schedule/schedule.quantities.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { AlgorithmNode } from '../kernel/algorithm-node.ts'
import { defineOutput, type OutputNode, type QuantityNode } from '../kernel/quantity.ts'
import { tableOf } from '../kernel/scopes.ts'
import type { EngineModel } from '../world.ts'

const of = { per: 'horizon', unit: 'gridMonths', rule: 'S7', source: 'Methodology §3', sparse: true } as const

type Inputs = Readonly<Record<string, QuantityNode>>
type Kind = { readonly scope: 'phase' | 'contract' | 'order'; readonly name: string; readonly what: string }

/** The dates of one kind of item in the schedule: halls, on-site plants, chip orders. */
function datesOf({ scope, name, what }: Kind, inputs: Inputs): AlgorithmNode {
	const output = (field: string, label: string, across: 'lowest' | 'highest'): OutputNode =>
		defineOutput({
			...of,
			scope,
			kind: field === 'DelayMonths' ? 'rate' : 'when',
			across,
			id: `schedule.${name}${field}`,
			symbol: `m_${field.toLowerCase()}`,
			label: `${label} ${what}`,
		})
	const outputs = {
		plannedStart: output('DatePlannedStart', 'First month as planned of', 'lowest'),
		plannedFinish: output('DatePlannedFinish', 'Last month as planned of', 'highest'),
		start: output('DateStart', 'First month of', 'lowest'),
		finish: output('DateFinish', 'Last month of', 'highest'),
		delay: output('DelayMonths', 'Months of delay of', 'highest'),
	} as const
	return defineAlgorithm<EngineModel, Inputs, typeof outputs, null>({
		id: `schedule.read${name.charAt(0).toUpperCase()}${name.slice(1)}Dates`,
		label: `Dates of ${what}`,
		rule: 'S7',
		method:
			'As planned from start and length; then with the hands and deliveries there are: the start moves with what it waits for, the finish with the last work that gates it.',
		after: [levelWork],
		inputs,
		outputs,
		run: ({ world, output: made, noteOf }) => {
			for (const column of Object.values(made)) column.fill(NaN)
			const { items, dates } = noteOf(levelWork)
			const { ids } = tableOf(world, scope)
			items.forEach((item, index) => {
				const dated = dates[index]
				const row = item.kind === scope ? ids.indexOf(item.id) : -1
				if (!dated || row < 0) return
				// An existing hall is finished before it starts to count.
				made.plannedStart[row] = Math.min(item.plannedStart, item.plannedFinish)
				made.plannedFinish[row] = item.plannedFinish
				made.start[row] = Math.min(dated.start, dated.finish ?? dated.start)
				made.finish[row] = dated.finish ?? NaN
				made.delay[row] = dated.delayMonths
			})
			return null
		},
	})
}

/** What the schedule of the result says of each item. Rules S1, S7. */
export const SCHEDULE_DATES: readonly AlgorithmNode[] = [
	datesOf(
		{ scope: 'phase', name: 'hall', what: 'the work on a hall' },
		{ start: hallStart, duration: hallDuration, planned: hallPlannedFinish, finish: hallFinish, delay: hallDelay },
	),
	datesOf(
		{ scope: 'contract', name: 'plant', what: 'the work on an on-site plant' },
		{ service: serviceStart, lead: plantLead, slip: contractSlip },
	),
	datesOf(
		{ scope: 'order', name: 'order', what: 'a chip order, from first delivery to the last rack' },
		{ delivery: orderFirstDelivery, over: orderDeliveryMonths },
	),
]
