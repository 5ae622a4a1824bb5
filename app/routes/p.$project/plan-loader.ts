import type { LoaderFunctionArgs } from '@remix-run/node'
import { isVisitor, type Actor } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { listEntryChanges } from '#server/actions/plans/history/list-entry-changes.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { countTalk, readTalk, type Talk } from '#server/actions/talk/list-threads.ts'
import { countOldLinks } from '#server/actions/sharing/share-links.ts'
import { may } from '#shared/permissions.ts'
import type { ActivityView } from '#server/views/history/activity-view.ts'
import { initialsOf } from '#shared/together/initials.ts'
import { BEFORE, DRAWER, isTalkShown, PAST, SHOWN, THREAD } from '#shared/together/talk.ts'
import { explanationFor } from './explanation.ts'
import { loadPage, openPlan, readerOf } from './open-plan.ts'

/** What stands around every page of a plan. */
export async function planLoader(asked: LoaderFunctionArgs) {
	const actor = await readerOf(asked)
	const open = await openPlan(asked)
	const { project, role, guest, link, scenario, scenarios, rev } = open
	const { searchParams: search } = new URL(asked.request.url)
	const mayShare = may(role, 'sharePlans') && !isVisitor(actor)
	const [{ marks }, explanation, talk, counts, oldLinks] = await Promise.all([
		loadPage(asked, 'layout', undefined),
		answering(() => explanationFor(open, { search, signal: asked.context.gone })),
		guest ? null : besideAt(asked, { actor, open, search }),
		countTalk(actor, open),
		mayShare ? countOldLinks(project) : 0,
	])
	return {
		project: guest ? { ...project, teamId: '' } : project,
		guest,
		rev,
		role,
		canEdit: may(role, 'changePlans'),
		mayShare,
		/** links of which nobody has said yet what they show */
		oldLinks,
		scope: link?.scope ?? null,
		visitor: isVisitor(actor) && !guest,
		selfId: actor.userId,
		self: { name: guest ? '' : actor.name, initials: guest ? '' : initialsOf(actor.name) },
		scenario: { id: scenario.id, label: scenario.label },
		scenarios: scenarios.map(({ id, label }) => ({ id, label })),
		baselineId: scenario.baselineId ?? null,
		marks,
		explanation,
		talk,
		counts,
		mayTalk: may(role, 'comment') && !isVisitor(actor),
	}
}

type BesideAtParams = { readonly actor: Actor; readonly open: PlanHeading; readonly search: URLSearchParams }
/** The drawer: what was said, or what was done. */
type BesidePage = (Talk & { readonly past: null }) | { readonly at: string; readonly past: ActivityView['entries'] }

/** What was said at the place that the address names, or done there; null where it names none. */
async function besideAt(
	asked: LoaderFunctionArgs,
	{ actor, open, search }: BesideAtParams,
): Promise<BesidePage | null> {
	const key = search.get('talk')
	if (key === null) return null
	if (search.get(DRAWER) !== PAST) {
		const show = search.get(SHOWN) ?? ''
		const which = { thread: search.get(THREAD), before: search.get(BEFORE), ...(isTalkShown(show) && { show }) }
		return { ...(await answering(() => readTalk(actor, open, { key, ...which }))), past: null }
	}
	const changes = await listEntryChanges(open, key)
	const { entries } = await loadPage(asked, 'activity', { changes })
	return { at: key, past: entries }
}
