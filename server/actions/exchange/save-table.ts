import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { fileNameOf } from '../plans/export-plan.ts'
import type { PlanRef } from '../plans/get-scenario.ts'
import { askingOf, getHeading } from '../plans/plan-heading.ts'

/**
 * A list of the plan or a table of its results as CSV, and the name to save it under.
 * @throws not_found for strangers, and where there is no such table; rate_limited, unavailable where the engine has too
 * much to do
 */
export async function saveTable(
	actor: Actor,
	ref: PlanRef,
	{ table, signal }: { readonly table: string; readonly signal?: AbortSignal },
): Promise<{ readonly text: string; readonly fileName: string }> {
	const heading = await getHeading(actor, ref)
	const { text, name } = await askEngine('table', { ...askingOf(heading, signal), question: { table } })
	if (text === null) throw notFound('table')
	return { text, fileName: fileNameOf(`${name}-${table}`, '.csv') }
}
