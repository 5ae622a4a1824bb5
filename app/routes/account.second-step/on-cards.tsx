import { AccountForm } from '#app/components/account/account-form.tsx'
import { CodeField } from '#app/components/account/code-field.tsx'
import { lastStepWords } from '#app/components/account/last-step-words.ts'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'

type Reply = { reply: FormReply | undefined }

/** New recovery codes for old ones; where there is no app, the password alone proves who asks. */
export function RenewCard({ hasApp, reply }: Reply & { hasApp: boolean }) {
	return (
		<Card
			title="New recovery codes"
			plain
			sub="Each opens once, when app or passkey is not at hand. Older ones are worth nothing then."
		>
			<ProofForm intent="renew" act="Make new codes" hasApp={hasApp} reply={reply} />
		</Card>
	)
}

/** Back to a password alone, or to a passkey where there is one. */
export function OffCard({ hasKey, asked, reply }: Reply & { hasKey: boolean; asked: readonly string[] }) {
	return (
		<Card
			title="Switch off"
			plain
			sub={hasKey ? 'Log-in then asks for your passkey; the recovery codes stay.' : lastStepWords(asked)}
		>
			<ProofForm intent="off" act="Switch off" hasApp reply={reply} />
		</Card>
	)
}

function ProofForm({ intent, act, hasApp, reply }: Reply & { intent: string; act: string; hasApp: boolean }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<AccountForm form={form} act={act}>
			<input type="hidden" name="intent" value={intent} />
			<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
			{hasApp && <CodeField {...inputOf('code')} />}
		</AccountForm>
	)
}
