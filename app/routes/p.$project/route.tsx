import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { Eye } from 'lucide-react'
import { memo } from 'react'
import { clsx } from 'clsx'
import { ExplainDrawer } from '#app/components/explain/explain-drawer.tsx'
import { LiveProvider } from '#app/components/live/live-provider.tsx'
import { TalkCounts } from '#app/components/talk/talk-counts.tsx'
import { TalkDrawer } from '#app/components/talk/talk-drawer.tsx'
import { PlanBar } from '#app/components/plan/plan-bar.tsx'
import { PlanNews } from '#app/components/plan/plan-news.tsx'
import { ScenarioNote } from '#app/components/plan/scenario-note.tsx'
import { SaveBoardProvider } from '#app/components/plan/save-board.tsx'
import { PlanRail } from '#app/components/plan/plan-rail.tsx'
import { UndoProvider } from '#app/components/plan/undo.tsx'
import { TermsProvider } from '#app/components/ui/terms.tsx'
import { isVisitor, type Actor } from '#server/auth/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listEntryChanges } from '#server/services/plans/history/list-entry-changes.ts'
import type { PlanHeading } from '#server/services/plans/plan-heading.ts'
import { countTalk, readTalk, type Talk } from '#server/services/talk/list-threads.ts'
import { may, ROLE_LABELS } from '#shared/permissions.ts'
import type { ActivityView } from '#shared/presentation/history/activity-view.ts'
import { DRAWER, PAST } from '#shared/together/talk.ts'
import { explanationFor } from './explanation.ts'
import { GuestBanner } from './guest-banner.tsx'
import { JobToast } from './job-toast.tsx'
import { loadPage, openPlan } from './open-plan.ts'
import { keepingFigures, useKeeping } from './kept-figures.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	pageTitle(data?.project.name ?? 'Plan'),
	{ name: 'robots', content: 'noindex' },
]

export { unlessRefused as shouldRevalidate } from './should-revalidate.ts'
export const clientLoader = keepingFigures('routes/p.$project')

export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const open = await openPlan(asked)
	const { project, role, guest, scenario, scenarios, rev } = open
	const { searchParams: search } = new URL(asked.request.url)
	const [{ statuses }, explanation, talk, counts] = await Promise.all([
		loadPage(asked, 'layout', undefined),
		answering(() => explanationFor(open, { search, signal: asked.context.gone })),
		guest ? null : besideAt(asked, { actor, open, search }),
		countTalk(actor, open),
	])
	return {
		project: guest ? { ...project, teamId: '' } : project,
		guest,
		rev,
		roleName: ROLE_LABELS[role],
		canEdit: may(role, 'changePlans'),
		visitor: isVisitor(actor) && !guest,
		selfId: actor.userId,
		scenario: { id: scenario.id, label: scenario.label },
		scenarios: scenarios.map(({ id, label }) => ({ id, label })),
		baselineId: scenario.baselineId ?? null,
		statuses,
		explanation,
		talk,
		counts,
		mayTalk: may(role, 'comment') && !isVisitor(actor),
	}
}

type Beside = { readonly actor: Actor; readonly open: PlanHeading; readonly search: URLSearchParams }

/** What was said at the place that the address names, or done there; null where it names none. */
async function besideAt(
	asked: LoaderFunctionArgs,
	{ actor, open, search }: Beside,
): Promise<(Talk & { readonly past: ActivityView['entries'] | null }) | null> {
	const place = search.get('talk')
	if (place === null) return null
	if (search.get(DRAWER) !== PAST) return { ...(await readTalk(actor, open, { key: place })), past: null }
	const changes = await listEntryChanges(open, place)
	const { entries } = await loadPage(asked, 'activity', { changes })
	return { at: place, threads: [], people: [], past: entries }
}

export default function PlanLayout() {
	useKeeping()
	return <PlanFrame {...useLoaderData<typeof loader>()} />
}

/** What stands around every page of a plan; drawn anew with what is loaded, not with every step of an edit on its way. */
const PlanFrame = memo(function PlanFrame({
	project,
	guest,
	rev,
	roleName,
	canEdit,
	visitor,
	selfId,
	scenario,
	scenarios,
	baselineId,
	statuses,
	explanation,
	talk,
	counts,
	mayTalk,
}: ReturnType<typeof useLoaderData<typeof loader>>) {
	return (
		<SaveBoardProvider key={`${project.id} ${scenario.id}`}>
			<LiveProvider
				projectId={project.id}
				scenarioId={scenario.id}
				rev={rev}
				selfId={selfId}
				enabled={!visitor && !guest}
			>
				<UndoProvider projectId={project.id} scenarioId={scenario.id} enabled={canEdit}>
					<div className={clsx('app', (explanation ?? talk) !== null && 'with-drawer')}>
						<a className="skip-link" href="#main">
							Skip to the page
						</a>
						<PlanBar
							projectId={project.id}
							projectName={project.name}
							team={{ id: project.teamId, name: project.teamName }}
							scenario={scenario}
							scenarios={scenarios}
							canEdit={canEdit}
							visitor={visitor}
							guest={guest}
							counts={counts}
						/>
						<PlanRail projectId={project.id} statuses={statuses} />
						<main className="main" id="main" tabIndex={-1}>
							{guest && <GuestBanner projectId={project.id} />}
							{!canEdit && !guest && (
								<div className="notice mb-4">
									<Eye className="icon" strokeWidth={1.75} aria-hidden />
									<div className="notice-main">
										You are a {roleName.toLowerCase()} in {project.teamName}: you see everything and change nothing. An
										owner or admin can change that.
									</div>
								</div>
							)}
							{baselineId !== null && (
								<ScenarioNote projectId={project.id} scenario={scenario} baselineId={baselineId} />
							)}
							{!visitor && !guest && <PlanNews projectId={project.id} scenarioId={scenario.id} rev={rev} />}
							<TermsProvider>
								<TalkCounts may={mayTalk} open={counts.open}>
									<Outlet />
								</TalkCounts>
							</TermsProvider>
						</main>
						{!visitor && !guest && <JobToast projectId={project.id} selfId={selfId} />}
						{talk !== null && <TalkDrawer {...talk} projectId={project.id} scenarioId={scenario.id} may={mayTalk} />}
						{talk === null && explanation !== null && (
							<ExplainDrawer view={explanation.view} problem={explanation.problem} revision={rev} />
						)}
					</div>
				</UndoProvider>
			</LiveProvider>
		</SaveBoardProvider>
	)
})
