import { CodeField } from '#app/components/account/code-field.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useHasPasskeys, useNewPasskey } from '#app/components/account/use-passkey.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'

/** Makes a passkey in this browser, once the password has been given. */
export function AddCard({ hasApp, onCodes }: { hasApp: boolean; onCodes: (codes: readonly string[]) => void }) {
	const has = useHasPasskeys()
	const { begin, busy, errors } = useNewPasskey(onCodes)
	return (
		<Card
			title="Add a passkey"
			plain
			className="max-w-[640px]"
			sub="From then on a password alone does not log you in. With the first key come recovery codes: keep them."
		>
			{has ? (
				<form
					method="post"
					className="grid gap-4"
					onSubmit={(event) => {
						event.preventDefault()
						const typed = new FormData(event.currentTarget)
						const text = (field: string) => {
							const value = typed.get(field)
							return typeof value === 'string' ? value : ''
						}
						begin({ name: text('name'), current: text('current'), ...(hasApp && { code: text('code') }) })
					}}
				>
					<FormErrors errors={errors} />
					<Field label="Name" name="name" required help="Such as where it is kept: «Work laptop»." />
					<PasswordField label="Current password" name="current" autoComplete="current-password" required />
					{hasApp && <CodeField name="code" />}
					<div>
						<Button kind="primary" disabled={busy}>
							Add passkey
						</Button>
					</div>
				</form>
			) : (
				<p>This browser makes no passkeys here. They need an up-to-date browser, and https or this very machine.</p>
			)}
		</Card>
	)
}
