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
import { requestPasswordReset } from '#server/actions/accounts/passwords.ts'
import { mailIsOn, publicAddress } from '#server/actions/mail.ts'
import { forgotSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Reset your password')

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
			title="Reset your password"
			lede="We email you a link. It works for one hour."
			foot={
				<Link className="underline" to="/login">
					Back to log in
				</Link>
			}
		>
			<AccountForm form={form} act="Send link">
				{asked && <Notice live>If that address has an account, we have sent a link.</Notice>}
				{!mail && (
					<Notice kind="tight" title="Email is off on this server.">
						The link is in the server’s outbox: ask your administrator for it.
					</Notice>
				)}
				<Field label="Email" type="email" {...inputOf('email')} autoComplete="username" required />
			</AccountForm>
		</AccountPage>
	)
}
