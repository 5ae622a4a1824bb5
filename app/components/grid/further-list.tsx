import { Card } from '#app/components/ui/card.tsx'
import { AddLink, ListRows, type LoadedList } from './list-parts.tsx'

/** Whether a form or a question of this list is open. */
export const isOpen = ({ form, removal }: LoadedList): boolean => form !== null || removal !== null

/** A list that stands beside others on a page, such as the purchases under the halls. */
export function FurtherList({ loaded, name, empty }: { loaded: LoadedList; name: string; empty: string }) {
	const { grid, total, canEdit } = loaded
	return (
		<div className="cards">
			<Card title={name} plain bleed actions={canEdit && <AddLink list={grid.kind} noun={grid.noun} />}>
				{total === 0 ? <p className="card-body text-ink-2">{empty}</p> : <ListRows loaded={loaded} caption={name} />}
			</Card>
		</div>
	)
}
