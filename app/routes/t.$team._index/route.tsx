import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { ActivityCard } from '#app/components/team/activity-card.tsx'
import { PlanShelf } from '#app/components/team/plan-shelf.tsx'
import { WaitingRows } from '#app/components/team/waiting-rows.tsx'
import { Welcome } from '#app/components/team/welcome.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { textIn, unknownForm } from '#server/http/forms/form-text.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listActivity, listWaitingComments } from '#server/actions/activity.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { archivePlan, filePlan, getShelf } from '#server/actions/projects/shelf.ts'
import { restoreProject } from '#server/actions/projects/restore-project.ts'
import { getTeam } from '#server/actions/teams/team.ts'
import { may } from '#shared/permissions.ts'
import { dayText } from '#shared/formats/day.ts'
import { cutText } from '#shared/schemas/storable-text.ts'
import { LONGEST_FOLDER, shelfLook, shelved } from '#shared/together/shelf.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [pageTitle(data?.team ?? 'Team')]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const teamId = params.team ?? ''
	return await answering(async () => {
		const team = await getTeam(actor, teamId)
		const now = new Date()
		const [shelf, bin, activity, comments] = await Promise.all([
			getShelf(actor, teamId),
			listProjects(actor, teamId, 'bin'),
			listActivity({ actor, teamId }, now),
			listWaitingComments({ actor, teamId }, now),
		])
		const look = shelfLook(new URL(request.url).searchParams)
		const shown = shelved(shelf, look).map(({ updatedAt, issued, ...plan }) => ({
			...plan,
			state: plan.isArchived ? 'Archived' : issued === null ? 'No report issued' : `Report ${String(issued)} issued`,
			changed: dayText(updatedAt, now),
		}))
		const all = (names: readonly string[]) => [...new Set(names)].sort((one, other) => one.localeCompare(other, 'en'))
		return {
			team: team.name,
			teamId,
			role: team.role,
			shelf: {
				...{ rows: shown, total: shelf.length, look },
				folders: all(shelf.map(({ folder }) => folder)),
				owners: all(shelf.map(({ owner }) => owner)),
			},
			bin: bin.map(({ id, name }) => ({ id, name })),
			activity,
			comments,
		}
	})
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireActor({ request, context })
	const names = ['restore', 'plan', 'folder', 'act']
	const form = await answering(() => readForm(request, { names, maxBytes: SHORT_FORM_BYTES }))
	const sent = (name: string) => textIn(form, name)
	const [plan, act] = [sent('plan'), sent('act')]
	await answering(async () => {
		if (plan === '') await restoreProject(actor, sent('restore'))
		else if (act === 'file') await filePlan(actor, plan, cutText(sent('folder').trim(), LONGEST_FOLDER))
		else if (act === 'archive' || act === 'unarchive') await archivePlan(actor, plan, act === 'archive')
		else throw unknownForm()
	})
	return redirect(`/t/${params.team ?? ''}${new URL(request.url).search}`)
}

export default function TeamHome() {
	const { team, teamId, role, shelf, bin, activity, comments } = useLoaderData<typeof loader>()
	const mayChange = may(role, 'changePlans')
	const newPlan = mayChange && (
		<ButtonLink kind="primary" to={`/t/${teamId}/projects/new`}>
			New plan
		</ButtonLink>
	)
	return (
		<>
			<Welcome team={team} role={role} />
			<PageHead title={team} actions={newPlan}>
				{shelf.total === 1 ? '1 plan' : `${shelf.total} plans`}
			</PageHead>
			<div className="beside">
				<div className="beside-column">
					{shelf.total === 0 ? (
						<div className="card">
							<EmptyState title="No plan yet" actions={newPlan}>
								A plan connects sites, power, halls, chips and workloads month by month and shows which one limits the
								rest.
							</EmptyState>
						</div>
					) : (
						<PlanShelf {...shelf} team={team} mayChange={mayChange} />
					)}
					{bin.length > 0 && (
						<Card title="Trash" plain sub="Restorable for 30 days.">
							{bin.map(({ id, name }) => (
								<Form key={id} method="post" className="list-row">
									<span className="list-row-main">{name}</span>
									{mayChange && (
										<Button size="small" name="restore" value={id} aria-label={`Restore ${name}`}>
											Restore
										</Button>
									)}
								</Form>
							))}
						</Card>
					)}
				</div>
				<div className="beside-column">
					{comments.length > 0 && (
						<Card title="For you" plain>
							<WaitingRows comments={comments} />
						</Card>
					)}
					<ActivityCard lines={activity} />
				</div>
			</div>
		</>
	)
}
