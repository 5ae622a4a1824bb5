import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { PasskeyButton } from '#app/components/account/passkey-button.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { originOf, redirectSignedIn } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requireStranger } from '#server/http/gates/require-user.ts'
import { logIn } from '#server/actions/accounts/sign-up.ts'
import { logInSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Log in')

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireStranger({ request, context })
	const query = new URL(request.url).searchParams
	return {
		redirectTo: safeRedirect(query.get('redirectTo')),
		passwordIsNew: query.has('reset'),
		isDeleted: query.has('deleted'),
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const visitor = await requireStranger({ request, context })
	const read = await readSubmission(request, logInSchema, ['redirectTo'])
	if (!read.ok) return read.response
	const answer = await formAnswer(() => logIn(originOf(request, context), visitor, read.value))
	if (!answer.ok) return read.refuse(answer)
	return await redirectSignedIn(request, answer.userId, safeRedirect(read.form?.get('redirectTo')))
}

export default function LogIn() {
	const { redirectTo, passwordIsNew, isDeleted } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	const query = redirectTo === '/app' ? '' : `?redirectTo=${encodeURIComponent(redirectTo)}`
	return (
		<AccountPage
			title="Log in"
			foot={
				<>
					New here?{' '}
					<Link className="underline" to={`/signup${query}`}>
						Create an account
					</Link>
				</>
			}
		>
			<AccountForm
				form={form}
				act="Log in"
				beside={
					<Link to="/forgot" className="text-ink-2 underline">
						Forgot your password?
					</Link>
				}
			>
				<input type="hidden" name="redirectTo" value={redirectTo} />
				{isDeleted && <Notice>Your account has been deleted.</Notice>}
				{passwordIsNew && <Notice>Your new password is set. Log in with it.</Notice>}
				<Field label="Email" type="email" {...inputOf('email')} autoComplete="username" required />
				<PasswordField {...inputOf('password')} autoComplete="current-password" required />
			</AccountForm>
			<PasskeyButton redirectTo={redirectTo} />
		</AccountPage>
	)
}
