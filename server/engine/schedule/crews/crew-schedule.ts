import { counted, longMonth } from '#shared/presentation/wording/months.ts'
import { addMonths } from '#shared/units/months.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { OutputNode } from '../../kernel/quantity.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'
import type { EngineModel } from '../../world.ts'
import { at } from '../cells.ts'
import { SCHEDULE_INPUTS, scheduleFromPlan } from '../from-plan.ts'
import { hoursBefore } from './hours-before.ts'
import { installedAccelerators } from '../supply/installed-accelerators.ts'
import { emptySeries } from './levelled-series.ts'
import { supplyFacts, workFacts } from '../schedule-facts.ts'
import { type ItemDates, levelCrews, type Levelled } from './level-crews.ts'
import { placeTasks, type PlacedTasks } from '../place-tasks.ts'
import * as outputs from '../schedule.quantities.ts'
import type { ScheduleInput } from '../types.ts'

export type Placed = { readonly input: ScheduleInput; readonly placed: PlacedTasks }
export type CrewSchedule = Placed & {
	readonly levelled: Levelled
	readonly months: readonly string[]
	/** ids of the scope `contract`, of which plants are some */
	readonly contractIds: readonly string[]
}

type Inputs = typeof SCHEDULE_INPUTS

export const placeWork = defineAlgorithm<EngineModel, Inputs, { readonly hours: typeof outputs.plannedHours }, Placed>({
	id: 'schedule.placeTasks',
	label: 'Work packages as planned',
	rule: 'S3',
	method:
		'Each package’s hours (quantity · hours a unit · factors) are spread over its share of the planned months by F(x) = (a+1)·x^a − a·x^(a+1).',
	inputs: SCHEDULE_INPUTS,
	outputs: { hours: outputs.plannedHours },
	run: ({ world, input, output }) => {
		const plan = scheduleFromPlan(world.model, input)
		return { input: plan, placed: placeTasks(plan, output.hours) }
	},
	unchanged: ({ world, input, earlier }) => sameData(scheduleFromPlan(world.model, input), earlier.note.input),
	facts: ({ model }, { index }) => workFacts(model, index),
})

const LEVEL_OUTPUTS = {
	capacity: outputs.hallCapacity,
	plannedFinish: outputs.hallPlannedFinish,
	finish: outputs.hallFinish,
	workShare: outputs.hallWorkShare,
	workBefore: outputs.hallWorkBefore,
	before: outputs.hoursBeforePlan,
	delay: outputs.hallDelay,
	slip: outputs.contractSlip,
	delivered: outputs.orderDelivered,
	installed: outputs.orderInstalled,
	available: outputs.orderAvailable,
	required: outputs.requiredHours,
	local: outputs.localHours,
	heads: outputs.availableConstructionHeads,
	...outputs.workedHours,
} as const satisfies Readonly<Record<string, OutputNode>>

/** The planned hours come by way of their note; they stand here so that a reader finds them. */
const LEVEL_READS = { ...SCHEDULE_INPUTS, planned: outputs.plannedHours } as const
const SCOPE_OF = Object.fromEntries(Object.entries(LEVEL_OUTPUTS).map(([name, { scope }]) => [name, scope]))

