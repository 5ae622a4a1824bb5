import { getMoves } from '#server/actions/plans/answers.ts'
import {
	type FigureQuestion,
	type ShownExplanation,
	viewChange,
	viewFigure,
} from '#server/actions/plans/explain-figure.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { RestsView } from '#server/views/explain/explanation-view.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { WHOLE } from '#shared/pages/page-part.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'

type DrawerAsk = { readonly search: URLSearchParams; readonly signal: AbortSignal }
/** `moves` is left out where the drawer asks for it by itself, once it is open. */
export type DrawerView = ShownExplanation & { readonly moves?: MovesView | null }

/**
 * What the drawer shows for `?why=&scope=&month=`, with `&change=` of the plan with one change; null where nothing is asked. What
 * takes the engine longer than the figure comes with `&whole=` alone: a page with scripts asks for it once it is drawn.
 */
export async function explanationFor(heading: PlanHeading, asked: DrawerAsk): Promise<DrawerView | null> {
	const question = questionIn(asked.search)
	if (question === null) return null
	if (!asked.search.has(WHOLE)) return await viewOf(heading, { ...question, rests: false }, asked)
	const [shown, moves] = await Promise.all([
		viewOf(heading, question, asked),
		getMoves(heading, question, asked.signal),
	])
	return { ...shown, moves }
}

/** What the figure of the same address rests on; null where it rests on nothing that can be told. */
export async function restsFor(heading: PlanHeading, asked: DrawerAsk): Promise<RestsView | null> {
	const question = questionIn(asked.search)
	return question === null ? null : ((await viewOf(heading, question, asked)).view?.rests ?? null)
}

function questionIn(search: URLSearchParams) {
	const quantity = search.get('why')
	return quantity === null ? null : { quantity, scope: search.get('scope'), month: search.get('month') }
}

async function viewOf(heading: PlanHeading, question: FigureQuestion, { search, signal }: DrawerAsk) {
	const text = search.get('change')
	const change = text === null ? null : parseChange(text)
	if (text !== null && change !== null) return await viewChange(heading, { change, text, question }, signal)
	return await viewFigure(heading, question, signal)
}
