import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { UnprovenAddress } from '#app/components/account/unproven-address.tsx'
import { ActivityCard } from '#app/components/team/activity-card.tsx'
import { ProjectList } from '#app/components/team/project-list.tsx'
import { TeamBar } from '#app/components/team/team-shell.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listActivity } from '#server/actions/activity/list-activity.ts'
import { listWaitingComments } from '#server/actions/activity/list-waiting.ts'
import { isAddressProven } from '#server/actions/accounts/get-account.ts'
import { listAllProjects } from '#server/actions/projects/list-projects.ts'
import { listDeletedTeams } from '#server/actions/teams/delete-team.ts'
import { listOwnInvitations } from '#server/actions/teams/list-own-invitations.ts'
import { listTeams } from '#server/actions/teams/get-team.ts'
import { may, ROLE_LABELS } from '#shared/permissions.ts'
import { dayInSentence, dayText } from '#shared/formats/day.ts'
import { WaitingCard } from './waiting-card.tsx'

export const meta = titled('My plans')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireActor({ request, context })
	const now = new Date()
	const [projects, teams, isProven, invitations, deletedTeams, activity, comments] = await Promise.all([
		listAllProjects(actor),
		listTeams(actor),
		isAddressProven(actor),
		listOwnInvitations(actor),
		listDeletedTeams(actor),
		listActivity({ actor }, now),
		listWaitingComments({ actor }, now),
	])
	const listed = projects.map(({ id, name, teamName: team, updatedAt, mine }) => ({
		id,
		name,
		team,
		changed: dayText(updatedAt, now),
		mine,
	}))
	return {
		user: { name: actor.name, email: actor.email },
		isProven,
		teams: teams.map(({ id, name }) => ({ id, name })),
		newIn: teams.find(({ role }) => may(role, 'changePlans'))?.id ?? null,
		waiting: {
			invitations: invitations.map(({ token, team, role, expiresAt }) => ({
				...{ token, team, role: ROLE_LABELS[role] },
				expires: dayInSentence(expiresAt, now),
			})),
			deletedTeams,
			comments,
		},
		activity,
		mine: listed.filter((project) => project.mine),
		shared: listed.filter((project) => !project.mine),
	}
}

export default function Home() {
	const { user, isProven, teams, newIn, waiting, activity, mine, shared } = useLoaderData<typeof loader>()
	const count = mine.length + shared.length
	const newPlan = newIn !== null && (
		<ButtonLink kind="primary" to={`/t/${newIn}/projects/new`}>
			New plan
		</ButtonLink>
	)
	return (
		<div>
			<TeamBar user={user} team={null} teams={teams} />
			<main id="main" className="mx-auto max-w-[1240px] px-6 py-6 max-[480px]:px-4">
				{!isProven && <UnprovenAddress email={user.email} />}
				<PageHead title={count === 0 ? 'No plan yet' : 'My plans'} actions={count > 0 && newPlan}>
					{count === 0 ? null : `${mine.length} made by me, ${shared.length} shared with me`}
				</PageHead>
				<div className="beside">
					<div className="beside-column">
						{count === 0 && (
							<div className="card">
								<EmptyState
									title="A plan says how many megawatts become tokens, and when"
									actions={
										<>
											{newPlan}
											<Form method="post" action="/sample">
												<Button>Open the sample plan</Button>
											</Form>
										</>
									}
								>
									Three answers make a whole plan. Or start from a template with public figures, a plan file, or
									nothing.
								</EmptyState>
							</div>
						)}
						{mine.length > 0 && (
							<Card title="Made by me" plain>
								<ProjectList projects={mine} caption="Plans made by me" />
							</Card>
						)}
						{shared.length > 0 && (
							<Card title="Shared with me" plain>
								<ProjectList projects={shared} caption="Plans shared with me" />
							</Card>
						)}
					</div>
					<div className="beside-column">
						<WaitingCard {...waiting} />
						{count > 0 && <ActivityCard lines={activity} />}
					</div>
				</div>
			</main>
		</div>
	)
}
