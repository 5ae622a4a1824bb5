import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { deleteTeam } from '#server/services/teams/delete-team.ts'
import { getTeam } from '#server/services/teams/get-team.ts'
import { renameTeam } from '#server/services/teams/rename-team.ts'
import { may } from '#shared/permissions.ts'
import { teamNameSchema } from '#shared/schemas/account-forms.ts'

export const meta = titled('Team settings')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const { id, name, role } = await answering(() => getTeam(actor, params.team ?? ''))
	const deleting = may(role, 'ownTeam') && new URL(request.url).searchParams.has('delete')
	return { team: { id, name }, mayManage: may(role, 'manageTeam'), mayDelete: may(role, 'ownTeam'), deleting }
}

const FORM = { names: [...namesIn(teamNameSchema), 'intent'], maxBytes: SHORT_FORM_BYTES }

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	const form = await answering(() => readForm(request, FORM))
	if (form.get('intent') === 'delete') {
		await answering(() => deleteTeam(actor, teamId))
		return redirect('/app')
	}
	const read = checkForm(form, teamNameSchema)
	if (!read.ok) return read.response
	await answering(() => renameTeam(actor, teamId, read.value.name))
	return redirect(`/t/${teamId}/settings`)
}

export default function TeamSettings() {
	const { team, mayManage, mayDelete, deleting } = useLoaderData<typeof loader>()
	const navigate = useNavigate()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>(), { name: team.name })
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
			{mayDelete && (
				<Card
					title="Delete the team"
					plain
					className="mt-4"
					sub="Its plans, reports and invitations go with it. This can’t be undone."
				>
					<ButtonLink kind="danger" to="?delete" preventScrollReset>
						Delete team
					</ButtonLink>
					<Form method="post" id="delete-team">
						<input type="hidden" name="intent" value="delete" />
					</Form>
				</Card>
			)}
			{deleting && (
				<ConfirmDialog
					title={`Delete team «${team.name}»?`}
					verb="Delete team"
					form="delete-team"
					onClose={() => navigate('.', { preventScrollReset: true })}
				>
					All its plans and reports go with it, for every member. This can’t be undone.
				</ConfirmDialog>
			)}
		</>
	)
}
