import type { MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, Link, useLocation } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { Eye } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { clsx } from 'clsx'
import { ExplainDrawer } from '#app/components/explain/explain-drawer.tsx'
import { useOpenPlan } from '#app/keystroke/use-plan-store.ts'
import { LiveProvider, useLive } from '#app/components/live/live-provider.tsx'
import { TalkCounts } from '#app/components/talk/talk-counts.tsx'
import type { TalkDrawerProps } from '#app/components/talk/talk-drawer.tsx'
import { PlanDialogs, useDialogLink } from '#app/components/dialogs/plan-dialogs.tsx'
import { PlanBar } from '#app/components/shell/plan-bar.tsx'
import { LinkOpens, useOpens } from '#app/components/plan/link-opens.tsx'
import { PlanNews } from '#app/components/plan/plan-news.tsx'
import { ScenarioNote } from '#app/components/plan/scenario-note.tsx'
import { SaveBoardProvider } from '#app/components/plan/save-board.tsx'
import { PlanRail } from '#app/components/shell/plan-rail.tsx'
import { useRailWidth } from '#app/components/shell/use-rail-width.ts'
import { UndoProvider } from '#app/components/plan/undo.tsx'
import { Welcome } from '#app/components/team/welcome.tsx'
import { TermsProvider } from '#app/components/ui/terms.tsx'
import { ROLE_LABELS } from '#shared/permissions.ts'
import type { planLoader } from './plan-loader.ts'
import { Notice } from '#app/components/ui/notice.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { REDACTIONS } from '#shared/schemas/report/redactions.ts'
import type { LinkScope } from '#shared/together/link-scope.ts'
import { Toast } from '#app/components/ui/toast.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { issueNumber } from '#shared/report/issue-name.ts'

type JobToastProps = { projectId: string; selfId: string }

/** Tells whoever asked for a report that it is there, on whatever page of the plan they are by then. */
export function JobToast({ projectId, selfId }: JobToastProps) {
	const { job } = useLive()
	const [shown, setShown] = useState<typeof job>(null)
	useEffect(() => {
		if (job?.by === selfId && (job.state === 'done' || job.state === 'failed')) setShown(job)
	}, [job, selfId])
	const number = shown?.number ?? null
	const text = shown === null ? null : number === null ? 'The report failed.' : `${issueNumber(number)} is ready.`
	const to = `/p/${projectId}/reports${number === null ? '' : `?issued=${String(number)}`}`
	return (
		<Toast
			text={text}
			failed={shown?.state === 'failed'}
			action={
				<Link className="underline" to={to}>
					{number === null ? 'See why' : 'Open'}
				</Link>
			}
			onClose={() => setShown(null)}
		/>
	)
}

const talkDrawer = late<TalkDrawerProps>(() => import('#app/components/talk/talk-drawer.tsx'), '#talk')

const held = new Intl.ListFormat('en-US')

/** For who has the plan by a link: what of it they see, and where the link allows it the way to a copy of their own. */
export function GuestBanner({ projectId, scope }: { projectId: string; scope: LinkScope }) {
	const search = useScenarioSearch()()
	const opens = useOpens()
	const { version, withholds } = scope
	return (
		<div className="notice mb-4 items-center">
			<Eye className="icon" strokeWidth={1.75} aria-hidden />
			<div className="notice-main">
				{version === null
					? 'This plan was shared with you, view only.'
					: `Version ${String(version)} of this plan was shared with you, view only. Later edits are not in it.`}
				{withholds.length > 0 && ` Withheld: ${held.format(withholds.map((one) => REDACTIONS[one].toLowerCase()))}.`}
			</div>
			{opens('copy') && <ButtonLink to={`/p/${projectId}/copy${search}`}>Duplicate to edit</ButtonLink>}
		</div>
	)
}

