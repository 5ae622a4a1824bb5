import type { PlanAnswers } from '#server/runs/answers.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { withAuthors, type AuthorOf, readPath } from '#shared/explanation-authors.ts'
import { isOfMoneyUnit } from '#server/views/withheld/withheld-answer.ts'
import { withheldBy } from '#shared/together/link-scope.ts'
import type { ExplanationView } from '#server/views/explain/explanation-view.ts'
import type { TriedChange } from '#shared/tried-change.ts'
import { askingOf, type PlanHeading } from './plan-heading.ts'
import { listOverrideAuthors } from '#server/store/rows/assumption-overrides.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { findDifferences, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import type { PlanItem } from '#shared/explanation-places.ts'
import { readDifferences } from '#shared/schemas/differences.ts'
import { changesOfItems } from '#server/actions/scenarios/plan-log.ts'

/** Who set the plan fields and overrides an explanation ends at, from the overrides and the log of edits. */
export async function findAuthors(
	scope: ScenarioScope,
	/** the items its plan fields belong to, by path */
	places: Readonly<Record<string, PlanItem>>,
): Promise<AuthorOf> {
	const items = new Map(Object.values(places).map((item) => [`${item.kind}/${item.itemId}`, item]))
	const { teamId, scenarioId, baselineId } = scope
	const stated = baselineId === undefined ? {} : readDifferences(await findDifferences(scope)).assumptions
	const overridden = Object.keys(stated).map((itemId) => ({ kind: 'assumptions', itemId }))
	const [overrides, changes] = await Promise.all([
		listOverrideAuthors({ teamId, scenarioId: baselineId ?? scenarioId }),
		changesOfItems(scope, [...items.values(), ...overridden]),
	])
	const setBy = new Map(overrides.map(({ key, userName, at }) => [key, { who: userName, when: at.toISOString() }]))
	const itemAt = new Map(Object.entries(places))
	return (origin) => {
		const own = origin.kind === 'override' && Object.hasOwn(stated, origin.key)
		if (origin.kind === 'override' && !own) return setBy.get(origin.key) ?? null
		const item = own ? { kind: 'assumptions', itemId: origin.key } : itemAt.get('path' in origin ? origin.path : '')
		const field = own || !('path' in origin) ? '' : (readPath(origin.path)?.field ?? '')
		const change = item && changes.find((row) => isOf(row, item) && touches(row, field))
		return change ? { who: change.userName, when: change.at.toISOString() } : null
	}
}

const isOf = (row: ChangeRow, { kind, itemId }: Pick<PlanItem, 'itemId'> & { readonly kind: string }) =>
	row.kind === kind && row.itemId === itemId

// An item that was added came with all its fields; a group that was replaced brought those below it.
function touches(row: ChangeRow, field: string): boolean {
	return row.fields.some(
		(changed) => changed.field === '' || field === changed.field || field.startsWith(`${changed.field}.`),
	)
}

export type FigureQuestion = {
	readonly quantity: string
	readonly scope: string | null
	readonly month: string | null
	readonly inPlanMoney?: boolean
	/** false: without what it rests on */
	readonly rests?: boolean
}

type ExplainAnswer = ReturnType<PlanAnswers['explain']>['answer']
/** What a drawer shows: the view, or why there is none. */
export type ShownExplanation = { readonly view: ExplanationView | null; readonly problem: string | null }

/**
 * Sees that a link does not withhold what a figure is made of: by how money comes about, every price could be told.
 * @throws not_found
 */
export async function requireTold(heading: PlanHeading, question: FigureQuestion, signal: AbortSignal): Promise<void> {
	const { link } = heading
	if (link === null || !withheldBy(link.scope).includes('prices')) return
	const alone = { ...asAsked(question), rests: false }
	const { answer } = await askEngine('explain', { ...askingOf(heading, signal), question: alone })
	if (answer.ok && isOfMoneyUnit(answer.explanation.unit)) throw notFound('figure')
}

/**
 * Why a figure of a plan is what it is, and who set what it ends at; a question that fits nothing is answered with what
 * would fit. Who may see the plan has been checked by whoever opened it: here and below.
 */
export async function explainFigure(
	heading: PlanHeading,
	question: FigureQuestion,
	signal: AbortSignal,
): Promise<ExplainAnswer> {
	const asking = askingOf(heading, signal)
	await requireTold(heading, question, signal)
	const { answer, places } = await askEngine('explain', { ...asking, question: asAsked(question) })
	if (!answer.ok) return answer
	const authorOf = heading.guest ? () => null : await findAuthors(scopeOf(heading.scenario), places)
	return { ...answer, explanation: withAuthors(answer.explanation, authorOf) }
}

/** The same as a drawer shows it. */
export async function viewFigure(
	heading: PlanHeading,
	asked: FigureQuestion,
	signal: AbortSignal,
): Promise<ShownExplanation> {
	const answer = await explainFigure(heading, { ...asked, inPlanMoney: true }, signal)
	if (!answer.ok) return { view: null, problem: answer.message }
	const question = { explanation: answer.explanation, scopes: answer.scopes, asked }
	return { view: await askEngine('explanationView', { ...askingOf(heading, signal), question }), problem: null }
}

/** What a change of the plan does to a figure, as a drawer shows it; `text` is the change as the address carries it. */
export async function viewChange(
	heading: PlanHeading,
	asked: { readonly change: TriedChange; readonly text: string; readonly question: FigureQuestion },
	signal: AbortSignal,
): Promise<ShownExplanation> {
	const { change, text, question } = asked
	// A change says what stands at its place now.
	if (heading.link !== null && withheldBy(heading.link.scope).length > 0) throw notFound('figure')
	return await askEngine('explainChange', {
		...askingOf(heading, signal),
		question: { ...asAsked(question), change, text, inPlanMoney: true },
	})
}

/** A question as the engine takes it: what is not asked is left out. */
export function asAsked<Q extends { readonly scope: string | null; readonly month: string | null }>(question: Q) {
	return { ...question, scope: question.scope ?? undefined, month: question.month ?? undefined }
}
