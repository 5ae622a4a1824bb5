import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { safeRedirect } from '#server/auth/safe-redirect.ts'
import { originOf, redirectSignedIn } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { requireStranger } from '#server/http/gates/require-user.ts'
import { logIn } from '#server/services/accounts/log-in.ts'
import { logInSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta: MetaFunction = () => [{ title: 'Log in · Strata' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireStranger({ request, context })
	const query = new URL(request.url).searchParams
	return { redirectTo: safeRedirect(query.get('redirectTo')), passwordIsNew: query.has('reset') }
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
	const { redirectTo, passwordIsNew } = useLoaderData<typeof loader>()
	const busy = useNavigation().state !== 'idle'
	const lastResult = useActionData<typeof action>()
	const [form, fields] = useForm({
		lastResult,
		shouldRevalidate: 'onInput',
		onValidate: ({ formData }) => parseWithZod(formData, { schema: logInSchema }),
	})
	const { email, password } = fields
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
			<Form method="post" {...getFormProps(form)} className="grid gap-4">
				<input type="hidden" name="redirectTo" value={redirectTo} />
				{passwordIsNew && <Notice>Your new password is set. Log in with it.</Notice>}
				<FormErrors errors={form.errors} />
				<Field
					label="Email"
					type="email"
					name={email.name}
					defaultValue={email.initialValue}
					errors={email.errors}
					autoComplete="username"
					required
				/>
				<PasswordField name={password.name} errors={password.errors} autoComplete="current-password" required />
				<div className="flex items-center gap-3">
					<Button kind="primary" disabled={busy}>
						Log in
					</Button>
					<Link to="/forgot" className="text-ink-2 underline">
						Forgot the password?
					</Link>
				</div>
			</Form>
		</AccountPage>
	)
}
