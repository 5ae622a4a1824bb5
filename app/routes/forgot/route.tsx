import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requestPasswordReset } from '#server/actions/accounts/request-password-reset.ts'
import { publicAddress } from '#server/actions/mail/public-address.ts'
import { mailIsOn } from '#server/actions/mail/send-mail.ts'
import { forgotSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('A new password')

export function loader({ request }: LoaderFunctionArgs) {
	return { asked: new URL(request.url).searchParams.has('asked'), mailIsOn: mailIsOn() }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const read = await readSubmission(request, forgotSchema)
	if (!read.ok) return read.response
	const asked = { email: read.value.email, address: publicAddress(request) }
	const answer = await formAnswer(async () => {
		await requestPasswordReset(originOf(request, context), asked)
		return { ok: true as const }
	})
	if (!answer.ok) return read.refuse(answer)
	return redirect('/forgot?asked')
}

export default function Forgot() {
	const { asked, mailIsOn: mail } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	return (
		<AccountPage
			title="A new password"
			lede="We send a link to your address. It works for one hour."
			foot={
				<Link className="underline" to="/login">
					Back to log in
				</Link>
			}
		>
			<AccountForm form={form} act="Send link">
				{asked && <Notice live>If that address has an account, a link is on its way.</Notice>}
				{!mail && (
					<Notice kind="tight" title="Mail is off on this server.">
						The link waits in its outbox: ask whoever runs the server for it.
					</Notice>
				)}
				<Field label="Email" type="email" {...inputOf('email')} autoComplete="username" required />
			</AccountForm>
		</AccountPage>
	)
}
