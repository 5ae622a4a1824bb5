import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { titled } from '#app/components/page-title.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { PersonSelect } from '#app/components/ui/person-select.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { auditFilterIn, readAudit } from '#server/actions/audit-log.ts'
import { AUDIT_KINDS } from '#shared/together/audit-words.ts'
import { clockText, dayText } from '#shared/formats/day.ts'

export const meta = titled('Audit log')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	const search = new URL(request.url).searchParams
	const filter = auditFilterIn(search)
	const after = search.get('after')
	const { entries, next, people } = await answering(() => readAudit(actor, teamId, { filter, after }))
	const now = new Date()
	const kept = new URLSearchParams(
		Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
	)
	const query = kept.toString()
	const following = new URLSearchParams(kept)
	if (next !== null) following.set('after', next)
	return {
		entries: entries.map(({ id, at, who, what }) => ({
			...{ id, who, what },
			when: `${dayText(at, now)}, ${clockText(at)}`,
		})),
		people,
		filter,
		query,
		isFirst: after === null,
		older: next === null ? null : `?${following.toString()}`,
	}
}

export default function Audit() {
	const { entries, people, filter, query, isFirst, older } = useLoaderData<typeof loader>()
	const narrowed = query !== ''
	return (
		<>
			<PageHead
				title="Audit log"
				actions={
					<a className="button" href={`audit.csv${narrowed ? `?${query}` : ''}`} download>
						<Download className="icon-small" strokeWidth={1.75} aria-hidden />
						Download CSV
					</a>
				}
			>
				Who did what in this team. For edits inside a plan, see its Activity.
			</PageHead>
			<Form method="get" className="form-grid" key={query}>
				<PersonSelect people={people} person={filter.person} />
				<Select label="About" name="kind" defaultValue={filter.kind ?? ''}>
					<option value="">All types</option>
					{Object.entries(AUDIT_KINDS).map(([kind, name]) => (
						<option key={kind} value={kind}>
							{name}
						</option>
					))}
				</Select>
				<Field label="From" type="date" name="from" defaultValue={filter.from ?? ''} />
				<Field label="To" type="date" name="to" defaultValue={filter.to ?? ''} />
				<div className="flex gap-2 self-end">
					<Button kind="primary">Show</Button>
					{narrowed && (
						<Link className="button" to=".">
							Show all
						</Link>
					)}
				</div>
			</Form>
			{entries.length === 0 ? (
				<div className="card mt-4">
					<EmptyState title={narrowed ? 'No matching entries' : 'No entries yet'}>
						{narrowed
							? 'Choose another person, another type or a longer period.'
							: 'Invitations, roles, links, and created or deleted plans are logged here.'}
					</EmptyState>
				</div>
			) : (
				<Card title={isFirst ? 'Latest first' : 'Older entries'} plain className="mt-4">
					<Table
						caption="Audit log"
						stacks
						rows={entries}
						rowKey={({ id }) => id}
						columns={[
							{ key: 'when', head: 'When', cell: ({ when }) => <span className="whitespace-nowrap">{when}</span> },
							{ key: 'who', head: 'Who', rowHead: true, cell: ({ who }) => who },
							{ key: 'what', head: 'What', cell: ({ what }) => what },
						]}
					/>
				</Card>
			)}
			<nav className="mt-4 flex gap-2" aria-label="Pages of the log">
				{!isFirst && (
					<Link className="button" to={narrowed ? `?${query}` : '.'}>
						Latest
					</Link>
				)}
				{older !== null && (
					<Link className="button" to={older}>
						Older
					</Link>
				)}
			</nav>
		</>
	)
}
