import type { CauseCode } from '#shared/result/cause-result.ts'
import type { ProgressResult, ScheduleEntry } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { finishIfOrdered, hallMonthsLate, hallOrderDelay } from '../equipment/lot-dates.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { workDue, workDuration } from '../layers/energy/gating-works.ts'
import type { DelayCauses } from '../balance/causes/delay-causes.ts'
import { type CrewSchedule, levelWork } from '../schedule/crews/crew-schedule.ts'
import { allThereAt, progressFigures } from '../schedule/progress/progress-figures.ts'
import { hallFinish } from '../schedule/schedule.quantities.ts'
import type { Cause } from '../schedule/types.ts'
import type { Item } from '../schedule/planned-items.ts'
import { workDates } from '../schedule/work-dates.ts'
import type { EngineModel } from '../world.ts'

/** Halls, on-site plants, orders and works of others with their dates, keyed `phase:id`, `contract:id`, `order:id`, `work:id`. */
export function scheduleResult(frame: Frame<EngineModel>): Readonly<Record<string, ScheduleEntry>> {
	const { model } = frame.world
	const schedule = noteOf(frame, levelWork)
	const { items, dates } = schedule
	const month = (index: number) => addMonths(model.plan.startMonth, index)
	return Object.fromEntries([
		...items.flatMap((item, index): readonly (readonly [string, ScheduleEntry])[] => {
			const dated = dates[index]
			if (!dated) return []
			const entry: ScheduleEntry = {
				name: nameOf(model, item),
				siteId: model.plan.sites[item.site]?.id ?? '',
				// An existing hall is finished before it starts to count.
				plannedStart: month(Math.min(item.plannedStart, item.plannedFinish)),
				plannedFinish: month(item.plannedFinish),
				start: month(Math.min(dated.start, dated.finish ?? dated.start)),
				finish: dated.finish === null ? null : month(dated.finish),
				delayMonths: dated.delayMonths,
				cause: dated.cause === null ? null : causeCode(dated.cause),
				...(item.kind === 'phase' && ofHall(frame, item.id, { month, cause: dated.cause })),
				progress: progressOf(schedule, { item: index, allThere: allThereOf(frame, item) }, month),
			}
			return [[`${item.kind}:${item.id}`, entry]]
		}),
		...worksOfOthers(frame, month),
	])
}

type DatesOfHall = Pick<ScheduleEntry, 'finish' | 'finishInTime' | 'delayMonths' | 'cause' | 'lateItem'>
type HallAsk = { readonly month: (index: number) => string; readonly cause: Cause | null }

/** A hall is finished when what is not ordered, ordered now, has come; beside it when it were if that came in time. Rule pD4. */
function ofHall(frame: Frame<EngineModel>, id: string, { month, cause }: HallAsk): DatesOfHall {
	const hall = frame.world.model.plan.buildPhases.findIndex((phase) => phase.id === id)
	const [inTime, now] = [columnOf(frame, hallFinish).at(hall, 0), columnOf(frame, finishIfOrdered).at(hall, 0)]
	const monthOrNull = (at: number) => (Number.isNaN(at) ? null : month(at))
	const lateItem = noteOf(frame, dateLots).waitsFor[hall]?.item ?? null
	const own = cause === null ? null : causeCode(cause)
	return {
		finish: monthOrNull(now),
		finishInTime: monthOrNull(inTime),
		delayMonths: columnOf(frame, hallMonthsLate).at(hall, 0),
		cause: lateItem !== null && now > inTime ? `long_lead:${lateItem}` : own,
		lateItem,
	}
}

/** Only halls wait for what is not ordered. Rule pD4. */
function allThereOf(frame: Frame<EngineModel>, { kind, id, plannedFinish }: Item): number {
	const hall = kind === 'phase' ? frame.world.model.plan.buildPhases.findIndex((phase) => phase.id === id) : -1
	return allThereAt(plannedFinish, hall < 0 ? 0 : columnOf(frame, hallOrderDelay).at(hall, 0))
}

/** Earned value of an item, and its finish as forecast beside that had nothing been reported. Rule pV6. */
function progressOf(
	schedule: CrewSchedule,
	of: Parameters<typeof progressFigures>[1],
	month: (index: number) => string,
): ProgressResult | null {
	const asOf = schedule.reported[of.item]?.earned.asOf
	const figures = progressFigures(schedule, of)
	if (asOf === undefined || figures === null) return null
	const { actualHours, cpi, spi, baselineStart, baselineFinish, forecastFinish, ...shares } = figures
	const orNull = (figure: number) => (Number.isNaN(figure) ? null : figure)
	const monthOrNull = (index: number) => (Number.isNaN(index) ? null : month(index))
	return {
		...shares,
		asOf: month(asOf),
		actualHours: orNull(actualHours),
		cpi: orNull(cpi),
		spi: orNull(spi),
		baselineStart: month(baselineStart),
		baselineFinish: monthOrNull(baselineFinish),
		forecastFinish: monthOrNull(forecastFinish),
	}
}

/** Nobody levels the work of others: its likely delay is in its planned dates, as a contract’s is. */
function worksOfOthers(
	frame: Frame<EngineModel>,
	month: (index: number) => string,
): readonly (readonly [string, ScheduleEntry])[] {
	return frame.world.model.plan.gatingWorks.map(({ id, name, siteId }, index) => {
		const dated = workDates((name) => columnOf(frame, WORK[name]).at(index, 0))
		const entry: ScheduleEntry = {
			name: name || id,
			siteId,
			plannedStart: month(dated.plannedStart),
			plannedFinish: month(dated.plannedFinish),
			start: month(dated.start),
			finish: month(dated.finish),
			delayMonths: dated.delay,
			cause: null,
			progress: null,
		}
		return [`work:${id}`, entry]
	})
}

/** What makes each late item late, by its key in the schedule: found once for all runs that keep a schedule. */
export const delaysOf = keptBy(({ items, dates }: CrewSchedule): DelayCauses => {
	const delays = new Map<string, CauseCode>()
	for (const [index, { kind, id }] of items.entries()) {
		const cause = dates[index]?.cause ?? null
		if (cause !== null) delays.set(`${kind}:${id}`, causeCode(cause))
	}
	return delays
})

/** `labour:electrician`, `long_lead:hv_transformer`, `space`, `work_windows`, `progress` */
function causeCode({ kind, name }: Cause): CauseCode {
	if (kind === 'windows') return 'work_windows'
	return kind === 'space' || kind === 'progress' ? kind : `${kind}:${name}`
}

const WORK = { duration: workDuration, due: workDue } as const

const LISTS = { phase: 'buildPhases', order: 'chipOrders', contract: 'powerContracts' } as const

function nameOf(model: EngineModel, item: Item): string {
	const named = model.plan[LISTS[item.kind]].find(({ id }) => id === item.id)
	return named?.name || item.id
}
