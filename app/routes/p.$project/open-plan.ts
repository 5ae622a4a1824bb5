import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireShortQuery } from '#server/http/short-query.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { getPage, type PageModel, type PageName, type PageQuestion } from '#server/actions/plans/get-page.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'

export type PlanRequest = {
	readonly request: Request
	readonly params: Readonly<Record<string, string | undefined>>
	readonly context: AppLoadContext
}

// The layout and the page inside it load together: one read serves both.
const actors = new WeakMap<AppLoadContext, Promise<Actor>>()
const opened = new WeakMap<AppLoadContext, Promise<PlanHeading>>()

/** Which plan an address means: the project and its `?scenario=`, else the baseline. */
export function planRef({ request, params }: Pick<PlanRequest, 'request' | 'params'>): PlanRef {
	return { projectId: params['project'] ?? '', scenarioId: new URL(request.url).searchParams.get('scenario') }
}

/** The issue that an address asks for with `?issue=3`; null where it asks for the plan as it stands. */
export function issueIn({ request, params, context }: PlanRequest) {
	const text = new URL(request.url).searchParams.get('issue')
	if (text === null) return null
	const number = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0
	return { projectId: params['project'] ?? '', number, signal: context.gone }
}

/** Who loads the pages of this address. */
export async function readerOf(asked: PlanRequest): Promise<Actor> {
	const known = actors.get(asked.context)
	if (known !== undefined) return await known
	const reader = requireActor(asked)
	actors.set(asked.context, reader)
	return await reader
}

async function open(asked: PlanRequest): Promise<PlanHeading> {
	const actor = await readerOf(asked)
	return await answering(async () => {
		requireShortQuery(new URL(asked.request.url).searchParams)
		return await getHeading(actor, planRef(asked))
	})
}

/** The heading of the plan of this address, for whoever asks and may see it. */
export async function openPlan(asked: PlanRequest): Promise<PlanHeading> {
	const known = opened.get(asked.context)
	if (known !== undefined) return await known
	const opening = open(asked)
	opened.set(asked.context, opening)
	return await opening
}

/** Makes pages of this address show this plan: what is typed in it counts. */
export function showPlan({ context }: PlanRequest, heading: PlanHeading): void {
	opened.set(context, Promise.resolve(heading))
}

/** What a page of this plan shows. */
export async function loadPage<P extends PageName>(
	asked: PlanRequest,
	page: P,
	question: PageQuestion<P>,
): Promise<PageModel<P>> {
	const heading = await openPlan(asked)
	return await answering(() => getPage(heading, page, { question, signal: asked.context.gone }))
}
