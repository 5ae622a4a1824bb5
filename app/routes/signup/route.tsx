import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { originOf, redirectSignedIn } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requireStranger } from '#server/http/gates/require-user.ts'
import { sendVerification } from '#server/actions/accounts/send-verification.ts'
import { signUp } from '#server/actions/accounts/sign-up.ts'
import { publicAddress } from '#server/actions/mail.ts'
import { signUpSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Create an account')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const visitor = await requireStranger({ request, context })
	const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'))
	return { redirectTo, keepsSample: visitor !== null }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const visitor = await requireStranger({ request, context })
	const read = await readSubmission(request, signUpSchema, ['redirectTo'])
	if (!read.ok) return read.response
	const answer = await formAnswer(() => signUp(originOf(request, context), visitor, read.value))
	if (!answer.ok) return read.refuse(answer)
	await sendVerification(answer.userId, publicAddress(request))
	return await redirectSignedIn(request, answer.userId, safeRedirect(read.form?.get('redirectTo')))
}

export default function SignUp() {
	const { redirectTo, keepsSample } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	const query = redirectTo === '/app' ? '' : `?redirectTo=${encodeURIComponent(redirectTo)}`
	return (
		<AccountPage
			title="Create an account"
			lede={keepsSample ? 'Your copy of the sample plan and your changes are kept.' : 'Free, and only on this server.'}
			foot={
				<>
					Have an account?{' '}
					<Link className="underline" to={`/login${query}`}>
						Log in
					</Link>
				</>
			}
		>
			<AccountForm form={form} act="Create account">
				<input type="hidden" name="redirectTo" value={redirectTo} />
				<Field label="Name" {...inputOf('name')} autoComplete="name" required />
				<Field label="Email" type="email" {...inputOf('email')} autoComplete="username" required />
				<NewPassword {...inputOf('password')} />
			</AccountForm>
		</AccountPage>
	)
}