export const levelWork = defineAlgorithm<EngineModel, typeof LEVEL_READS, typeof LEVEL_OUTPUTS, CrewSchedule>({
	id: 'schedule.levelCrews',
	label: 'Work with the hands there are',
	rule: 'S6',
	method:
		'Month by month hours go to halls by planned finish, then place in the plan; within a hall to packages by the end of their window. What is not done is carried over. A hall finishes when its gating packages have done 99.5 % of what was planned by then.',
	after: [placeWork],
	inputs: LEVEL_READS,
	outputs: LEVEL_OUTPUTS,
	reads: (_, { output }) => {
		if (output === 'plannedFinish') return ['hallStart', 'hallDuration']
		if (output === 'delivered') return ['orderAccelerators', 'orderFirstDelivery', 'orderDeliveryMonths']
		return null
	},
	run: ({ world, output, noteOf }) => {
		const { input: plan, placed } = noteOf(placeWork)
		const series = emptySeries(plan, placed, {
			requiredHours: output.required,
			localHours: output.local,
			availableHeads: output.heads,
			workedHours: output,
		})
		const levelled = levelCrews(plan, placed, series)
		const accelerators = installedAccelerators(plan, placed, levelled)
		output.delivered.set(accelerators.delivered)
		output.installed.set(accelerators.installed)
		output.available.set(accelerators.available)
		fillHalls({ input: plan, placed }, levelled, output)
		const before = hoursBefore(placed)
		output.before.set(before.byCrew)
		plan.halls.forEach((_, hall) => {
			const all = at(placed.hoursByItem, hall)
			output.workBefore[hall] = all > 0 ? at(before.byItem, hall) / all : 0
		})
		const contractIds = world.model.plan.powerContracts.map(({ id }) => id)
		const firstPlant = plan.halls.length + plan.orders.length
		plan.plants.forEach((plant, number) => {
			output.slip[contractIds.indexOf(plant.id)] = levelled.dates[firstPlant + number]?.delayMonths ?? 0
		})
		return { input: plan, placed, levelled, months: world.model.months, contractIds }
	},
	unchanged: ({ world, noteOf, earlier }) =>
		noteOf(placeWork).placed === earlier.note.placed && sameData(world.model.months, earlier.note.months),
	decided: (note, { output, index }) => {
		if (output === 'slip') return decidedBy(note, plantItem(note, index))
		return output === 'capacity' || output === 'finish' || output === 'delay' ? decidedBy(note, index) : null
	},
	facts: (world, { output, index }) =>
		supplyFacts(world.model, world.link(SCOPE_OF[output] ?? '', 'site')?.[index] ?? -1),
})

type HallOutputs = Readonly<Record<'capacity' | 'plannedFinish' | 'finish' | 'workShare' | 'delay', Float64Array>>

/** Dates, capacity and progress of every hall. */
function fillHalls(plan: Placed, levelled: Levelled, output: HallOutputs): void {
	const { months } = plan.input
	plan.input.halls.forEach((hall, index) => {
		const dates = levelled.dates[index]
		if (!dates) return
		output.plannedFinish[index] = plan.placed.items[index]?.plannedFinish ?? NaN
		output.finish[index] = dates.finish ?? NaN
		output.delay[index] = dates.delayMonths
		const ready = dates.finish === null ? months : Math.min(months, Math.max(0, dates.finish + 1))
		output.capacity.fill(hall.itMW, index * months + ready, (index + 1) * months)
		const all = at(plan.placed.hoursByItem, index)
		for (let cell = index * months; cell < (index + 1) * months; cell++) {
			output.workShare[cell] = all > 0 ? at(levelled.itemHours, cell) / all : 0
		}
	})
}

function plantItem(note: CrewSchedule, contract: number): number {
	const id = note.contractIds[contract]
	return note.placed.items.findIndex((item) => item.kind === 'contract' && item.id === id)
}

function decidedBy(note: CrewSchedule, item: number): string | null {
	const dates: ItemDates | undefined = note.levelled.dates[item]
	const first = note.months[0]
	if (!dates || first === undefined || dates.cause === null) return null
	const what = dates.cause.name.replaceAll('_', ' ')
	const when =
		dates.finish === null ? 'not within the months searched' : `in ${longMonth(addMonths(first, dates.finish))}`
	return dates.cause.kind === 'labour'
		? `Too few people of the trade ${what}: finished ${when}, ${counted(dates.delayMonths, 'month')} late.`
		: `The ${what} is not there in time: finished ${when}, ${counted(dates.delayMonths, 'month')} late.`
}
