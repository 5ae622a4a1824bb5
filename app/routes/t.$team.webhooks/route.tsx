import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { valuesIn } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import {
	createWebhook,
	listWebhooks,
	removeWebhook,
	resumeWebhook,
	testWebhook,
} from '#server/actions/webhooks/manage-webhooks.ts'
import { clockText, dayText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { webhookSchema } from '#shared/schemas/webhook-forms.ts'
import { Deliveries } from './deliveries.tsx'
import { NewWebhook } from './new-webhook.tsx'
import { WebhookTable } from './webhook-table.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Webhooks')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const { webhooks, deliveries } = await answering(() => listWebhooks(actor, params.team ?? ''))
	const now = new Date()
	const urlOf = new Map(webhooks.map(({ id, url }) => [id, url]))
	return {
		webhooks: webhooks.map(({ id, url, events, pausedAt }) => ({ id, url, events, isPaused: pausedAt !== null })),
		deliveries: deliveries.map(({ id, webhookId, event, createdAt, attempts, lastAnswer, deliveredAt, givenUpAt }) => ({
			...{ id, event, attempts, lastAnswer, url: urlOf.get(webhookId) ?? '' },
			at: `${dayText(createdAt, now)}, ${clockText(createdAt)}`,
			state:
				deliveredAt !== null
					? ('arrived' as const)
					: givenUpAt !== null
						? ('given up' as const)
						: ('on its way' as const),
		})),
	}
}

const ACTS = { remove: removeWebhook, resume: resumeWebhook, test: testWebhook } as const
const FORM = {
	intents: ['create', ...Object.keys(ACTS)],
	names: ['webhook', 'url', 'events'],
	repeated: ['events'],
	maxBytes: SHORT_FORM_BYTES,
}
const isAct = (text: string): text is keyof typeof ACTS => Object.hasOwn(ACTS, text)

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	const form = await answering(() => readForm(request, FORM))
	const intent = textIn(form, 'intent')
	if (isAct(intent)) {
		await answering(() => ACTS[intent](actor, teamId, textIn(form, 'webhook')))
		return redirect(`/t/${teamId}/webhooks`)
	}
	const read = valuesIn(form, webhookSchema)
	if (!read.ok) return json({ kind: 'refused' as const, reply: read.reply }, { status: 400 })
	const done = await formAnswer<{ readonly ok: true; readonly secret: string }>(() =>
		createWebhook(actor, teamId, read.value),
	)
	if (done.ok) return json({ kind: 'made' as const, secret: done.secret }, { status: 200 })
	const { errors, status, headers } = done
	return json({ kind: 'refused' as const, reply: read.refused(errors) }, { status, headers })
}

export default function Webhooks() {
	const { webhooks, deliveries } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const count = webhooks.length
	const told = webhooks.filter(({ isPaused }) => !isPaused).length
	const who = told === 0 ? 'No address is' : sentenceCase(counted(told, 'address is', 'addresses are'))
	return (
		<>
			<PageHead title={`${who} told what happens here`}>
				A message says what happened and where, and is signed. Figures are read with a token.
			</PageHead>
			<NewWebhook
				secret={answer?.kind === 'made' ? answer.secret : null}
				reply={answer?.kind === 'refused' ? answer.reply : undefined}
				key={answer?.kind === 'made' ? answer.secret : 'new'}
			/>
			<Card title="Webhooks" plain className="mt-4">
				{count === 0 ? (
					<EmptyState title="No webhook yet">
						Add one above to have a pipeline or a chat told of edits and reports.
					</EmptyState>
				) : (
					<WebhookTable webhooks={webhooks} />
				)}
			</Card>
			{deliveries.length > 0 && (
				<Card title="Told last" plain className="mt-4">
					<Deliveries deliveries={deliveries} />
				</Card>
			)}
		</>
	)
}
