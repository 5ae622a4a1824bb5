import { Form } from '@remix-run/react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { CodeField } from '#app/components/account/code-field.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { QrPicture } from './qr-picture.tsx'

/** Asks for the password before a secret is made. */
export function BeginCard({ reply }: { reply: FormReply | undefined }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Set up a second step" plain sub="You need an authenticator app: any that reads a QR code will do.">
			<AccountForm form={form} act="Set up">
				<input type="hidden" name="intent" value="begin" />
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
			</AccountForm>
		</Card>
	)
}

/** What one takes on with a second step. */
export function HowCard() {
	return (
		<Card title="How it works" plain sub="Three things to know.">
			<ol className="account-facts">
				<li>After the password, log-in asks for six digits that your app shows for half a minute.</li>
				<li>You get eight recovery codes, each good once, for when the phone is not at hand.</li>
				<li>Who has lost both asks whoever runs this server, who can switch the second step off.</li>
			</ol>
		</Card>
	)
}

type ConfirmCardProps = { secret: string; address: string; reply: FormReply | undefined }

/** The secret as a picture and as text, and the first code that proves the app has it. */
export function ConfirmCard({ secret, address, reply }: ConfirmCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Read this with your app" plain sub="Or type the key into it. Keep both to yourself.">
			<div className="second-step">
				<QrPicture text={address} />
				<div className="grid min-w-[min(100%,240px)] flex-1 content-start gap-4">
					<p className="text-[13px] leading-5">
						Key:{' '}
						<code className="break-all" data-secret>
							{secret.match(/.{4}/g)?.join(' ')}
						</code>
					</p>
					<AccountForm form={form} act="Switch on">
						<input type="hidden" name="intent" value="confirm" />
						<CodeField {...inputOf('code')} help="The six digits your app shows now." />
					</AccountForm>
					<Form method="post">
						<Button kind="ghost" size="small" name="intent" value="give-up">
							Leave it off
						</Button>
					</Form>
				</div>
			</div>
		</Card>
	)
}
