import { explainFigure } from '#server/services/plans/explain-figure.ts'
import { buildExplanationView, namesIn } from '#shared/presentation/explanation-view.ts'
import type { ExplanationView } from '#shared/presentation/explanation-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Steps shown below a figure; each of them opens its own. */
const DRAWER_DEPTH = 3

/** What the drawer shows for `?why=&scope=&month=`; null where nothing is asked. */
export function explanationFor(
	plan: PlanFile,
	search: URLSearchParams,
): { view: ExplanationView | null; problem: string | null } | null {
	const quantity = search.get('why')
	if (quantity === null) return null
	const answer = explainFigure(plan, {
		quantity,
		scope: search.get('scope'),
		month: search.get('month'),
		depth: DRAWER_DEPTH,
	})
	return answer.ok
		? { view: buildExplanationView(answer.explanation, namesIn(plan)), problem: null }
		: { view: null, problem: answer.message }
}
