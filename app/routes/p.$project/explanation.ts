import { type ShownExplanation, viewChange, viewFigure } from '#server/actions/plans/explain-figure.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'

/** What the drawer shows for `?why=&scope=&month=`, with `&change=` of the plan with one change; null where nothing is asked. */
export async function explanationFor(
	heading: PlanHeading,
	{ search, signal }: { readonly search: URLSearchParams; readonly signal: AbortSignal },
): Promise<ShownExplanation | null> {
	const quantity = search.get('why')
	if (quantity === null) return null
	const question = { quantity, scope: search.get('scope'), month: search.get('month') }
	const text = search.get('change')
	const change = text === null ? null : parseChange(text)
	if (text !== null && change !== null) return await viewChange(heading, { change, text, question }, signal)
	return await viewFigure(heading, question, signal)
}
