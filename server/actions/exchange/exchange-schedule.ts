import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { DateChange } from '#server/runs/edits/plan-command.ts'
import type { EditAnswer } from '../plans/change-plan.ts'
import { editPlan } from '../plans/edit-plan.ts'
import { fileNameOf } from '../plans/export-plan.ts'
import type { PlanRef } from '../plans/get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from '../plans/plan-heading.ts'

/**
 * The planned dates as MS Project XML, and the name to save them under.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function exportSchedule(actor: Actor, ref: PlanRef, signal: AbortSignal) {
	const heading = await getHeading(actor, ref)
	const { text, name } = await askEngine('scheduleXml', { ...askingOf(heading, signal), question: undefined })
	return { text, fileName: fileNameOf(name, '-schedule.xml') }
}

/** MS Project writes UTF-8, Primavera the code page of its Windows. */
function textOf(bytes: ArrayBuffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return new TextDecoder('windows-1252').decode(bytes)
	}
}

/**
 * What of a plan's dates differs in a file; nothing is written. It is read in a thread of the engine.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function compareSchedule(heading: PlanHeading, bytes: ArrayBuffer, signal: AbortSignal) {
	return await askEngine('scheduleCompared', { ...askingOf(heading, signal), question: { text: textOf(bytes) } })
}

/**
 * Takes dates from a file into a plan: one step, all or none.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function takeDates(
	actor: Actor,
	ref: PlanRef,
	{ changes, baseRev }: { readonly changes: readonly DateChange[]; readonly baseRev: number },
): Promise<EditAnswer> {
	return await editPlan(actor, ref, { command: 'dates', changes, baseRev, why: 'Taken from a schedule file' })
}
