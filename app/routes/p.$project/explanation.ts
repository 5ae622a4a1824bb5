import { explainFigure } from '#server/services/plans/explain-figure.ts'
import { explainChange } from '#server/services/plans/explain-change.ts'
import type { OpenPlan } from '#server/services/plans/get-plan.ts'
import { buildExplanationView, namesIn, withChange } from '#shared/presentation/explanation-view.ts'
import type { ExplanationView } from '#shared/presentation/explanation-view.ts'
import { fieldLinks } from '#shared/presentation/field-links.ts'
import { parsePlanChange } from '#shared/schemas/plan-change.ts'

/** Steps shown below a figure; each of them opens its own. */
const DRAWER_DEPTH = 2

/** What the drawer shows for `?why=&scope=&month=`, with `&change=` of the plan with one change; null where nothing is asked. */
export async function explanationFor(
	open: OpenPlan,
	{ search, signal }: { readonly search: URLSearchParams; readonly signal: AbortSignal },
): Promise<{ view: ExplanationView | null; problem: string | null } | null> {
	const quantity = search.get('why')
	if (quantity === null) return null
	const { plan } = open
	const around = { nameOf: namesIn(plan), linkOf: fieldLinks(plan), scopes: [] }
	const question = { quantity, scope: search.get('scope'), month: search.get('month'), depth: DRAWER_DEPTH }
	const text = search.get('change')
	const change = text === null ? null : parsePlanChange(text)
	if (text !== null && change !== null) {
		const { answer, changed } = await explainChange(open, { change, question }, signal)
		if (!answer.ok) return { view: null, problem: answer.message }
		const view = buildExplanationView(answer.explanation, around)
		return { view: withChange(view, { change: text, changed }), problem: null }
	}
	const answer = await explainFigure(open, question, signal)
	return answer.ok
		? {
				view: buildExplanationView(answer.explanation, { ...around, scopes: answer.scopes, asked: question }),
				problem: null,
			}
		: { view: null, problem: answer.message }
}
