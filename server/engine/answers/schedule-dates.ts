import { orderDeliveryMonths, orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { hallStart, plantLead } from '../schedule/phase-inputs.ts'
import { contractSlip, hallDelay } from '../schedule/schedule.quantities.ts'
import { workDelay, workDue, workDuration, workStart } from '../layers/energy/gating-works.ts'
import { workDates } from '../schedule/work-dates.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { AlgorithmNode } from '../kernel/algorithm-node.ts'
import { defineOutput, type OutputNode, type QuantityNode } from '../kernel/quantity.ts'
import { tableOf } from '../kernel/scopes.ts'
import { stepFacts } from '../schedule/schedule-facts.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const of = { per: 'horizon', unit: 'gridMonths', rule: 'S7', source: 'Methodology §3', sparse: true } as const

type Inputs = Readonly<Record<string, QuantityNode>>
type ScheduleDatesKind = {
	readonly scope: 'phase' | 'contract' | 'order' | 'work'
	readonly name: string
	readonly what: string
}
type DateName = keyof typeof DATES

const DATES = {
	plannedStart: { short: 'Planned first month', kind: 'when', across: 'lowest' },
	plannedFinish: { short: 'Planned last month', kind: 'when', across: 'highest' },
	start: { short: 'First month', kind: 'when', across: 'lowest' },
	finish: { short: 'Last month', kind: 'when', across: 'highest' },
	delayMonths: { short: 'Months late', kind: 'rate', across: 'highest' },
} as const
const ALL: readonly DateName[] = ['plannedStart', 'plannedFinish', 'start', 'finish', 'delayMonths']

function outputsOf({ scope, what }: ScheduleDatesKind, dates: readonly DateName[]) {
	return Object.fromEntries(
		dates.map((date) => {
			const row = DATES[date]
			const meaning = { ...of, ...row, scope, symbol: `m_${date.toLowerCase()}`, label: `${row.short} of ${what}` }
			return [date, defineOutput({ ...meaning, key: `schedule.${scope}.${date}` })]
		}),
	)
}

/** Some dates of one kind of item in the schedule: halls, on-site plants, chip orders. */
function datesOf({ scope, name, what }: ScheduleDatesKind, inputs: Inputs, dates: readonly DateName[]): AlgorithmNode {
	const outputs = outputsOf({ scope, name, what }, dates)
	return defineAlgorithm<EngineModel, Inputs, Readonly<Record<string, OutputNode>>, null>({
		id: `schedule.read${name.charAt(0).toUpperCase()}${name.slice(1)}Dates`,
		label: `Dates of ${what}`,
		rule: 'S7',
		method:
			'Planned: from start and duration, and from dates entered for hall steps. Leveled: with available labor and deliveries; the start moves with its predecessors, the finish with the last gating work.',
		after: [levelWork],
		inputs,
		outputs,
		run: ({ world, output: made, noteOf }) => {
			for (const column of Object.values(made)) column.fill(NaN)
			const schedule = noteOf(levelWork)
			const { ids } = tableOf(world, scope)
			schedule.items.forEach((item, index) => {
				const dated = schedule.dates[index]
				const row = item.kind === scope ? ids.indexOf(item.id) : -1
				if (!dated || row < 0) return
				const found: Readonly<Record<DateName, number>> = {
					// An existing hall is finished before it starts to count.
					plannedStart: Math.min(item.plannedStart, item.plannedFinish),
					plannedFinish: item.plannedFinish,
					start: Math.min(dated.start, dated.finish ?? dated.start),
					finish: dated.finish ?? NaN,
					delayMonths: dated.delayMonths,
				}
				for (const date of dates) made[date]?.fill(found[date], row, row + 1)
			})
			return null
		},
		...(scope === 'phase' && {
			facts: ({ model }: EngineWorld, { index }: { readonly index: number }) => stepFacts(model, index),
		}),
	})
}

const WORK: ScheduleDatesKind = { scope: 'work', name: 'work', what: 'a work of others' }
const WORK_INPUTS = { start: workStart, duration: workDuration, delay: workDelay, due: workDue } as const

const readWorkDates = defineAlgorithm<EngineModel, typeof WORK_INPUTS, Readonly<Record<string, OutputNode>>, null>({
	id: 'schedule.readWorkDates',
	label: 'Dates of third-party upgrades',
	rule: 'eR23',
	method: 'From start and duration, incl. the likely delay in whole months. Third-party work is not leveled.',
	inputs: WORK_INPUTS,
	outputs: outputsOf(WORK, ALL),
	run: ({ world, input, output }) => {
		world.model.plan.gatingWorks.forEach((_, row) => {
			const { delay: delayMonths, ...dates } = workDates((name) => input[name].at(row, 0))
			const found: Readonly<Record<DateName, number>> = { ...dates, delayMonths }
			for (const date of ALL) output[date]?.fill(found[date], row, row + 1)
		})
		return null
	},
})

/** What the schedule of the result says of each item, where no quantity of the run says it already. Rules S1, S7. */
export const SCHEDULE_DATES: readonly AlgorithmNode[] = [
	datesOf({ scope: 'phase', name: 'hall', what: 'the work on a hall' }, { start: hallStart, delay: hallDelay }, [
		'plannedStart',
		'start',
	]),
	datesOf(
		{ scope: 'contract', name: 'plant', what: 'the work on an on-site plant' },
		{ service: serviceStart, lead: plantLead, slip: contractSlip },
		ALL,
	),
	datesOf(
		{ scope: 'order', name: 'order', what: 'a chip order, from first delivery to the last rack' },
		{ delivery: orderFirstDelivery, over: orderDeliveryMonths },
		ALL,
	),
	readWorkDates,
]
