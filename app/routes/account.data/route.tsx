import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Form } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { buttonClass, Button } from '#app/components/ui/button.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission, type FormReply } from '#server/http/forms/read-submission.ts'
import { originOf, redirectSignedOut } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { deleteAccount, fateField, WITH_ME, listTeamsLeft } from '#server/actions/accounts/delete-account.ts'
import { getSecondStep } from '#server/actions/second-step/second-step.ts'
import { deleteAccountSchema } from '#shared/schemas/account-forms.ts'
import { CodeField } from '#app/components/account/code-field.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'

type Team = {
	id: string
	name: string
	plans: number
	field: string
	others: readonly { userId: string; name: string; email: string | null }[]
}
type DeleteCardProps = {
	teams: readonly Team[]
	/** what says that a team goes too */
	withMe: string
	asksCode: boolean
	reply: FormReply | undefined
}

const plansOf = (count: number) => (count === 0 ? 'no plans' : count === 1 ? '1 plan' : `${count} plans`)

/** The way out: what goes, what stays, and what becomes of teams that would have no owner. */
export function DeleteCard({ teams, withMe, asksCode, reply }: DeleteCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	const alone = teams.filter(({ others }) => others.length === 0)
	const shared = teams.filter(({ others }) => others.length > 0)
	return (
		<Card title="Delete the account" plain sub="This can’t be undone.">
			<Form method="post" {...form.own} className="grid gap-4">
				<FormErrors errors={form.errors} />
				<ul className="account-facts">
					{alone.map(({ id, name, plans }) => (
						<li key={id}>
							{name} is deleted with your account, including {plansOf(plans)}: you are its only member.
						</li>
					))}
					<li>In other teams, your name stays on your edits.</li>
				</ul>
				{shared.map(({ id, name, plans, field, others }) => (
					<Select
						key={id}
						label={`What happens to ${name}?`}
						help={`You are its only owner; it has ${plansOf(plans)}.`}
						{...inputOf(field)}
						required
					>
						<option value="">Choose</option>
						{others.map((other) => (
							<option key={other.userId} value={other.userId}>
								{other.name} becomes owner ({other.email})
							</option>
						))}
						<option value={withMe}>Delete it and its plans for everyone</option>
					</Select>
				))}
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
				{asksCode && <CodeField {...inputOf('code')} />}
				<div>
					<Button kind="danger" disabled={form.busy}>
						Delete account
					</Button>
				</div>
			</Form>
		</Card>
	)
}

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Your data')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [teams, { state }] = await Promise.all([listTeamsLeft(holder), getSecondStep(holder)])
	return {
		teams: teams.map(({ id, ...team }) => ({ ...team, id, field: fateField(id) })),
		withMe: WITH_ME,
		asksCode: state === 'on',
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const teams = await listTeamsLeft(holder)
	const asksFates = Object.fromEntries(teams.map(({ id }) => [fateField(id), z.string().optional()]))
	const read = await readSubmission(request, deleteAccountSchema.extend(asksFates))
	if (!read.ok) return read.response
	const { current = '', code = '', ...chosen } = read.value
	const fates = new Map(teams.map(({ id }) => [id, chosen[fateField(id)] ?? '']))
	const asked = { proof: { current, code }, fates }
	const answer = await formAnswer(() => deleteAccount(originOf(request, context), holder, asked))
	if (!answer.ok) return read.refuse(answer)
	return await redirectSignedOut(request, '/login?deleted')
}

export default function AccountData() {
	const { teams, withMe, asksCode } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead title="Download your data or delete your account">
				The file has everything this server stores about you.
			</PageHead>
			<div className="account-cards">
				<Card title="Download your data" plain sub="One JSON file, created on request.">
					<ul className="account-facts mb-4">
						<li>Your account and active sessions.</li>
						<li>Your teams, your role in each, and your team activity outside plans.</li>
						<li>Complete plans you created, with every scenario.</li>
						<li>Your edits in every plan you can open.</li>
					</ul>
					<a className={buttonClass({ kind: 'primary' })} href="/account/data.json" download>
						Download JSON
					</a>
				</Card>
				<DeleteCard teams={teams} withMe={withMe} asksCode={asksCode} reply={useActionData<typeof action>()} />
			</div>
		</>
	)
}
