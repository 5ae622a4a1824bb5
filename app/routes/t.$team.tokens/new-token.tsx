import { Check, Copy } from 'lucide-react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { TOKEN_SCOPE_WORDS } from '#shared/programs/token-access.ts'
import { TOKEN_DAYS } from '#shared/schemas/token-forms.ts'

type NewTokenProps = {
	/** the token that was made just now: it is shown this once */
	made: { readonly name: string; readonly token: string } | null
	reply: FormReply | undefined
}

export function NewToken({ made, reply }: NewTokenProps) {
	const { form, inputOf } = useAnsweredForm(reply, { scope: 'read', days: 'none' })
	const scope = inputOf('scope')
	return (
		<Card title="Create a token" plain>
			{made !== null && <ShownOnce {...made} />}
			<Form method="post" {...form.own} className="grid max-w-[420px] gap-4" preventScrollReset>
				<FormErrors errors={form.errors} />
				<Field
					label="Name"
					{...inputOf('name')}
					required
					placeholder="Nightly export"
					help="Its purpose; shown in the log beside each edit."
				/>
				<fieldset className="grid gap-1">
					<legend className="field-label">Access</legend>
					{Object.entries(TOKEN_SCOPE_WORDS).map(([value, { label, means }]) => (
						<div key={value}>
							<label className="flex gap-2">
								<input
									type="radio"
									name="scope"
									value={value}
									defaultChecked={scope.defaultValue === value}
									aria-describedby={`scope-${value}`}
								/>
								{label}
							</label>
							<span id={`scope-${value}`} className="ml-6 block text-[12px] text-ink-2">
								{means}
							</span>
						</div>
					))}
				</fieldset>
				<Select label="Expires after" {...inputOf('days')}>
					{TOKEN_DAYS.map((days) => (
						<option key={days} value={days}>
							{days === 'none' ? 'Never (until revoked)' : `${days} days`}
						</option>
					))}
				</Select>
				<div>
					<Button kind="primary" name="intent" value="create" disabled={form.busy}>
						Create token
					</Button>
				</div>
			</Form>
		</Card>
	)
}

function ShownOnce({ name, token }: { name: string; token: string }) {
	const [copied, setCopied] = useState(false)
	const copy = () => {
		navigator.clipboard.writeText(token).then(
			() => setCopied(true),
			// The box stays for copying by hand where the browser refuses.
			() => undefined,
		)
	}
	return (
		<div className="mb-4 grid gap-2">
			<Notice title={`Token “${name}” created.`} live>
				Copy it now. It is not stored and will not be shown again.
			</Notice>
			<div className="flex flex-wrap items-end gap-2">
				<Field
					label="Token"
					readOnly
					value={token}
					className="min-w-0 flex-1"
					onFocus={(event) => event.currentTarget.select()}
				/>
				<Button type="button" onClick={copy}>
					{copied ? <Check className="icon-small" aria-hidden /> : <Copy className="icon-small" aria-hidden />}
					{copied ? 'Copied' : 'Copy'}
				</Button>
			</div>
		</div>
	)
}
