import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { ToldToWords } from '#app/components/talk/told-words.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getNotifications, readAll, chooseMailTimes, getMailTimes } from '#server/actions/talk/notifications.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { CAUSES, MAIL_DEFAULTS, MAIL_TIMES } from '#shared/together/talk.ts'

export const meta = titled('Notifications')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [told, times] = await Promise.all([getNotifications(holder), getMailTimes(holder)])
	return { told, times }
}

const FORM = { intents: ['read', 'times'] as const, names: CAUSES, maxBytes: SHORT_FORM_BYTES }
const time = (cause: (typeof CAUSES)[number]) => z.enum(MAIL_TIMES).catch(MAIL_DEFAULTS[cause])
const timesSchema = z.object({ mention: time('mention'), answer: time('answer'), approval: time('approval') })

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, FORM))
	if (intentIn(form, FORM.intents) === 'read') await readAll(holder)
	else await chooseMailTimes(holder, timesSchema.parse(Object.fromEntries(form)))
	return redirect('/account/notifications')
}

const LABELS = {
	mention: 'Mentions of you',
	answer: 'Replies in your threads',
	approval: 'Reports to approve, and decisions on yours',
} as const
const TIME_LABELS = { 'at once': 'Email at once', daily: 'Daily email', never: 'No email' } as const

export default function Notifications() {
	const { told, times } = useLoaderData<typeof loader>()
	const unread = told.filter(({ isUnread }) => isUnread).length
	return (
		<>
			<PageHead
				title={unread === 0 ? 'You are all caught up' : sentenceCase(counted(unread, 'unread message'))}
				actions={
					unread > 0 && (
						<Form method="post">
							<Button name="intent" value="read">
								Mark all as read
							</Button>
						</Form>
					)
				}
			>
				Mentions, replies in your threads, and reports to approve.
			</PageHead>
			<Card title="Messages" plain>
				{told.length === 0 ? (
					<p className="card-note">No mentions or replies yet.</p>
				) : (
					<ol>
						{told.map((one) => (
							<li key={one.id} className="list-row max-[480px]:flex-wrap">
								<ToldToWords told={one} />
								<span className="text-ink-3 max-[480px]:basis-full">{one.when}</span>
							</li>
						))}
					</ol>
				)}
			</Card>
			<div className="mt-4">
				<Card title="Email" plain>
					<Form method="post" className="grid max-w-[420px] gap-3">
						{CAUSES.map((cause) => (
							<Select key={cause} label={LABELS[cause]} name={cause} defaultValue={times[cause]}>
								{MAIL_TIMES.map((value) => (
									<option key={value} value={value}>
										{TIME_LABELS[value]}
									</option>
								))}
							</Select>
						))}
						<div>
							<Button name="intent" value="times">
								Save
							</Button>
						</div>
					</Form>
				</Card>
			</div>
		</>
	)
}
