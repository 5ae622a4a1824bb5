import { Form } from '@remix-run/react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { CopyLink } from '#app/components/ui/copy-link.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { WEBHOOK_EVENTS, WEBHOOK_EVENT_NAMES } from '#shared/programs/webhook-events.ts'

type Props = {
	/** of the webhook that was made just now: it is shown this once */
	secret: string | null
	reply: FormReply | undefined
}

export function NewWebhook({ secret, reply }: Props) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="New webhook" plain>
			{secret !== null && (
				<div className="mb-4 grid gap-2">
					<Notice title="It is told from now on." live>
						Copy the secret now: with it the receiver checks our signature, and it is not shown again.
					</Notice>
					<div className="grid gap-1">
						<span className="field-label" aria-hidden>
							Secret
						</span>
						<CopyLink link={secret} label="Secret" act="Copy the secret" word="Copy" />
					</div>
				</div>
			)}
			<Form method="post" {...form.own} className="grid max-w-[520px] gap-4" preventScrollReset>
				<FormErrors errors={form.errors} />
				<Field label="Address" type="url" {...inputOf('url')} required placeholder="https://example.com/strata" />
				<fieldset className="grid gap-1">
					<legend className="field-label">Told of</legend>
					{WEBHOOK_EVENT_NAMES.map((event) => (
						<label key={event} className="flex gap-2">
							<input type="checkbox" name="events" value={event} defaultChecked />
							<span>{WEBHOOK_EVENTS[event]}</span>
						</label>
					))}
					<FormErrors errors={inputOf('events').errors} />
				</fieldset>
				<div>
					<Button kind="primary" name="intent" value="create" disabled={form.busy}>
						Add webhook
					</Button>
				</div>
			</Form>
		</Card>
	)
}
