import { askEngine, warmEngines } from '#server/runs/ask-engine.ts'
import type { MovesView } from '#server/views/remedies/moves-view.ts'
import { asAsked, requireTold } from './explain-figure.ts'
import { keepAnswers } from './keep-answers.ts'
import { askingOf, type PlanHeading, getHeading, askingAbout } from './plan-heading.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import type { PageAnswers } from '#server/runs/page-answers.ts'
import type { Actor } from '#server/access/actor.ts'
import { type PlanRef, getScenario } from './get-scenario.ts'
import { Searches, type Start } from './searches.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PatchTrial } from '#server/runs/trials/try-patch.ts'
import type { MergePatch } from '#shared/tried-change.ts'
import type { TrialAsked } from '#server/runs/trials/try-dates.ts'
import { currentEnv } from '#server/env.ts'
import type { TrialReply } from '#shared/pages/trial.ts'
import { randomUUID } from 'node:crypto'
import type { PasteCommand } from '#server/runs/edits/pages/preview-paste.ts'
import { changesUnder } from '#server/actions/scenarios/plan-log.ts'
import type { PastePreview } from '#shared/grid/pasted.ts'
import { previewSample } from '#server/actions/projects/sample.ts'

/**
 * Starts the threads of the engine and has them do what an edit does until the code for it is compiled: the first person
 * to edit after a start then waits no longer than the ones after. It makes the page everybody sees first, too.
 */
export async function warmUp(): Promise<void> {
	await Promise.all([previewSample(), warmEngines()])
}

/**
 * What pasting a block would do to a plan, row by row; nothing is written.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function previewPaste(actor: Actor, ref: PlanRef, command: PasteCommand): Promise<PastePreview> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const since = await changesUnder(scope, scenario.rev, command)
	const ask = { command, since, userId: actor.userId, budget: currentEnv().PLAN_BUDGET_CELLS }
	// A block is long: what is asked twice at once is asked twice.
	const joinAs = randomUUID()
	return await askEngine('pasted', { ...askingAbout(scope, scenario.rev), question: ask, joinAs })
}

type TryDatesParams = Omit<TrialAsked, 'budget'> & { readonly signal: AbortSignal }

/**
 * What a plan would come to with some dates moved; nothing is written.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function tryDates(actor: Actor, ref: PlanRef, { signal, ...asked }: TryDatesParams): Promise<TrialReply> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const question = { ...asked, budget: currentEnv().PLAN_BUDGET_CELLS }
	return await askEngine('triedDates', { ...askingAbout(scope, scenario.rev, signal), question })
}

type DecisionsAsk = {
	/** only what loses in this month */
	readonly month?: string | undefined
	/** aborted when the asker has gone: a search that nobody follows any more stops */
	readonly signal?: AbortSignal | undefined
}

type PlanWithDecisions = PlanHeading & {
	/**
	 * What is found, then what is found more; the last one is `complete`. Null, once, where the engine did not finish in
	 * time: the same question may be asked again.
	 */
	readonly found: AsyncIterable<PlanDecisions | null>
}

const isComplete = ({ complete }: PlanDecisions) => complete
// By scenario, edit and question: a plan that has not changed is not looked at again while this process lives.
const searches = new Searches<PlanDecisions>({ most: 100, isComplete })

/**
 * What can still be decided of a plan, by the engine, told as it is found. The first answer to an edit takes some seconds.
 * @throws not_found for strangers; rate_limited, unavailable where too much waits already
 */
export async function getDecisions(
	actor: Actor,
	ref: PlanRef,
	{ signal, month }: DecisionsAsk,
): Promise<PlanWithDecisions> {
	const heading = await getHeading(actor, ref)
	const key = JSON.stringify([askingOf(heading).at, month ?? ''])
	const start: Start<PlanDecisions> = (onNews, stop) =>
		askEngine('decisions', { ...askingOf(heading, stop), question: { month }, found: onNews })
	return { ...heading, found: await searches.follow(key, start, signal) }
}

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

/**
 * What a plan says of itself: whether its target is met, what is lost, and why.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function getVerdict(actor: Actor, ref: PlanRef, signal: AbortSignal): Promise<PlanVerdict> {
	return await askEngine('verdict', { ...askingOf(await getHeading(actor, ref), signal), question: undefined })
}

type PatchAsk = { readonly patch: MergePatch; readonly signal: AbortSignal }

/**
 * What a merge patch would come to: the verdict before it and with it, or why the plan would not be valid. Nothing is written,
 * so whoever sees the plan may ask.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function tryPatch(actor: Actor, ref: PlanRef, { patch, signal }: PatchAsk): Promise<PatchTrial> {
	const question = { patch, budget: currentEnv().PLAN_BUDGET_CELLS }
	return await askEngine('triedPatch', { ...askingOf(await getHeading(actor, ref), signal), question })
}

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

export type MovesQuestion = { readonly quantity: string; readonly scope: string | null; readonly month: string | null }

// By scenario, edit and figure.
const kept = keepAnswers<MovesView | null>(200)

/**
 * The inputs of the plan that move a figure most; null where the plan has no such figure. Who may see the plan has
 * been checked by whoever opened it.
 */
export async function getMoves(
	heading: PlanHeading,
	{ quantity, scope, month }: MovesQuestion,
	signal: AbortSignal,
): Promise<MovesView | null> {
	await requireTold(heading, { quantity, scope, month }, signal)
	const asking = askingOf(heading, signal)
	const question = asAsked({ quantity, scope, month })
	const key = JSON.stringify([asking.at, quantity, scope, month])
	return await kept(key, () => askEngine('moves', { ...asking, question }))
}
