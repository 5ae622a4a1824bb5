import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword, PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'

/** Another password, for whoever knows the one there is. */
export function PasswordCard({ reply }: { reply: FormReply | undefined }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Password" plain sub="Every other browser is logged out when it changes.">
			<AccountForm form={form} act="Change password">
				<input type="hidden" name="intent" value="password" />
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
				<NewPassword label="New password" {...inputOf('password')} />
			</AccountForm>
		</Card>
	)
}
