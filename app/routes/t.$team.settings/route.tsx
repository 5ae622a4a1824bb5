import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { AccountHolder } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { getTeam } from '#server/actions/teams/get-team.ts'
import { listMembers } from '#server/actions/teams/list-members.ts'
import { getSecondStepPolicy } from '#server/actions/teams/second-step-policy.ts'
import { may } from '#shared/permissions.ts'
import { DeleteCard, HandOverCard, SecondStepCard } from './owner-cards.tsx'
import { actOnSettings, SETTINGS_FORM } from './settings-action.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Team settings')

/** What only owners decide. */
async function ownersPart(actor: AccountHolder, teamId: string) {
	const [policy, members] = await Promise.all([getSecondStepPolicy(actor, teamId), listMembers(actor, teamId)])
	const others = members.filter(({ userId, role }) => userId !== actor.userId && role !== 'owner')
	return { policy, heirs: others.map(({ userId, name }) => ({ userId, name })) }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	return await answering(async () => {
		const { id, name, role } = await getTeam(actor, teamId)
		const owns = may(role, 'ownTeam')
		return {
			team: { id, name },
			mayManage: may(role, 'manageTeam'),
			owner: owns ? await ownersPart(actor, teamId) : null,
			deleting: owns && new URL(request.url).searchParams.has('delete'),
		}
	})
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const form = await answering(() => readForm(request, SETTINGS_FORM))
	return await actOnSettings({ actor, teamId: params.team ?? '', form })
}

export default function TeamSettings() {
	const { team, mayManage, owner, deleting } = useLoaderData<typeof loader>()
	const navigate = useNavigate()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const intent = reply?.typed['intent']
	const { form, inputOf } = useAnsweredForm(intent === undefined ? reply : undefined, { name: team.name })
	return (
		<>
			<PageHead title="Settings" />
			{mayManage ? (
				<Card title="Name" plain>
					<Form method="post" {...form.own} className="grid max-w-[420px] gap-3" key={team.name}>
						<FormErrors errors={form.errors} />
						<Field label="Team name" {...inputOf('name')} required />
						<div>
							<Button kind="primary" disabled={form.busy}>
								Rename team
							</Button>
						</div>
					</Form>
				</Card>
			) : (
				<p>Owners and admins of the team change its settings.</p>
			)}
			{owner !== null && (
				<>
					<SecondStepCard policy={owner.policy} reply={intent?.startsWith('second-step') ? reply : undefined} />
					<HandOverCard heirs={owner.heirs} reply={intent === 'hand-over' ? reply : undefined} />
					<DeleteCard />
				</>
			)}
			{deleting && (
				<ConfirmDialog
					title={`Delete team «${team.name}»?`}
					verb="Delete team"
					form="delete-team"
					onClose={() => navigate('.', { preventScrollReset: true })}
				>
					All its plans and reports close for every member. An owner can restore them for 30 days.
				</ConfirmDialog>
			)}
		</>
	)
}
