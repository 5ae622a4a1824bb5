import { type ActionFunctionArgs, type LoaderFunctionArgs, json, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate, Link } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import type { AccountHolder } from '#server/access/actor.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { type FormReply, checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { getTeam, deleteTeam, renameTeam } from '#server/actions/teams/team.ts'
import { listMembers, transferOwnership } from '#server/actions/teams/members.ts'
import { getSecondStepPolicy, setSecondStepPolicy } from '#server/actions/teams/second-step-policy.ts'
import { may } from '#shared/permissions.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { teamNameSchema } from '#shared/schemas/account-forms.ts'

type Policy = { readonly needed: boolean; readonly without: readonly string[]; readonly own: boolean }
type SettingsReply = { reply: FormReply | undefined }

function whoIsOut({ needed, without }: Policy): string {
	if (without.length === 0) return 'All members have it.'
	const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(without)
	if (needed) return `No access until they set it up: ${names}.`
	return `If you require it, these members must set it up before they can open a plan: ${names}.`
}

/** Whether every member must log in with a second step. */
function SecondStepCard({ policy, reply }: { policy: Policy } & SettingsReply) {
	const { needed, own } = policy
	return (
		<Card
			title={needed ? 'Two-factor authentication is required' : 'Two-factor authentication is optional'}
			plain
			className="mt-4"
			sub={whoIsOut(policy)}
		>
			<FormErrors errors={reply?.errors['']} />
			{needed || own ? (
				<Form method="post">
					<Button name="intent" value={needed ? 'second-step-free' : 'second-step-needed'}>
						{needed ? 'Make it optional' : 'Require it'}
					</Button>
				</Form>
			) : (
				<p>
					To require it, turn it on for yourself first:{' '}
					<Link className="underline" to="/account/second-step">
						set it up
					</Link>
					.
				</p>
			)}
		</Card>
	)
}

type Heir = { readonly userId: string; readonly name: string }

/** Makes somebody else the owner. */
function HandOverCard({ heirs, reply }: { heirs: readonly Heir[] } & SettingsReply) {
	return (
		<Card
			title="Transfer ownership"
			plain
			className="mt-4"
			sub="They become an owner and you become an admin. Only an owner can undo this."
		>
			{heirs.length === 0 ? (
				<p>The team has no other members yet.</p>
			) : (
				<Form method="post" className="grid max-w-[420px] gap-3">
					<FormErrors errors={reply?.errors['']} />
					<input type="hidden" name="intent" value="hand-over" />
					<Select label="New owner" name="userId" required defaultValue="">
						<option value="" disabled>
							Choose a member
						</option>
						{heirs.map(({ userId, name }) => (
							<option key={userId} value={userId}>
								{name}
							</option>
						))}
					</Select>
					<div>
						<Button>Transfer</Button>
					</div>
				</Form>
			)}
		</Card>
	)
}

/** Puts the team into the bin. */
function DeleteCard() {
	return (
		<Card
			title="Delete team"
			plain
			className="mt-4"
			sub="Its plans, reports, links and invitations close for everyone. An owner can restore them for 30 days."
		>
			<ButtonLink kind="danger" to="?delete" preventScrollReset>
				Delete team
			</ButtonLink>
			<Form method="post" id="delete-team">
				<input type="hidden" name="intent" value="delete" />
			</Form>
		</Card>
	)
}

/** What the page's forms may hold. */
const SETTINGS_FORM = {
	intents: ['', 'delete', 'hand-over', 'second-step-needed', 'second-step-free'] as const,
	names: [...namesIn(teamNameSchema), 'userId'],
	maxBytes: SHORT_FORM_BYTES,
}

type SettingsRequest = { actor: AccountHolder; teamId: string; form: FormData }

/** Does what one of the page's forms asks for. */
async function actOnSettings({ actor, teamId, form }: SettingsRequest) {
	const here = `/t/${teamId}/settings`
	switch (intentIn(form, SETTINGS_FORM.intents)) {
		case 'delete':
			await answering(() => deleteTeam(actor, teamId))
			return redirect(`/t/${teamId}/deleted`)
		case 'hand-over':
			return await refusing(form, here, () => transferOwnership(actor, teamId, textIn(form, 'userId')))
		case 'second-step-needed':
			return await refusing(form, here, () => setSecondStepPolicy(actor, teamId, 'needed'))
		case 'second-step-free':
			return await refusing(form, here, () => setSecondStepPolicy(actor, teamId, 'free'))
		case '': {
			const read = checkForm(form, teamNameSchema)
			if (!read.ok) return read.response
			await answering(() => renameTeam(actor, teamId, read.value.name))
			return redirect(here)
		}
	}
}

/** Stays on the page with what is in the way, under the form that asked. */
async function refusing(form: FormData, here: string, work: () => Promise<void>) {
	const done = await formAnswer(async () => {
		await work()
		return { ok: true as const }
	})
	if (done.ok) return redirect(here)
	const reply: FormReply = { typed: { intent: textIn(form, 'intent') }, errors: done.errors }
	return json(reply, { status: done.status, headers: done.headers })
}

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
				<p>Only owners and admins can change team settings.</p>
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
					title={`Delete team “${team.name}”?`}
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
