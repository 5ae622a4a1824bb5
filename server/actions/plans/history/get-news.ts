import type { Actor } from '#server/access/actor.ts'
import { findReplaced } from '#server/runs/edits/find-replaced.ts'
import { getScenario, type PlanRef } from '../get-scenario.ts'
import { getPage } from '../get-page.ts'
import { getHeading } from '../plan-heading.ts'
import { changesOfItems, changesSince } from '#server/actions/scenarios/plan-log.ts'

/** Where a plan stands, and what of the reader's own others have replaced since an edit. */
export type News = { readonly rev: number; readonly replaced: readonly string[] }

/** Who has been away for longer reads the activity. */
const MOST_EDITS = 500
const MOST_ITEMS = 50

/**
 * Says whether a plan has moved on, and tells its reader which of their values a colleague has since replaced.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function getNews(actor: Actor, ref: PlanRef, since: number): Promise<News> {
	const { scope, scenario } = await getScenario(actor, ref, 'seePlans')
	const { rev } = scenario
	if (rev <= since) return { rev, replaced: [] }
	const from = Math.max(since, rev - MOST_EDITS)
	const theirs = (await changesSince(scope, from)).filter(({ userId }) => userId !== actor.userId)
	const items = new Map(theirs.map(({ kind, itemId }) => [`${kind} ${itemId}`, { kind, itemId }]))
	const log = await changesOfItems(scope, [...items.values()].slice(0, MOST_ITEMS))
	const replaced = findReplaced(log.toReversed(), { userId: actor.userId, since: from })
	if (replaced.length === 0) return { rev, replaced: [] }
	return { rev, replaced: await getPage(await getHeading(actor, ref), 'replaced', { question: { replaced } }) }
}
