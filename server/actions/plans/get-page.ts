import type { PlanAnswers } from '#server/runs/answers.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { PageAnswers } from '#server/runs/page-answers.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'

export type PageName = keyof PageAnswers
export type PageQuestion<P extends PageName> = Parameters<PlanAnswers[P]>[1]
export type PageModel<P extends PageName> = Awaited<ReturnType<PlanAnswers[P]>>

/**
 * The model of a page, made where the plan and its run are. Who may see the plan has been checked by whoever opened it.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export function getPage<P extends PageName>(
	heading: PlanHeading,
	page: P,
	asked: { readonly question: PageQuestion<P>; readonly signal?: AbortSignal },
): Promise<PageModel<P>> {
	return askEngine<P>(page, { ...askingOf(heading, asked.signal), question: asked.question })
}
