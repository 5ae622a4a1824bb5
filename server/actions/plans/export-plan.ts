import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, getHeading } from './plan-heading.ts'
import type { PlanRef } from './get-scenario.ts'

/**
 * The text of the plan file, the version it is of, and the name to save it under. `signal`: the asker has gone.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function exportPlan(
	actor: Actor,
	ref: PlanRef,
	signal?: AbortSignal,
): Promise<{ readonly text: string; readonly fileName: string; readonly version: number }> {
	const heading = await getHeading(actor, ref)
	const { text, name } = await askEngine('exported', { ...askingOf(heading, signal), question: undefined })
	return { text, fileName: fileNameOf(name, '.strata.json'), version: heading.rev }
}

/** A plan’s name as that of a file. */
export function fileNameOf(name: string, end: string): string {
	const slug = name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
	return `${slug || 'plan'}${end}`
}
