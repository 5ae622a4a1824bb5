import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Undo2 } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/problem.ts'
import { requireActor } from '#server/http/require-user.ts'
import { listChanges } from '#server/services/plans/list-changes.ts'
import { undoChange } from '#server/services/plans/undo-change.ts'
import { may } from '#shared/permissions.ts'
import { buildActivityView } from '#shared/presentation/activity-view.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'

export const meta: MetaFunction = () => [{ title: 'Activity · Strata' }]

export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const [{ role, plan }, changes] = await Promise.all([
		openPlan(asked),
		answering(() => listChanges(actor, planRef(asked))),
	])
	return { ...buildActivityView(plan, changes), canEdit: may(role, 'changePlans') }
}

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	await answering(() => undoChange(actor, planRef(asked)))
	return redirect(new URL(asked.request.url).pathname)
}

export default function Activity() {
	const { finding, entries, canEdit } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead
				title={finding.title}
				actions={
					canEdit && (
						<Form method="post">
							<Button>
								<Undo2 className="icon-small" strokeWidth={1.75} aria-hidden />
								Undo my last change
							</Button>
						</Form>
					)
				}
			>
				{finding.lede}
			</PageHead>
			<Card title="Changes" plain>
				<ol>
					{entries.map((entry) => (
						<li className="list-row" key={entry.rev}>
							<span className="face" aria-hidden>
								{entry.initials}
							</span>
							<div className="list-row-main">
								<span className="font-semibold">{entry.who}</span> {entry.what}
								{entry.why !== '' && <p className="list-row-note">«{entry.why}»</p>}
							</div>
							<time className="text-ink-3" dateTime={entry.at}>
								{entry.when}
							</time>
						</li>
					))}
				</ol>
			</Card>
		</>
	)
}
