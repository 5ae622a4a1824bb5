import { ArrowLeft, UserPlus } from 'lucide-react'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { Actor } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { publicAddress } from '#server/actions/mail/public-address.ts'
import { mailIsOn } from '#server/actions/mail/send-mail.ts'
import { listProjects } from '#server/actions/projects/list-projects.ts'
import { getTeam } from '#server/actions/teams/get-team.ts'
import { listInvitations } from '#server/actions/teams/list-invitations.ts'
import { listMembers } from '#server/actions/teams/list-members.ts'
import { grantableRoles, may } from '#shared/permissions.ts'
import { dayText } from '#shared/formats/day.ts'
import { GoingDialog } from './going-dialog.tsx'
import { InviteResults } from './invite-results.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { linksIn, memberViews, pendingViews } from './member-views.ts'
import { MemberTable } from './member-table.tsx'
import { actOnMembers, MEMBERS_FORM } from './members-action.ts'
import { PendingTable } from './pending-table.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	pageTitle(`Members of ${data?.team.name ?? 'the team'}`),
]

/** The plan one came from, `?project=`; null where there is none of this team. */
async function planAsked(
	actor: Actor,
	{ request, teamId }: { request: Request; teamId: string },
): Promise<{ id: string; name: string } | null> {
	const asked = new URL(request.url).searchParams.get('project')
	const plan = asked === null ? undefined : (await listProjects(actor, teamId)).find(({ id }) => id === asked)
	return plan === undefined ? null : { id: plan.id, name: plan.name }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	return await answering(async () => {
		const team = await getTeam(actor, teamId)
		const mayManage = may(team.role, 'manageTeam')
		const members = await listMembers(actor, teamId)
		const invitations = mayManage ? await listInvitations(actor, teamId) : []
		const days = (date: Date) => dayText(date, new Date())
		return {
			team: { id: team.id, name: team.name },
			mayManage,
			mailIsOn: mailIsOn(),
			roles: [...grantableRoles(team.role)].reverse(),
			once: crypto.randomUUID(),
			plan: await planAsked(actor, { request, teamId }),
			inviting: mayManage && new URL(request.url).searchParams.has('invite'),
			members: memberViews(members, { userId: actor.userId, role: team.role, days }),
			invitations: pendingViews(invitations, { now: new Date(), days }),
		}
	})
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	const form = await answering(() => readForm(request, MEMBERS_FORM))
	const plan = (await planAsked(actor, { request, teamId }))?.id ?? null
	const address = publicAddress(request)
	const { answer, status } = await actOnMembers({ actor, teamId, address, plan, request, form })
	return answer.kind === 'left' ? redirect('/app') : json({ answer }, { status })
}

export default function Members() {
	const {
		team,
		mayManage,
		mailIsOn: mail,
		once,
		roles,
		inviting,
		members,
		invitations,
		plan,
	} = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()?.answer
	const here = plan === null ? '.' : `?project=${plan.id}`
	const people = members.length === 1 ? '1 person' : `${members.length} people`
	const open = invitations.length === 1 ? '1 invitation open' : `${invitations.length} invitations open`
	return (
		<>
			{plan !== null && (
				<Link className="mb-2 inline-flex min-h-6 items-center gap-1 underline" to={`/p/${plan.id}`}>
					<ArrowLeft className="icon-small" strokeWidth={1.75} aria-hidden />
					Back to {plan.name}
				</Link>
			)}
			<PageHead
				title="Members"
				actions={
					mayManage && (
						<ButtonLink kind="primary" to={plan === null ? '?invite' : `?project=${plan.id}&invite`} preventScrollReset>
							<UserPlus className="icon" strokeWidth={1.75} aria-hidden />
							Invite teammates
						</ButtonLink>
					)
				}
			>
				{mayManage ? `${people} in ${team.name}, ${open}` : `${people} in ${team.name}`}
			</PageHead>
			<FormErrors errors={answer?.kind === 'refused' ? answer.errors : undefined} />
			{answer?.kind === 'invited' && <InviteResults results={answer.results} mailIsOn={mail} />}
			<Card title="People" plain>
				<MemberTable members={members} />
			</Card>
			{mayManage && invitations.length > 0 && (
				<Card title="Pending invitations" plain className="mt-4">
					<PendingTable invitations={invitations} links={linksIn(answer, invitations)} roles={roles} mailIsOn={mail} />
				</Card>
			)}
			<GoingDialog members={members} team={team.name} here={here} />
			{(inviting || answer?.kind === 'invite_refused') && (
				<InviteSheet once={once} here={here} roles={roles} mailIsOn={mail} answer={answer} />
			)}
		</>
	)
}
