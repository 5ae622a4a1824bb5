import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, Form } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { ownSessionId } from '#server/access/sessions.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { endOneSession, endOtherSessions, listSessions } from '#server/actions/accounts/sessions.ts'
import { clockText, dayText } from '#shared/formats/day.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'

type AccountSessionsShown = { id: string; device: string; isThis: boolean; since: string; lastSeen: string }

/** Where one is logged in, and the way to log out there. */
export function SessionsCard({ sessions }: { sessions: readonly AccountSessionsShown[] }) {
	const others = sessions.some(({ isThis }) => !isThis)
	return (
		<Card
			title="Active sessions"
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
				caption="Your sessions"
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

function End({ id, device, isThis }: AccountSessionsShown) {
	if (isThis) return 'This session'
	return (
		<Form method="post">
			<input type="hidden" name="session" value={id} />
			<Button size="small" name="intent" value="end" aria-label={`Log out ${device}`}>
				Log out
			</Button>
		</Form>
	)
}

export const meta = titled('Sessions')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const sessions = await listSessions(holder, ownSessionId(request))
	const now = new Date()
	return {
		sessions: sessions.map(({ id, device, since, lastSeen, isThis }) => ({
			id,
			device,
			isThis,
			since: dayText(since, now),
			lastSeen: `${dayText(lastSeen, now)}, ${clockText(lastSeen)}`,
		})),
	}
}

const FORM = { intents: ['end', 'end-others'] as const, names: ['session'], maxBytes: SHORT_FORM_BYTES }

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, FORM))
	if (intentIn(form, FORM.intents) === 'end-others') await endOtherSessions(holder, ownSessionId(request))
	else await endOneSession(holder, textIn(form, 'session'))
	return redirect('/account/sessions')
}

export default function Browsers() {
	const { sessions } = useLoaderData<typeof loader>()
	const count = sessions.length
	return (
		<>
			<PageHead title={count === 1 ? 'This is your only session' : `You have ${count} sessions`}>
				Sessions end after 14 days without use, and after 30 days at most.
			</PageHead>
			<SessionsCard sessions={sessions} />
		</>
	)
}
