import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'

type Shown = { id: string; device: string; isThis: boolean; since: string; lastSeen: string }

/** Where one is logged in, and the way to log out there. */
export function SessionsCard({ sessions }: { sessions: readonly Shown[] }) {
	const others = sessions.some(({ isThis }) => !isThis)
	return (
		<Card
			title="Where you are logged in"
			plain
			className="max-w-[1000px]"
			actions={
				others && (
					<Form method="post">
						<Button size="small" name="intent" value="end-others">
							Log out all others
						</Button>
					</Form>
				)
			}
		>
			<Table
				caption="Browsers you are logged in on"
				rows={sessions}
				rowKey={({ id }) => id}
				columns={[
					{ key: 'device', head: 'Browser', rowHead: true, cell: ({ device }) => device },
					{ key: 'since', head: 'Logged in', cell: ({ since }) => since },
					{ key: 'seen', head: 'Last seen', cell: ({ lastSeen, isThis }) => (isThis ? 'Now' : lastSeen) },
					{ key: 'end', head: <span className="sr-only">Log out</span>, cell: (session) => <End {...session} /> },
				]}
			/>
		</Card>
	)
}

function End({ id, device, isThis }: Shown) {
	if (isThis) return 'This browser'
	return (
		<Form method="post">
			<input type="hidden" name="session" value={id} />
			<Button size="small" name="intent" value="end" aria-label={`Log out ${device}`}>
				Log out
			</Button>
		</Form>
	)
}
