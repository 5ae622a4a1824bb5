import type { CauseCode } from '#shared/cause-result.ts'
import type { ScheduleEntry } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import type { DelayCauses } from '../balance/causes/delay-causes.ts'
import { type CrewSchedule, levelWork } from '../schedule/crews/crew-schedule.ts'
import type { Cause } from '../schedule/types.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { EngineModel } from '../world.ts'

/** Halls, on-site plants and orders with planned and levelled dates, keyed `phase:id`, `contract:id`, `order:id`. */
export function scheduleResult(frame: Frame<EngineModel>): Readonly<Record<string, ScheduleEntry>> {
	const { model } = frame.world
	const { placed, levelled } = noteOf(frame, levelWork)
	const month = (index: number) => addMonths(model.plan.startMonth, index)
	return Object.fromEntries(
		placed.items.flatMap((item, index): readonly (readonly [string, ScheduleEntry])[] => {
			const dates = levelled.dates[index]
			if (!dates) return []
			const entry: ScheduleEntry = {
				name: nameOf(model, item),
				siteId: model.plan.sites[item.site]?.id ?? '',
				// An existing hall is finished before it starts to count.
				plannedStart: month(Math.min(item.plannedStart, item.plannedFinish)),
				plannedFinish: month(item.plannedFinish),
				start: month(Math.min(dates.start, dates.finish ?? dates.start)),
				finish: dates.finish === null ? null : month(dates.finish),
				delayMonths: dates.delayMonths,
				cause: dates.cause === null ? null : causeCode(dates.cause),
			}
			return [[`${item.kind}:${item.id}`, entry]]
		}),
	)
}

/** What makes each item late, by its key in the schedule. */
export function delaysOf({ placed, levelled }: CrewSchedule): DelayCauses {
	return Object.fromEntries(
		placed.items.map((item, index) => {
			const cause = levelled.dates[index]?.cause ?? null
			return [`${item.kind}:${item.id}`, { cause: cause === null ? null : causeCode(cause) }]
		}),
	)
}

/** `labour:electrician`, `long_lead:hv_transformer` */
function causeCode(cause: Cause): CauseCode {
	return `${cause.kind}:${cause.name}`
}

const LISTS = { phase: 'buildPhases', order: 'chipOrders', contract: 'powerContracts' } as const

function nameOf(model: EngineModel, item: Item): string {
	const named = model.plan[LISTS[item.kind]].find(({ id }) => id === item.id)
	return named?.name || item.id
}
