import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, Link } from '@remix-run/react'
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
import { listActivity, listWaitingComments } from '#server/actions/activity.ts'
import { isAddressProven } from '#server/actions/accounts/account.ts'
import { listAllProjects } from '#server/actions/projects/projects.ts'
import { listDeletedTeams, listTeams } from '#server/actions/teams/team.ts'
import { listOwnInvitations } from '#server/actions/teams/own-invitations.ts'
import { may, ROLE_LABELS } from '#shared/permissions.ts'
import { dayInSentence, dayText } from '#shared/formats/day.ts'
import { WaitingRows } from '#app/components/team/waiting-rows.tsx'
import type { ToldTo } from '#shared/together/told.ts'

export type Waiting = {
	comments: readonly ToldTo[]
	invitations: readonly { token: string; team: string; role: string; expires: string }[]
	deletedTeams: readonly { id: string; name: string }[]
}

/** What waits for a word of one's own: comments, invitations, and deleted teams while they can be restored. */
export function WaitingCard({ comments, invitations, deletedTeams }: Waiting) {
	return (
		<Card title="For you" plain>
			{comments.length + invitations.length + deletedTeams.length === 0 && (
				<p className="text-ink-3">You are all caught up. Mentions, replies and invitations appear here.</p>
			)}
			<WaitingRows comments={comments} />
			{invitations.map(({ token, team, role, expires }) => (
				<div key={token} className="list-row">
					<span className="list-row-main">
						<b className="font-semibold">{team}</b> invites you as {role}. Open until {expires}.
					</span>
					<Link className="button button-small" to={`/invite/${token}`} aria-label={`Answer ${team}`}>
						Answer
					</Link>
				</div>
			))}
			{deletedTeams.map(({ id, name }) => (
				<div key={id} className="list-row">
					<span className="list-row-main">
						<b className="font-semibold">{name}</b> is deleted.
					</span>
					<Link className="button button-small" to={`/t/${id}/deleted`} aria-label={`See ${name}`}>
						See
					</Link>
				</div>
			))}
		</Card>
	)
}

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
					{count === 0 ? null : `${mine.length} created by me, ${shared.length} shared with me`}
				</PageHead>
				<div className="beside">
					<div className="beside-column">
						{count === 0 && (
							<div className="card">
								<EmptyState
									title="Plan how megawatts become tokens, and when"
									actions={
										<>
											{newPlan}
											<Form method="post" action="/sample">
												<Button>Open the sample plan</Button>
											</Form>
										</>
									}
								>
									Answer three questions, or start from a template, a file or a blank plan.
								</EmptyState>
							</div>
						)}
						{mine.length > 0 && (
							<Card title="Created by me" plain>
								<ProjectList projects={mine} caption="Plans created by me" />
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
