import { Table } from '#app/components/ui/table.tsx'
import { eventWords } from '#shared/programs/webhook-events.ts'

export type DeliveryView = {
	id: string
	at: string
	event: string
	url: string
	attempts: number
	lastAnswer: string
	state: 'arrived' | 'given up' | 'on its way'
}

const STATES = { arrived: 'Arrived', 'given up': 'Given up', 'on its way': 'On its way' } as const

/** What was told last, and what came of it. */
export function Deliveries({ deliveries }: { deliveries: readonly DeliveryView[] }) {
	return (
		<Table
			caption="Deliveries"
			stacks
			rows={deliveries}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'at', head: 'At', rowHead: true, cell: ({ at }) => at },
				{ key: 'event', head: 'Event', cell: ({ event }) => eventWords(event) },
				{ key: 'url', head: 'Address', cell: ({ url }) => <span className="break-all">{url}</span> },
				{ key: 'state', head: 'State', cell: ({ state }) => STATES[state] },
				{ key: 'attempts', head: 'Tries', number: true, cell: ({ attempts }) => attempts },
				{ key: 'answer', head: 'Last answer', cell: ({ lastAnswer }) => lastAnswer },
			]}
		/>
	)
}
