import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { OutputNode } from '../../kernel/quantity.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'
import type { EngineModel } from '../../world.ts'
import { SCHEDULE_INPUTS, scheduleFromPlan } from '../from-plan.ts'
import { layHallHours, layPlantHours } from './capital-hours.ts'
import { layHall } from './lay-hall.ts'
import { layInto, marketParts } from '../market-parts.ts'
import { stepFacts, supplyFacts, windowFacts, workFacts } from '../schedule-facts.ts'
import type { ItemDates } from './level-crews.ts'
import { lentSeries } from './levelled-series.ts'
import { datedPart, type DatedPart, type LevelledPart, levelPart, moved, type PlacedPart } from './level-part.ts'
import { placeTasks } from '../place-tasks.ts'
import { layProgress } from '../progress/lay-progress.ts'
import type { ReportedItem } from '../progress/spent-hours.ts'
import * as progress from '../progress/progress.quantities.ts'
import { type Item, planItems } from '../planned-items.ts'
import * as capital from '../capital-hours.quantities.ts'
import * as outputs from '../schedule.quantities.ts'
import { decidedBy } from './decided-dates.ts'
import { BUILD_LAYERS } from '../tasks/task-set.ts'
import type { ScheduleInput } from '../types.ts'

export type Placed = {
	readonly input: ScheduleInput
	readonly items: readonly Item[]
	readonly parts: readonly PlacedPart[]
}
export type CrewSchedule = Omit<Placed, 'parts'> & {
	readonly parts: readonly DatedPart[]
	/** by item: dates, those had nothing been reported, and what is reported */
	readonly dates: readonly (ItemDates | undefined)[]
	readonly baseline: readonly (ItemDates | undefined)[]
	readonly reported: readonly (ReportedItem | null)[]
	/** made from */
	readonly placed: Placed
	readonly months: readonly string[]
	/** ids of the scope `contract`, of which plants are some */
	readonly contractIds: readonly string[]
}

type Inputs = typeof SCHEDULE_INPUTS

const PLACE_OUTPUTS = {
	hours: outputs.plannedHours,
	density: outputs.hallDensity,
	crowding: outputs.hallCrowdingFactor,
} as const

export const placeWork = defineAlgorithm<EngineModel, Inputs, typeof PLACE_OUTPUTS, Placed>({
	id: 'schedule.placeTasks',
	label: 'Planned work packages',
	rule: 'S3',
	method:
		'Each package’s hours (quantity · hours per unit · factors) are spread over its share of the planned months, moved with step overrides, by F(x) = (a+1)·x^a − a·x^(a+1). A crowded hall takes more hours (pL6).',
	inputs: SCHEDULE_INPUTS,
	outputs: PLACE_OUTPUTS,
	run: ({ world, input, outputUnder, earlier }) => {
		const plan = scheduleFromPlan(world.model, input, earlier?.note.input)
		const parts = marketParts(plan).map((part, index): PlacedPart => {
			const known = earlier?.note.parts[index]
			const same = known !== undefined && sameData(known.part, part)
			return same ? known : { part, placed: placeTasks(part.input, known?.placed) }
		})
		const { again, sites } = moved(parts, earlier)
		const { hours, density, crowding } = outputUnder('site', sites)
		for (const { part, placed } of again) {
			layInto(hours, placed.plannedHours, part.sites)
			part.halls.forEach((hall, index) => {
				density[hall] = placed.crowding[index]?.density ?? 0
				crowding[hall] = placed.crowding[index]?.factor ?? 1
			})
		}
		if (earlier && again.length === 0 && parts.length === earlier.note.parts.length) return earlier.note
		return { input: plan, items: planItems(plan), parts }
	},
	facts: ({ model }, { output, index }) => (output === 'hours' ? workFacts(model, index) : []),
})

const LEVEL_OUTPUTS = {
	capacity: outputs.hallCapacity,
	plannedFinish: outputs.hallPlannedFinish,
	finish: outputs.hallFinish,
	workShare: outputs.hallWorkShare,
	workBefore: outputs.hallWorkBefore,
	hallMonths: capital.hallMonths,
	hallTravellers: capital.hallTravellerHours,
	hallTravellersInAll: capital.hallTravellersInAll,
	plantShare: capital.plantWorkShare,
	plantBefore: capital.plantWorkBefore,
	plantTravellers: capital.plantTravellerHours,
	plantTravellersInAll: capital.plantTravellersInAll,
	before: outputs.hoursBeforePlan,
	delay: outputs.hallDelay,
	slip: outputs.contractSlip,
	delivered: outputs.orderDelivered,
	installed: outputs.orderInstalled,
	available: outputs.orderAvailable,
	required: outputs.requiredHours,
	local: outputs.localHours,
	heads: outputs.availableConstructionHeads,
	baseline: progress.baselineHours,
	hallEstimate: progress.hallEstimateRatio,
	plantEstimate: progress.plantEstimateRatio,
	...outputs.workedHours,
} as const satisfies Readonly<Record<string, OutputNode>>

