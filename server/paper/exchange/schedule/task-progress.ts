import type { Dated } from '#server/views/schedule/dated.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import type { MonthSpan } from './schedule-links.ts'

/** How far a task has come by the status month. */
export type TaskProgress = {
	readonly isStarted: boolean
	readonly isFinished: boolean
	/** share of it, as reported, else of its months; 1 only once it has ended */
	readonly done: number
}

/** So much of what has not ended is done at most. */
const MOST_UNFINISHED = 0.99

/** A date without length is its one month. */
function monthsOf(start: string, end: string): MonthSpan {
	const finish = addMonths(end, -1)
	return finish < start ? { start: end, finish: end } : { start, finish }
}

/** The planned span of a thing. */
export const plannedSpan = ({ plannedStart, plannedEnd }: Pick<Dated, 'plannedStart' | 'plannedEnd'>): MonthSpan =>
	monthsOf(plannedStart, plannedEnd)

/** A share of the months that have passed, as of what ends with them. */
function elapsed({ start, end, plannedStart, plannedEnd }: Dated, asOf: string): number {
	const months = end === null ? monthsBetween(plannedStart, plannedEnd) : monthsBetween(start, end)
	return Math.min(MOST_UNFINISHED, monthsBetween(start, asOf) / Math.max(1, months))
}

/** What is dated before the status month has begun, or ended, by then; a start that nobody entered begins nothing. */
export function progressOf(row: Dated, asOf: string): TaskProgress {
	const { start, end, usualStart, done } = row
	const isFinished = done === 1 || (end !== null && end <= asOf)
	const isStarted = isFinished || (done === null ? start < asOf && !usualStart : done > 0)
	if (isFinished || !isStarted) return { isStarted, isFinished, done: isFinished ? 1 : 0 }
	return { isStarted, isFinished, done: done ?? elapsed(row, asOf) }
}

/** The months of a thing in a file: as planned, and what has begun or ended as it did. */
export function fileSpan(row: Dated, asOf: string): MonthSpan {
	const { isStarted, isFinished } = progressOf(row, asOf)
	const planned = plannedSpan(row)
	const told = row.end === null ? planned : monthsOf(row.start, row.end)
	const start = isStarted ? (row.end === null ? row.start : told.start) : planned.start
	const finish = isFinished ? told.finish : planned.finish
	return { start, finish: finish < start ? start : finish }
}

/** A step as it goes with its hall: it ends as late as the hall does, and what should have begun before it could has not, unless the hall has. */
export function stepWithHall(
	step: Dated,
	hall: Dated,
	facts: { readonly floatMonths: number; readonly asOf: string },
): TaskProgress {
	const { isStarted, isFinished } = progressOf(hall, facts.asOf)
	if (isFinished) return { isStarted: true, isFinished: true, done: 1 }
	if (facts.floatMonths < 0 && !isStarted) return { isStarted: false, isFinished: false, done: 0 }
	const end = addMonths(step.plannedEnd, Math.max(0, hall.delayMonths))
	return progressOf({ ...step, end: hall.end === null ? null : end }, facts.asOf)
}
