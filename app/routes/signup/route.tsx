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
import { textIn } from '#server/http/forms/form-text.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requireStranger } from '#server/http/gates/require-user.ts'
import { sendVerification } from '#server/actions/accounts/send-verification.ts'
import { newPasswordErrors, signUp } from '#server/actions/accounts/sign-up.ts'
import { publicAddress } from '#server/actions/mail.ts'
import { cutText } from '#shared/schemas/storable-text.ts'
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
	if (!read.ok) return read.beside(await passwordBeside(read.form))
	const answer = await formAnswer(() => signUp(originOf(request, context), visitor, read.value))
	if (!answer.ok) return read.refuse(answer)
	await sendVerification(answer.userId, publicAddress(request))
	return await redirectSignedIn(request, answer.userId, safeRedirect(read.form?.get('redirectTo')))
}

/** Letters: a thread is asked of no more than a form that is taken may have. */
const MOST_ASKED: Readonly<Record<string, number>> = { name: 100, email: 254, password: 1000 }

/** What is wrong with the password of a form that has other faults: they are all told at once. */
async function passwordBeside(form: FormData | undefined) {
	const typed = (name: string) => (form === undefined ? '' : cutText(textIn(form, name), MOST_ASKED[name] ?? 0))
	const password = typed('password')
	return password === '' ? {} : ((await newPasswordErrors(password, [typed('name'), typed('email')])) ?? {})
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