/** The planned hours come by way of their note; they stand here so that a reader finds them. */
const LEVEL_READS = { ...SCHEDULE_INPUTS, planned: outputs.plannedHours } as const
const SCOPE_OF = Object.fromEntries(Object.entries(LEVEL_OUTPUTS).map(([name, { scope }]) => [name, scope]))

export const levelWork = defineAlgorithm<EngineModel, typeof LEVEL_READS, typeof LEVEL_OUTPUTS, CrewSchedule>({
	id: 'schedule.levelCrews',
	label: 'Resource-leveled work',
	rule: 'S6',
	method:
		'Each month, hours go to halls by planned finish, then list order; within a hall, to packages by the end of their window. Unfinished hours carry over. A hall finishes when its gating packages have done 99.5% of their planned hours. Reported work uses actuals, and the rest the pace so far (pV1–pV5).',
	after: [placeWork],
	inputs: LEVEL_READS,
	outputs: LEVEL_OUTPUTS,
	reads: (_, { output }) => {
		if (output === 'plannedFinish') return ['hallStart', 'hallDuration']
		if (output === 'delivered') return ['orderBought', 'orderFirstDelivery', 'orderDeliveryMonths']
		return null
	},
	run: ({ world, outputUnder, noteOf, earlier }) => {
		const placed = noteOf(placeWork)
		const contractIds = world.model.plan.powerContracts.map(({ id }) => id)
		const dates: (ItemDates | undefined)[] = placed.items.map(() => undefined)
		const known = placed.parts.map(({ placed: from }, index) => {
			const part = earlier?.note.parts[index]
			return part?.placed === from ? part : null
		})
		const sites = placed.parts.flatMap(({ part }, index) => (known[index] ? [] : part.sites))
		const output = outputUnder('site', sites)
		const lent = lentSeries()
		// A part's series are written as soon as they are made, and kept nowhere else: they are as long as the figures themselves.
		const parts = placed.parts.map((from, index): DatedPart => {
			if (known[index]) return known[index]
			lent.takeBack()
			const levelled = levelPart(from, lent.series)
			layOut(levelled, output)
			const plants = { share: output.plantShare, before: output.plantBefore, travellers: output.plantTravellers }
			layPlantHours(levelled, { ...plants, inAll: output.plantTravellersInAll }, (id) => contractIds.indexOf(id))
			layProgress(levelled, output, (id) => contractIds.indexOf(id))
			return datedPart(levelled)
		})
		const baseline = [...dates]
		const reported: (ReportedItem | null)[] = dates.map(() => null)
		for (const { part, ...of } of parts) {
			part.items.forEach((item, index) => {
				dates[item] = of.dates[index]
				baseline[item] = of.baseline[index]
				reported[item] = of.reported[index] ?? null
			})
		}
		placed.items.forEach(({ id, kind, site }, item) => {
			if (kind !== 'contract' || !sites.includes(site)) return
			// What is built early serves from its contract's own month.
			output.slip[contractIds.indexOf(id)] = Math.max(0, dates[item]?.delayMonths ?? NaN)
		})
		return { ...placed, parts, dates, baseline, reported, placed, months: world.model.months, contractIds }
	},
	unchanged: ({ world, noteOf, earlier }) =>
		noteOf(placeWork) === earlier.note.placed && sameData(world.model.months, earlier.note.months),
	decided: (note, { output, index }) => {
		const plant = ({ kind, id }: Item) => kind === 'contract' && id === note.contractIds[index]
		if (output === 'slip') return decidedBy(note, note.items.findIndex(plant))
		return output === 'capacity' || output === 'finish' || output === 'delay' ? decidedBy(note, index) : null
	},
	facts: (world, { output, index }) => [
		...(SCOPE_OF[output] === 'phase' ? [...stepFacts(world.model, index), ...windowFacts(world.model, index)] : []),
		...supplyFacts(world.model, world.link(SCOPE_OF[output] ?? '', 'site')?.[index] ?? -1),
	],
})

type Output = Readonly<Record<keyof typeof LEVEL_OUTPUTS, Float64Array>>

/** Writes what one market's part came to into the plan's figures. */
function layOut({ part, forecast: placed, levelled, accelerators, before }: LevelledPart, output: Output): void {
	layInto(output.required, levelled.requiredHours, part.sites)
	layInto(output.local, levelled.localHours, part.sites)
	layInto(output.heads, levelled.availableHeads, part.sites)
	for (const layer of BUILD_LAYERS) layInto(output[layer], levelled.workedHours[layer], part.sites)
	layInto(output.before, before.byCrew, part.sites)
	layInto(output.delivered, accelerators.delivered, part.orders)
	layInto(output.installed, accelerators.installed, part.orders)
	layInto(output.available, accelerators.available, part.orders)
	part.halls.forEach((place, index) => {
		const [planned, dates] = [placed.items[index], levelled.dates[index]]
		if (!planned || !dates) throw new Error(`There is no hall ${String(index)}.`)
		layHall(output, place, { planned, dates, months: part.input.months })
	})
	const halls = { share: output.workShare, before: output.workBefore, travellers: output.hallTravellers }
	layHallHours(
		{ part, forecast: placed, levelled, before },
		{ ...halls, inAll: output.hallTravellersInAll, months: output.hallMonths },
	)
}