/** To owners and admins, until it is decided: links of their plan show less than they did. The page that asks says it itself. */
export function OldLinksNote({ projectId }: { projectId: string }) {
	const share = `/p/${projectId}/share`
	const opening = useDialogLink('share')
	if (useLocation().pathname === share) return null
	return (
		<div className="mb-4">
			<Notice
				title="Older view-only links now show only the plan."
				action={
					<Link to={share} {...opening} className="underline">
						Decide what they show
					</Link>
				}
			>
				Readers no longer see its activity, other scenarios, costs, reports, and files.
			</Notice>
		</div>
	)
}

export const meta: MetaFunction<typeof planLoader> = ({ data }) => [
	pageTitle(data?.project.name ?? 'Plan'),
	{ name: 'robots', content: 'noindex' },
]

export { planLoader as loader } from './plan-loader.ts'
export { frameLoader as clientLoader, shouldRevalidateFrame as shouldRevalidate } from '#app/keystroke/route-exports.ts'

export default function PlanLayout() {
	const loaded = useLoaderData<typeof planLoader>()
	useOpenPlan(`${loaded.project.id} ${loaded.scenario.id}`, loaded.rev)
	return <PlanFrame {...loaded} />
}

/** What stands around every page of a plan; drawn anew with what is loaded, not with every step of an edit on its way. */
const PlanFrame = memo(function PlanFrame({
	project,
	guest,
	rev,
	role,
	canEdit,
	mayShare,
	visitor,
	selfId,
	self,
	scenario,
	scenarios,
	baselineId,
	marks,
	explanation,
	talk,
	counts,
	mayTalk,
	scope,
	oldLinks,
}: ReturnType<typeof useLoaderData<typeof planLoader>>) {
	const rail = useRailWidth()
	const tried = { count: scenarios.length - 1, noun: 'scenario' }
	return (
		<LinkOpens scope={scope}>
			<SaveBoardProvider key={`${project.id} ${scenario.id}`}>
				<LiveProvider
					projectId={project.id}
					scenarioId={scenario.id}
					rev={rev}
					selfId={selfId}
					enabled={!visitor && !guest}
				>
					<UndoProvider projectId={project.id} scenarioId={scenario.id} enabled={canEdit}>
						<PlanDialogs projectId={project.id}>
							<div className={clsx('app', (explanation ?? talk) !== null && 'with-drawer')} data-rail={rail}>
								<a className="skip-link" href="#main">
									Skip to main content
								</a>
								<PlanBar
									projectId={project.id}
									projectName={project.name}
									team={{ id: project.teamId, name: project.teamName }}
									scenario={scenario}
									scenarios={scenarios}
									canEdit={canEdit}
									mayShare={mayShare}
									visitor={visitor}
									guest={guest}
									counts={counts}
									self={self}
								/>
								<PlanRail
									projectId={project.id}
									rev={rev}
									marks={marks}
									counts={{ scenarios: tried, options: tried }}
								/>
								<main className="main" id="main" tabIndex={-1}>
									{!guest && <Welcome team={project.teamName} role={role} />}
									{scope !== null && <GuestBanner projectId={project.id} scope={scope} />}
									{oldLinks > 0 && <OldLinksNote projectId={project.id} />}
									{!canEdit && !guest && (
										<div className="notice mb-4">
											<Eye className="icon" strokeWidth={1.75} aria-hidden />
											<div className="notice-main">
												View only ({ROLE_LABELS[role].toLowerCase()}). Ask an owner or admin of {project.teamName} for
												edit access.
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
								{talk !== null && (
									<LatePart
										part={talkDrawer}
										props={{ page: talk, projectId: project.id, scenarioId: scenario.id, may: mayTalk }}
									/>
								)}
								{talk === null && explanation !== null && <ExplainDrawer {...explanation} revision={rev} />}
							</div>
						</PlanDialogs>
					</UndoProvider>
				</LiveProvider>
			</SaveBoardProvider>
		</LinkOpens>
	)
})
