import type { PlanResult } from '#shared/result.ts'
import type { ScheduleLogic } from '#shared/schedule-logic.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { compareTasks, type TasksCompared } from './compare-tasks.ts'
import { layOutSchedule, type ScheduleFormat } from './lay-out-schedule.ts'
import { readMspdi } from './read-mspdi.ts'
import { readXer } from './read-xer.ts'
import { writeMspdi } from './write-mspdi.ts'
import { xerBytes } from './write-xer.ts'

/** As many as a form carries back. */
const MOST_CHANGES = 200
const MOST_UNKNOWN = 20

type ScheduleAnswersRun = { readonly plan: PlanFile; readonly result: () => PlanResult }
type ScheduleComparedResult = { readonly ok: true; readonly more: number } & TasksCompared

type ScheduleFileRun = Omit<ScheduleAnswersRun, 'result'> & {
	readonly result: PlanResult
	readonly logic: ScheduleLogic
}

/** The planned dates with what links them as a file of MS Project or Primavera. */
export function scheduleBytes(run: ScheduleFileRun, format: ScheduleFormat): Uint8Array {
	const file = layOutSchedule(run)
	return format === 'xer' ? xerBytes(file) : new TextEncoder().encode(writeMspdi(file))
}

/** What a file of MS Project or Primavera would change. */
export function scheduleCompared(
	{ plan, result }: ScheduleAnswersRun,
	{ text }: { readonly text: string },
): ScheduleComparedResult | { readonly ok: false; readonly problem: string } {
	const read = text.startsWith('ERMHDR') ? readXer(text) : readMspdi(text)
	if (!read.ok) return read
	const { changes, unknown, same } = compareTasks({ plan, result: result() }, read.tasks)
	return {
		ok: true,
		changes: changes.slice(0, MOST_CHANGES),
		more: Math.max(0, changes.length - MOST_CHANGES),
		unknown: unknown.slice(0, MOST_UNKNOWN),
		same,
	}
}
