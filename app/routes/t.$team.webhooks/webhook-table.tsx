import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { eventWords } from '#shared/programs/webhook-events.ts'

export type WebhookView = { id: string; url: string; events: readonly string[]; isPaused: boolean }

/** The addresses that are told, and what of. */
export function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
	return (
		<Table
			caption="Webhooks"
			stacks
			rows={webhooks}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'url', head: 'Address', rowHead: true, cell: ({ url }) => <span className="break-all">{url}</span> },
				{ key: 'events', head: 'Told of', cell: ({ events }) => events.map(eventWords).join('; ') },
				{
					key: 'state',
					head: 'State',
					cell: ({ isPaused }) =>
						isPaused ? <span className="text-failing">Paused: five messages in a row did not arrive</span> : 'On',
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
