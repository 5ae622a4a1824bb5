import type { AppLoadContext } from '@remix-run/node'
import { answering } from '#server/http/problem.ts'
import { requireActor } from '#server/http/require-user.ts'
import { getResult, type ComputedPlan } from '#server/services/plans/get-result.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'

export type PlanRequest = {
	readonly request: Request
	readonly params: Readonly<Record<string, string | undefined>>
	readonly context: AppLoadContext
}

// The layout and the page inside it load together: one read serves both.
const opened = new WeakMap<AppLoadContext, Promise<ComputedPlan>>()

/** Which plan an address means: the project and its `?scenario=`, else the baseline. */
export function planRef({ request, params }: Pick<PlanRequest, 'request' | 'params'>): PlanRef {
	return { projectId: params['project'] ?? '', scenarioId: new URL(request.url).searchParams.get('scenario') }
}

async function open(asked: PlanRequest): Promise<ComputedPlan> {
	const actor = await requireActor(asked)
	return await answering(() => getResult(actor, planRef(asked), asked.request.signal))
}

/** The plan of this address with its result, for whoever asks and may see it. */
export async function openPlan(asked: PlanRequest): Promise<ComputedPlan> {
	const known = opened.get(asked.context)
	if (known !== undefined) return await known
	const opening = open(asked)
	opened.set(asked.context, opening)
	return await opening
}

/** The month people are in, for «today» in charts. */
export function thisMonth(): string {
	return new Date().toISOString().slice(0, 7)
}
