import { json } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StripChart } from '#app/components/charts/strip-chart.tsx'
import { KeyFigures } from '#app/components/plan/key-figures.tsx'
import { RemediesCard } from '#app/components/remedies/remedies-card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { confirmDefaults } from '#server/services/plans/confirm-defaults.ts'
import { may } from '#shared/permissions.ts'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import { loadPage, openPlan, planRef, thisMonth } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'
import { FirstSteps, StripToCome } from './first-steps.tsx'
import { OverviewTabs } from './overview-tabs.tsx'
import { page } from './page.ts'
import { PointsInShort } from './points.tsx'
import { ToConfirm } from './to-confirm.tsx'

export const meta: MetaFunction = () => [{ title: `${page.name} · Strata` }]
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export async function loader(asked: LoaderFunctionArgs) {
	const today = thisMonth()
	const { project, role } = await openPlan(asked)
	const view = await loadPage(asked, 'overview', { today })
	return { view, today, teamId: project.teamId, canEdit: may(role, 'changePlans') }
}

const FORM = { names: ['key', 'why'], repeated: ['key'], maxBytes: SHORT_FORM_BYTES }

/** A default is confirmed: its notes stay, and no longer ask. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const keys = form.getAll('key').filter((key) => typeof key === 'string')
	const why = form.get('why')
	const answer = await answering(() =>
		confirmDefaults(actor, planRef(asked), { keys, why: typeof why === 'string' ? why : '' }),
	)
	return json<EditReply>(replyToEdit(answer, {}), { status: answer.ok ? 200 : 422 })
}

export default function Overview() {
	const { view, today, teamId, canEdit } = useLoaderData<typeof loader>()
	const { steps } = view
	return (
		<>
			<PageHead title={view.finding.title}>{view.finding.lede}</PageHead>
			{steps !== null && <FirstSteps steps={steps} teamId={teamId} canEdit={canEdit} />}
			{steps !== null && view.isUnasked ? (
				<StripToCome steps={steps} />
			) : (
				<div className="overview">
					<div className="overview-main">
						<StripChart
							title={view.strip.title}
							model={view.strip.model}
							today={today}
							foot={
								<Link to="/methodology#coverage" className="underline">
									How coverage is made
								</Link>
							}
						/>
						<KeyFigures figures={view.figures} />
						<OverviewTabs view={view} />
					</div>
					<div className="overview-side">
						{view.toConfirm !== null && <ToConfirm view={view.toConfirm} canEdit={canEdit} />}
						<RemediesCard sentences={view.remedies} most={1} all="balance?tab=ways" />
						<PointsInShort readiness={view.readiness} />
					</div>
				</div>
			)}
		</>
	)
}
