import { Form, Link, useLocation } from '@remix-run/react'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'

/** For somebody without a session: make an account for the invited address, or log in and come back. */
export function JoinForm({ token, email, reply }: { token: string; email: string; reply: FormReply | undefined }) {
	const { search } = useLocation()
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<>
			<AccountForm form={form} act="Create account and join">
				<Field label="Name" {...inputOf('name')} autoComplete="name" required />
				<Field
					label="Email"
					type="email"
					value={email}
					readOnly
					autoComplete="username"
					help="The invitation is for this address."
				/>
				<NewPassword {...inputOf('password')} />
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
