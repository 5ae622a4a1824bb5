import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { restoreVersion, seeVersion } from '#server/actions/plans/history/restore-version.ts'
import { may } from '#shared/permissions.ts'
import { stampText } from '#shared/formats/day.ts'
import { UNNAMED } from '#shared/together/unnamed.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'

export const meta = titled('History')

const FORM = { names: ['kind', 'itemId', 'field', 'part'], maxBytes: SHORT_FORM_BYTES }
const name = z.string().max(400).default('')
const restoreSchema = z.object({ part: z.enum(['all', 'one']), kind: name, itemId: name, field: name })

const versionIn = (params: Readonly<Record<string, string | undefined>>) => Number(params['version'] ?? '')

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const open = await openPlan(asked)
	const version = versionIn(asked.params)
	const seen = await answering(() => seeVersion(open, version, asked.context.gone))
	return { ...seen, version, rev: open.rev, projectId: open.project.id, canEdit: may(open.role, 'changePlans') }
}

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const parsed = restoreSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success) return json({ problems: ['This form is out of date. Reload the page and try again.'] }, 400)
	const { part, ...only } = parsed.data
	const version = versionIn(asked.params)
	const asks = { version, only: part === 'one' ? only : undefined }
	const answer = await answering(() => restoreVersion(actor, planRef(asked), asks))
	if (!answer.ok) return json({ problems: answer.told.problems.map(({ text }) => text) }, 422)
	const { pathname, search } = new URL(asked.request.url)
	return redirect(pathname + search)
}

export default function Version() {
	const { finding, rows, more, by, version, rev, projectId, canEdit } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const search = useScenarioSearch()()
	const opens = useOpens()
	const at = (number: number) => ({ pathname: `/p/${projectId}/history/${String(number)}`, search })
	return (
		<>
			<PageHead
				title={finding.title}
				actions={
					canEdit &&
					rows.length > 0 && (
						<Form method="post">
							<input type="hidden" name="part" value="all" />
							<Button kind="primary">Restore version {version}</Button>
						</Form>
					)
				}
			>
				{by !== null && `Created by ${by.name === UNNAMED ? 'a planner' : by.name}, ${stampText(new Date(by.at))}. `}
				{canEdit && finding.lede}
			</PageHead>
			{reply !== undefined && (
				<div className="mb-4">
					<Notice kind="failing" live title="Not restored.">
						{reply.problems.join(' ')}
					</Notice>
				</div>
			)}
			<p className="mb-4 flex flex-wrap gap-4 [&_a]:underline">
				{version > 1 && <Link to={at(version - 1)}>Version {version - 1}</Link>}
				{version < rev && <Link to={at(version + 1)}>Version {version + 1}</Link>}
				{opens('activity') && <Link to={{ pathname: `/p/${projectId}/activity`, search }}>All activity</Link>}
			</p>
			{rows.length > 0 && (
				<Card title={`Version ${String(version)} and now`} plain>
					<Table
						caption={`Changes between version ${String(version)} and now`}
						stacks
						rows={rows}
						rowKey={({ kind, itemId, field }) => `${kind}/${itemId}.${field}`}
						columns={[
							{ key: 'place', head: 'What', rowHead: true, cell: ({ place }) => place },
							{ key: 'then', head: 'Then', cell: ({ then }) => then },
							{ key: 'now', head: 'Now', cell: ({ now }) => now },
							{
								key: 'back',
								head: <span className="sr-only">Restore</span>,
								cell: ({ kind, itemId, field, place }) =>
									canEdit && (
										<Form method="post" preventScrollReset>
											{Object.entries({ part: 'one', kind, itemId, field }).map(([key, value]) => (
												<input key={key} type="hidden" name={key} value={value} />
											))}
											<Button size="small" aria-label={`Restore ${place}`}>
												Restore
											</Button>
										</Form>
									),
							},
						]}
					/>
					{more > 0 && <p className="card-note">And {more} more; restoring the version restores them all.</p>}
				</Card>
			)}
		</>
	)
}
