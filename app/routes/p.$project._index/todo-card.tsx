import { Check, TriangleAlert } from 'lucide-react'
import { Form, Link } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import { IconButton } from '#app/components/ui/button.tsx'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import type { OverviewView } from '#server/views/pages/overview-view.ts'
import type { DefaultToConfirm, ToConfirm } from '#server/views/tables/to-confirm-view.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

function Row({ row, canEdit }: { row: DefaultToConfirm; canEdit: boolean }) {
	return (
		<li className="list-row">
			<div className="list-row-main">
				<PageLink page={row.page}>{row.name}</PageLink> <b className="font-semibold">{row.value}</b>{' '}
				<span className={row.quality === 'guess' ? 'tag tag-guess' : 'tag'}>{row.quality}</span>
				<details className="list-row-note">
					<summary>{row.why}</summary>
					{row.source}
				</details>
			</div>
			{canEdit && (
				<Form method="post" preventScrollReset>
					{row.keys.map((key) => (
						<input key={key} type="hidden" name="key" value={key} />
					))}
					<input type="hidden" name="why" value={row.why} />
					<IconButton label={`Confirm ${row.name}`}>
						<Check className="icon-small" strokeWidth={1.75} aria-hidden />
					</IconButton>
				</Form>
			)}
		</li>
	)
}

type TodoProps = { todo: OverviewView['todo']; toConfirm: ToConfirm | null; canEdit: boolean }

/** What waits for somebody in one line each: defaults, confirmed here, and points, each a link to where it is settled. */
export function TodoCard({ todo, toConfirm, canEdit }: TodoProps) {
	const defaults = toConfirm?.rows.length ?? 0
	const count = defaults + todo.points
	if (count === 0) return null
	return (
		<Card
			title={
				<>
					To do <span className="tag">{count}</span>
				</>
			}
			plain
			className="todo-card"
		>
			{toConfirm !== null && (
				<details className="todo-part">
					<summary>{sentenceCase(counted(defaults, 'default'))} to confirm</summary>
					<ul>
						{toConfirm.rows.map((row) => (
							<Row key={row.keys.join()} row={row} canEdit={canEdit} />
						))}
					</ul>
				</details>
			)}
			{todo.points > 0 && (
				<details className="todo-part">
					<summary>{sentenceCase(counted(todo.points, 'point'))} to look at</summary>
					<ul>
						{todo.gravest.map(({ text, page }, index) => (
							<li className="list-row" key={`${String(index)} ${text}`}>
								<TriangleAlert className="icon text-tight" strokeWidth={1.75} aria-label="Warning" />
								<div className="list-row-main">
									<PageLink page={page}>{text}</PageLink>
								</div>
							</li>
						))}
					</ul>
					<Link to="assumptions" className="list-row-note underline">
						All inputs and their sources
					</Link>
				</details>
			)}
		</Card>
	)
}
