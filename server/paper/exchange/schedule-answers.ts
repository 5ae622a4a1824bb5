import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { compareTasks, type TasksCompared } from './compare-tasks.ts'
import { readMspdi } from './read-mspdi.ts'
import { readXer } from './read-xer.ts'
import { writeMspdi } from './write-mspdi.ts'

/** As many as a form carries back. */
const MOST_CHANGES = 200
const MOST_UNKNOWN = 20

type Run = { readonly plan: PlanFile; readonly result: () => PlanResult }
type Compared = { readonly ok: true; readonly more: number } & TasksCompared

/** The planned dates as MS Project XML, and the name of the plan. */
export const scheduleXml = ({ plan, result }: Run) => ({ text: writeMspdi(plan, result()), name: plan.name })

/** What a file of MS Project or Primavera would change. */
export function scheduleCompared(
	{ plan, result }: Run,
	{ text }: { readonly text: string },
): Compared | { readonly ok: false; readonly problem: string } {
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
