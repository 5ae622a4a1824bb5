import { AccountForm } from '#app/components/account/account-form.tsx'
import { CodeField } from '#app/components/account/code-field.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'

type Reply = { reply: FormReply | undefined }

/** Recovery codes, this once. */
export function CodesCard({ codes }: { codes: readonly string[] }) {
	return (
		<Card
			title="Your recovery codes"
			plain
			sub="Keep them where your phone is not. Each opens once; they are not shown again."
			className="mb-3 max-w-[1184px]"
		>
			<ul className="recovery-codes" aria-label="Recovery codes">
				{codes.map((code) => (
					<li key={code}>
						<code>{code}</code>
					</li>
				))}
			</ul>
		</Card>
	)
}

/** New recovery codes for old ones. */
export function RenewCard({ reply }: Reply) {
	return (
		<Card title="New recovery codes" plain sub="The ones you have are worth nothing then.">
			<ProofForm intent="renew" act="Make new codes" reply={reply} />
		</Card>
	)
}

/** Back to a password alone, or to a passkey where there is one. */
export function OffCard({ hasKey, reply }: Reply & { hasKey: boolean }) {
	const then = hasKey ? 'Log-in then asks for your passkey' : 'A password is then enough to log in'
	return (
		<Card title="Switch off" plain sub={`${then}, and the recovery codes are gone.`}>
			<ProofForm intent="off" act="Switch off" reply={reply} />
		</Card>
	)
}

function ProofForm({ intent, act, reply }: Reply & { intent: string; act: string }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<AccountForm form={form} act={act}>
			<input type="hidden" name="intent" value={intent} />
			<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
			<CodeField {...inputOf('code')} />
		</AccountForm>
	)
}
