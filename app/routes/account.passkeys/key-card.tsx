import { Form } from '@remix-run/react'
import { CodeField } from '#app/components/account/code-field.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { lastStepWords } from '#app/components/account/last-step-words.ts'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'

type ShownKey = { id: string; name: string; made: string; used: string | null; backedUp: boolean }
function saysOf({ made, used, backedUp }: ShownKey): string {
	const kept = backedUp ? 'in a password manager' : 'on one device'
	return `Made ${made}, kept ${kept}. ${used === null ? 'Not used yet.' : `Last used ${used}.`}`
}

type KeyCardProps = {
	shown: ShownKey
	hasApp: boolean
	/** the last second step there is: the teams that ask for one */
	last: readonly string[] | null
	reply: FormReply | undefined
}

/** One passkey: its name, and the way to take it away. */
export function KeyCard({ shown, hasApp, last, reply }: KeyCardProps) {
	const { form, inputOf } = useAnsweredForm(reply, { name: shown.name })
	return (
		<Card title={shown.name} plain sub={saysOf(shown)}>
			<FormErrors errors={form.errors} />
			<Form method="post" className="flex items-end gap-2">
				<input type="hidden" name="key" value={shown.id} />
				<Field label="Name" {...inputOf('name')} required />
				<Button name="intent" value="rename" disabled={form.busy} aria-label={`Rename ${shown.name}`}>
					Rename
				</Button>
			</Form>
			<details className="mt-4" open={reply?.errors['current'] !== undefined || reply?.errors['code'] !== undefined}>
				<summary className="min-h-6 cursor-pointer underline">Remove this passkey</summary>
				{last !== null && <p className="mt-2 text-[13px] leading-5">{lastStepWords(last)}</p>}
				<Form method="post" {...form.own} className="mt-3 grid gap-4">
					<input type="hidden" name="key" value={shown.id} />
					<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
					{hasApp && <CodeField {...inputOf('code')} />}
					<div>
						<Button kind="danger" name="intent" value="remove" disabled={form.busy}>
							Remove {shown.name}
						</Button>
					</div>
				</Form>
			</details>
		</Card>
	)
}
