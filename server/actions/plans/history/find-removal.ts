import type { Actor } from '#server/access/actor.ts'
import { removalIn } from '#server/runs/edits/find-conflicts.ts'
import { changesOfItems } from '#server/actions/scenarios/plan-log.ts'
import { removedText } from '#server/runs/edits/edit-conflicts.ts'
import { nameOfEntry } from '#server/views/messages/edited-place.ts'
import { getScenario, type PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { News } from './get-news.ts'

type FindRemovalParams = { readonly kind: string; readonly itemId: string; readonly since: number }
/** Who removed an entry and when, in words, and the edit up to which that is known; null where it is there. */
export type Removal = News & { readonly gone: string | null }

/**
 * Whether an entry that somebody looks at has been removed since an edit.
 * @throws not_found for strangers
 */
export async function findRemoval(
	actor: Actor,
	ref: PlanRef,
	{ kind, itemId, since }: FindRemovalParams,
): Promise<Removal> {
	const { scope, scenario } = await getScenario(actor, ref, 'seePlans')
	const { rev } = scenario
	if (rev <= since) return { rev, replaced: [], gone: null }
	const log = (await changesOfItems(scope, [{ kind, itemId }])).toReversed()
	const removal = removalIn(log, { kind, itemId })
	const isBack = log.some((change) => change.action === 'add' && change.rev > (removal?.rev ?? 0))
	if (removal === undefined || removal.rev <= since || isBack) return { rev, replaced: [], gone: null }
	const was = removal.fields.find(({ field }) => field === '')?.before
	const name = nameOfEntry(was) ?? itemId
	return { rev, replaced: [], gone: `${removedText({ by: removal.userName, at: removal.at, name })}.` }
}
