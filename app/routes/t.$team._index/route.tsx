import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { ActivityCard } from '#app/components/team/activity-card.tsx'
import { ProjectList } from '#app/components/team/project-list.tsx'
import { WaitingRows } from '#app/components/team/waiting-rows.tsx'
import { Welcome } from '#app/components/team/welcome.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listActivity } from '#server/actions/activity/list-activity.ts'
import { listWaitingComments } from '#server/actions/activity/list-waiting.ts'
import { listProjects } from '#server/actions/projects/list-projects.ts'
import { restoreProject } from '#server/actions/projects/restore-project.ts'
import { getTeam } from '#server/actions/teams/get-team.ts'
import { may } from '#shared/permissions.ts'
import { dayText } from '#shared/formats/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [pageTitle(data?.team ?? 'Team')]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const teamId = params.team ?? ''
	return await answering(async () => {
		const team = await getTeam(actor, teamId)
		const now = new Date()
		const [shelf, bin, activity, comments] = await Promise.all([
			listProjects(actor, teamId),
			listProjects(actor, teamId, 'bin'),
			listActivity({ actor, teamId }, now),
			listWaitingComments({ actor, teamId }, now),
		])
		const listed = shelf.map(({ id, name, updatedAt }) => ({ id, name, team: null, changed: dayText(updatedAt, now) }))
		return {
			team: team.name,
			teamId,
			role: team.role,
			projects: listed,
			bin: bin.map(({ id, name }) => ({ id, name })),
			activity,
			comments,
		}
	})
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireActor({ request, context })
	const form = await answering(() => readForm(request, { names: ['restore'], maxBytes: SHORT_FORM_BYTES }))
	const restored = form.get('restore')
	await answering(() => restoreProject(actor, typeof restored === 'string' ? restored : ''))
	return redirect(`/t/${params.team ?? ''}`)
}

export default function TeamHome() {
	const { team, teamId, role, projects, bin, activity, comments } = useLoaderData<typeof loader>()
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
				{projects.length === 1 ? '1 plan' : `${projects.length} plans`}
			</PageHead>
			<div className="beside">
				<div className="beside-column">
					{projects.length === 0 ? (
						<div className="card">
							<EmptyState title="No plan yet" actions={newPlan}>
								A plan joins sites, power, halls, chips and workloads month by month and says which of them holds the
								rest back.
							</EmptyState>
						</div>
					) : (
						<Card title="Plans" plain>
							<ProjectList projects={projects} caption={`Plans of ${team}`} />
						</Card>
					)}
					{bin.length > 0 && (
						<Card title="Bin" plain sub="Restorable for 30 days.">
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
						<Card title="Waiting for me" plain>
							<WaitingRows comments={comments} />
						</Card>
					)}
					<ActivityCard lines={activity} />
				</div>
			</div>
		</>
	)
}
