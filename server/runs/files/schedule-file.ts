import { logicOf } from '#server/engine/lay-out-plan.ts'
import type { ScheduleFormat } from '#server/paper/exchange/schedule/lay-out-schedule.ts'
import { scheduleBytes, scheduleCompared } from '#server/paper/exchange/schedule/schedule-answers.ts'
import { scheduleText } from '#server/paper/exchange/schedule/windows-text.ts'
import type { KeptRun } from '../kept-runs.ts'

/** The planned dates with links, trades and calendars as a file of MS Project or Primavera, and the name of the plan. */
export function scheduleFile({ plan, frame, result }: KeptRun, { format }: { readonly format: ScheduleFormat }) {
	return { body: scheduleBytes({ plan, result: result(), logic: logicOf(frame) }, format), name: plan.name }
}

/** What a file of MS Project or Primavera would change in a plan. */
export function scheduleFileCompared({ plan, result }: KeptRun, { bytes }: { readonly bytes: Uint8Array }) {
	return scheduleCompared({ plan, result }, { text: scheduleText(bytes) })
}
