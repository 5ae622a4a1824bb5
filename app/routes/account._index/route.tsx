import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation, Link, Form } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getAccount } from '#server/actions/accounts/account.ts'
import { mailIsOn } from '#server/actions/mail.ts'
import { listTeams } from '#server/actions/teams/team.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { ACCOUNT_FORM, actOnAccount, DONE } from './account-action.ts'
import { useState } from 'react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword, PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { Field } from '#app/components/ui/field.tsx'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { Button } from '#app/components/ui/button.tsx'

type AwaitedProps = { email: string; isProven: boolean; awaited: string | null }
type AddressCardProps = { account: AwaitedProps; mailIsOn: boolean; reply: FormReply | undefined }

/** The address one logs in with, whether it is confirmed, and the way to another. */
export function AddressCard({ account, mailIsOn, reply }: AddressCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Address" plain sub={`You log in with ${account.email}${account.isProven ? ' (confirmed)' : ''}.`}>
			<div className="account-narrow">
				<Awaited {...account} />
				{!mailIsOn && <MailIsOff />}
				<AccountForm form={form} act="Change address">
					<input type="hidden" name="intent" value="address" />
					<Field label="New email" type="email" {...inputOf('email')} autoComplete="email" required />
					<PasswordField
						label="Your password"
						{...inputOf('current')}
						autoComplete="current-password"
						help="We send a link to the new address and a notice to the current one. Your address changes when you open the link."
						required
					/>
				</AccountForm>
			</div>
		</Card>
	)
}

function Awaited({ awaited, isProven, email }: AwaitedProps) {
	if (awaited !== null) {
		return (
			<Notice>
				{awaited} is waiting for you to open its link.
				<OneButton intent="keep" act="Keep current address" />
			</Notice>
		)
	}
	if (isProven) return null
	return (
		<Notice>
			{email} is not confirmed yet. You can still work.
			<OneButton intent="verify" act="Resend link" />
		</Notice>
	)
}

function OneButton({ intent, act }: { intent: string; act: string }) {
	return (
		<Form method="post" className="mt-2">
			<Button size="small" name="intent" value={intent}>
				{act}
			</Button>
		</Form>
	)
}

function MailIsOff() {
	return (
		<p className="field-help">
			Email is off on this server: links stay in its outbox. Your administrator can pass them on.
		</p>
	)
}

type NameCardProps = {
	name: string
	teams: readonly { id: string; name: string; role: Role }[]
	reply: FormReply | undefined
}

/** The name that teammates see, and where they are. */
export function NameCard({ name, teams, reply }: NameCardProps) {
	const { form, inputOf } = useAnsweredForm(reply, { name })
	return (
		<Card title="Name and teams" plain sub="Shown to your teammates. Earlier edits keep your old name.">
			<AccountForm form={form} act="Change name">
				<input type="hidden" name="intent" value="rename" />
				<Field label="Name" {...inputOf('name')} autoComplete="name" required />
			</AccountForm>
			<div className="account-facts mt-5">
				<h3 className="font-semibold">{teams.length === 1 ? 'In 1 team' : `In ${teams.length} teams`}</h3>
				{teams.map((team) => (
					<p key={team.id}>
						<Link className="underline" to={`/t/${team.id}`}>
							{team.name}
						</Link>
						, as {ROLE_LABELS[team.role].toLowerCase()}
					</p>
				))}
			</div>
		</Card>
	)
}

/** Another password, for whoever knows the one there is. */
export function PasswordCard({ reply }: { reply: FormReply | undefined }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Password" plain sub="Changing it logs out all other sessions.">
			<AccountForm form={form} act="Change password">
				<input type="hidden" name="intent" value="password" />
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
				<NewPassword label="New password" {...inputOf('password')} />
			</AccountForm>
		</Card>
	)
}

/**
 * A key for the forms of a page: new whenever one of them has been taken, so that nothing typed, no password above all, stays
 * in the fields; the same while one is refused, so that nothing has to be typed again.
 */
export function useCleanForms(isRefused: boolean): string {
	const { key } = useLocation()
	const [clean, setClean] = useState(key)
	if (!isRefused && clean !== key) setClean(key)
	return clean
}

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Account')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [{ since, ...account }, teams] = await answering(() => Promise.all([getAccount(holder), listTeams(holder)]))
	const done = new URL(request.url).searchParams.get('done')
	return {
		account,
		teams: teams.map(({ id, name, role }) => ({ id, name, role })),
		since: dayInSentence(since, new Date()),
		mailIsOn: mailIsOn(),
		done: Object.entries(DONE).find(([what]) => what === done)?.[1] ?? null,
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, ACCOUNT_FORM))
	return await answering(() => actOnAccount({ holder, origin: originOf(request, context), request, form }))
}

export default function Account() {
	const { account, teams, since, mailIsOn: mail, done } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const clean = useCleanForms(reply !== undefined)
	const replyTo = (intent: string) => (reply?.typed.intent === intent ? reply : undefined)
	return (
		<>
			<PageHead title="Your account">
				{account.email}, since {since}
			</PageHead>
			{done !== null && reply === undefined && <Notice live>{done}</Notice>}
			<div className="account-cards" key={clean}>
				<NameCard name={account.name} teams={teams} reply={replyTo('rename')} />
				<PasswordCard reply={replyTo('password')} />
				<AddressCard account={account} mailIsOn={mail} reply={replyTo('address')} />
			</div>
		</>
	)
}
