import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, Link, useLocation, useNavigation } from '@remix-run/react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { joinSchema } from '#shared/schemas/account-forms.ts'

/** For somebody without a session: make an account for the invited address, or log in and come back. */
export function JoinForm({
	token,
	email,
	lastResult,
}: {
	token: string
	email: string
	lastResult: SubmissionResult | undefined
}) {
	const { search } = useLocation()
	const busy = useNavigation().state !== 'idle'
	const [form, fields] = useForm({
		...(lastResult && { lastResult }),
		shouldRevalidate: 'onInput',
		onValidate: ({ formData }) => parseWithZod(formData, { schema: joinSchema }),
	})
	const { name, password } = fields
	return (
		<>
			<Form method="post" {...getFormProps(form)} className="grid gap-4">
				<FormErrors errors={form.errors} />
				<Field
					label="Name"
					name={name.name}
					defaultValue={name.initialValue}
					errors={name.errors}
					autoComplete="name"
					required
				/>
				<Field
					label="Email"
					type="email"
					value={email}
					readOnly
					autoComplete="username"
					help="The invitation is for this address."
				/>
				<PasswordField
					name={password.name}
					errors={password.errors}
					autoComplete="new-password"
					help="12 characters or more. A few unrelated words do well."
					required
				/>
				<Button kind="primary" disabled={busy}>
					Create account and join
				</Button>
			</Form>
			<div className="mt-4 flex items-center gap-4">
				<span>
					Have an account?{' '}
					<Link className="underline" to={`/login?redirectTo=${encodeURIComponent(`/invite/${token}${search}`)}`}>
						Log in
					</Link>
				</span>
				<Form method="post">
					<Button kind="ghost" name="intent" value="decline">
						Decline
					</Button>
				</Form>
			</div>
		</>
	)
}
