import type { SubmissionResult } from '@conform-to/react'
import { Form, Link, useLocation } from '@remix-run/react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword } from '#app/components/account/password-field.tsx'
import { inputOf, useSchemaForm } from '#app/hooks/use-schema-form.ts'
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
	const { form, fields, busy } = useSchemaForm(joinSchema, lastResult)
	const { name, password } = fields
	return (
		<>
			<AccountForm form={form} busy={busy} act="Create account and join">
				<Field label="Name" {...inputOf(name)} autoComplete="name" required />
				<Field
					label="Email"
					type="email"
					value={email}
					readOnly
					autoComplete="username"
					help="The invitation is for this address."
				/>
				<NewPassword field={password} />
			</AccountForm>
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
