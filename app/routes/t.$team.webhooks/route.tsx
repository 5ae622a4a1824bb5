import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Form } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { valuesIn, type FormReply } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import {
	createWebhook,
	listWebhooks,
	removeWebhook,
	resumeWebhook,
	testWebhook,
} from '#server/actions/webhooks/webhooks.ts'
import { clockText, dayText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { webhookSchema } from '#shared/schemas/webhook-forms.ts'
import { Table } from '#app/components/ui/table.tsx'
import { eventWords, WEBHOOK_EVENTS, WEBHOOK_EVENT_NAMES } from '#shared/programs/webhook-events.ts'
import { Button } from '#app/components/ui/button.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { CopyLink } from '#app/components/ui/copy-link.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'

type NewWebhookProps = {
	/** of the webhook that was made just now: it is shown this once */
	secret: string | null
	reply: FormReply | undefined
}

function NewWebhook({ secret, reply }: NewWebhookProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="New webhook" plain>
			{secret !== null && (
				<div className="mb-4 grid gap-2">
					<Notice title="Webhook added." live>
						Copy the secret now: the receiver needs it to check our signature. It will not be shown again.
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
					<legend className="field-label">Events</legend>
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

type WebhookView = { id: string; url: string; events: readonly string[]; isPaused: boolean }

/** The addresses that are told, and what of. */
function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
	return (
		<Table
			caption="Webhooks"
			stacks
			rows={webhooks}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'url', head: 'Address', rowHead: true, cell: ({ url }) => <span className="break-all">{url}</span> },
				{ key: 'events', head: 'Events', cell: ({ events }) => events.map(eventWords).join('; ') },
				{
					key: 'state',
					head: 'State',
					cell: ({ isPaused }) =>
						isPaused ? <span className="text-failing">Paused: five deliveries in a row failed</span> : 'On',
				},
				{ key: 'acts', head: <span className="sr-only">Actions</span>, number: true, cell: (one) => <Acts {...one} /> },
			]}
		/>
	)
}

function Acts({ id, url, isPaused }: WebhookView) {
	const acts = [
		...(isPaused ? [{ intent: 'resume', word: 'Resume' }] : [{ intent: 'test', word: 'Send a test' }]),
		{ intent: 'remove', word: 'Remove' },
	]
	return (
		<Form method="post" preventScrollReset className="flex justify-end gap-1 max-[600px]:justify-start">
			<input type="hidden" name="webhook" value={id} />
			{acts.map(({ intent, word }) => (
				<Button key={intent} kind="ghost" size="small" name="intent" value={intent} aria-label={`${word}: ${url}`}>
					{word}
				</Button>
			))}
		</Form>
	)
}

type DeliveryView = {
	id: string
	at: string
	event: string
	url: string
	attempts: number
	lastAnswer: string
	state: 'arrived' | 'given up' | 'on its way'
}

const STATES = { arrived: 'Delivered', 'given up': 'Failed', 'on its way': 'In progress' } as const

/** What was told last, and what came of it. */
function Deliveries({ deliveries }: { deliveries: readonly DeliveryView[] }) {
	return (
		<Table
			caption="Deliveries"
			stacks
			rows={deliveries}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'at', head: 'Time', rowHead: true, cell: ({ at }) => at },
				{ key: 'event', head: 'Event', cell: ({ event }) => eventWords(event) },
				{ key: 'url', head: 'Address', cell: ({ url }) => <span className="break-all">{url}</span> },
				{ key: 'state', head: 'State', cell: ({ state }) => STATES[state] },
				{ key: 'attempts', head: 'Attempts', number: true, cell: ({ attempts }) => attempts },
				{ key: 'answer', head: 'Last response', cell: ({ lastAnswer }) => lastAnswer },
			]}
		/>
	)
}

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
	const who = told === 0 ? 'No active webhooks' : sentenceCase(counted(told, 'active webhook', 'active webhooks'))
	return (
		<>
			<PageHead title={who}>
				Each message reports what happened and where, and is signed. Read figures with a token.
			</PageHead>
			<NewWebhook
				secret={answer?.kind === 'made' ? answer.secret : null}
				reply={answer?.kind === 'refused' ? answer.reply : undefined}
				key={answer?.kind === 'made' ? answer.secret : 'new'}
			/>
			<Card title="Webhooks" plain className="mt-4">
				{count === 0 ? (
					<EmptyState title="No webhooks yet">
						Add one above to notify a pipeline or a chat of edits and reports.
					</EmptyState>
				) : (
					<WebhookTable webhooks={webhooks} />
				)}
			</Card>
			{deliveries.length > 0 && (
				<Card title="Recent deliveries" plain className="mt-4">
					<Deliveries deliveries={deliveries} />
				</Card>
			)}
		</>
	)
}
