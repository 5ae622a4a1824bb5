import { Form } from '@remix-run/react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'

type Shown = { email: string; isProven: boolean; awaited: string | null }
type AddressCardProps = { account: Shown; mailIsOn: boolean; reply: FormReply | undefined }

/** The address one logs in with, whether it is confirmed, and the way to another. */
export function AddressCard({ account, mailIsOn, reply }: AddressCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card
			title="Address"
			plain
			sub={`You log in with ${account.email}${account.isProven ? ', which is confirmed' : ''}.`}
		>
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
						help="A link goes to the new address, a note to the one you have. It changes when the link is opened."
						required
					/>
				</AccountForm>
			</div>
		</Card>
	)
}

function Awaited({ awaited, isProven, email }: Shown) {
	if (awaited !== null) {
		return (
			<Notice>
				{awaited} waits for its link to be opened.
				<OneButton intent="keep" act="Keep the one you have" />
			</Notice>
		)
	}
	if (isProven) return null
	return (
		<Notice>
			{email} is not confirmed yet. You can work without.
			<OneButton intent="verify" act="Send link again" />
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
			Mail is off on this server: links wait in its outbox. Whoever runs it can hand them on.
		</p>
	)
}
