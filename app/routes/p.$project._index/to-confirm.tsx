import { Form } from '@remix-run/react'
import { Check } from 'lucide-react'
import { IconButton } from '#app/components/ui/button.tsx'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'
import type { DefaultToConfirm, ToConfirm as View } from '#server/views/tables/to-confirm-view.ts'

const SHOWN = 4

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

/** What a sized plan rests on that nobody has looked at: confirmed here, or changed where it stands. */
export function ToConfirm({ view, canEdit }: { view: View; canEdit: boolean }) {
	const rows = (some: View['rows']) => some.map((row) => <Row key={row.keys.join()} row={row} canEdit={canEdit} />)
	return (
		<Card title={canEdit ? `${view.title}: please confirm` : view.title} plain>
			<ul>{rows(view.rows.slice(0, SHOWN))}</ul>
			{view.rows.length > SHOWN && (
				<details>
					<summary className="py-1 text-ink-3">{view.rows.length - SHOWN} more</summary>
					<ul>{rows(view.rows.slice(SHOWN))}</ul>
				</details>
			)}
		</Card>
	)
}
