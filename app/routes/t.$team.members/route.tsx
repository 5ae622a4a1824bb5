import { ArrowLeft, UserPlus } from 'lucide-react'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, Form, useNavigate, useSearchParams } from '@remix-run/react'
import { pageTitle } from '#app/components/page-title.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { InviteResults } from '#app/components/team/people/invite-results.tsx'
import { MemberTable, GOES, type MemberView } from '#app/components/team/people/member-table.tsx'
import { goingWords, linksIn, memberViews, pendingViews } from '#app/components/team/people/member-views.ts'
import { inviteToMend, type MembersAnswer } from '#app/components/team/people/members-answer.ts'
import { PendingTable } from '#app/components/team/people/pending-table.tsx'
import { dialogAction } from '#app/keystroke/route-exports.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { Actor } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { mailIsOn, publicAddress } from '#server/actions/mail.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { getTeam } from '#server/actions/teams/team.ts'
import { listInvitations } from '#server/actions/teams/invitations.ts'
import { listMembers } from '#server/actions/teams/members.ts'
import { grantableRoles, may } from '#shared/permissions.ts'
import { dayText } from '#shared/formats/day.ts'
import { InviteSheet } from './invite-sheet.tsx'
import { actOnMembers, MEMBERS_FORM } from './members-action.ts'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'

type GoingDialogProps = {
	members: readonly MemberView[]
	team: string
	/** the page without the question */ here: string
}

/** The question over the list of members. */
export function GoingDialog({ members, team, here }: GoingDialogProps) {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	const member = members.find(({ userId, mayGo }) => mayGo && userId === search.get(GOES))
	if (member === undefined) return null
	const { title, text, verb, intent } = goingWords(member, team)
	return (
		<ConfirmDialog {...{ title, verb }} form="going" onClose={() => navigate(here, { preventScrollReset: true })}>
			{text}
			<Form method="post" action={here} id="going" preventScrollReset>
				<input type="hidden" name="intent" value={intent} />
				<input type="hidden" name="userId" value={member.userId} />
			</Form>
		</ConfirmDialog>
	)
}

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

const refused = (problem: string): { readonly answer: MembersAnswer } => ({
	answer: { kind: 'refused', errors: [problem] },
})
export const clientAction = dialogAction(refused)

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
	const open = invitations.length === 1 ? '1 open invitation' : `${invitations.length} open invitations`
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
			{(inviting || inviteToMend(answer) !== undefined) && (
				<InviteSheet once={once} here={here} roles={roles} mailIsOn={mail} answer={answer} />
			)}
		</>
	)
}
