import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { originOf, redirectToLogIn } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { canResetPassword, resetPassword } from '#server/actions/accounts/passwords.ts'
import { resetSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Choose a new password', { name: 'referrer', content: 'same-origin' })

export async function loader({ params }: LoaderFunctionArgs) {
	return { works: await canResetPassword(params.token ?? '') }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const read = await readSubmission(request, resetSchema)
	if (!read.ok) return read.response
	const asked = { token: params.token ?? '', password: read.value.password }
	const answer = await formAnswer(() => resetPassword(originOf(request, context), asked))
	if (!answer.ok) return read.refuse(answer)
	return redirectToLogIn(request, answer.userId)
}

export default function Reset() {
	const { works } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	if (!works) {
		return (
			<AccountPage title="This link no longer works" lede="It was already used, or is more than an hour old.">
				<Link className="underline" to="/forgot">
					Request a new link
				</Link>
			</AccountPage>
		)
	}
	return (
		<AccountPage title="Choose a new password" lede="This logs you out everywhere; then log in with the new password.">
			<AccountForm form={form} act="Set password">
				<NewPassword {...inputOf('password')} />
			</AccountForm>
		</AccountPage>
	)
}
