import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { PlanRef } from './get-scenario.ts'
import { askingOf, getHeading } from './plan-heading.ts'

/**
 * The result document as text, and the version of the plan that it is of.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function getResultText(
	actor: Actor,
	ref: PlanRef,
	signal: AbortSignal,
): Promise<{ readonly text: string; readonly version: number }> {
	const heading = await getHeading(actor, ref)
	const text = await askEngine('resultText', { ...askingOf(heading, signal), question: undefined })
	return { text, version: heading.rev }
}
