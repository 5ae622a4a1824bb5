import type { ReactNode } from 'react'
import { Card } from '#app/components/ui/card.tsx'
import { gridList } from '#shared/grid/grid-lists.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { ListLook } from './list-look.tsx'
import type { ListModel } from '#server/views/grid/list-model.ts'
import { AddLink, ListRows } from './list-parts.tsx'
import { PasteRows } from './paste/paste-rows.tsx'

type ListCardProps = { loaded: ListModel; empty: string; sub?: string; foot?: ReactNode }

/** A list of the plan in its card, with the button that adds to it. */
export function ListCard({ loaded, empty, sub, foot }: ListCardProps) {
	const { grid, total, found, look, canEdit } = loaded
	const name = sentenceCase(gridList(grid.kind).plural)
	return (
		<Card
			title={
				<>
					{name}{' '}
					<span className="font-normal text-ink-3">
						{found === total ? total : `${String(found)} of ${String(total)}`}
					</span>
				</>
			}
			{...(sub !== undefined && { sub })}
			plain
			bleed
			actions={
				<>
					{total > 1 && <ListLook loaded={loaded} />}
					{canEdit && <PasteRows loaded={loaded} size="small" />}
					{canEdit && <AddLink list={grid.kind} noun={grid.noun} />}
				</>
			}
		>
			{total === 0 ? <p className="card-body text-ink-2">{empty}</p> : <ListRows loaded={loaded} caption={name} />}
			{total > 0 && found === 0 && (
				<p className="card-body text-ink-2">
					No {grid.noun} has «{look.words}» in its name or site.
				</p>
			)}
			{foot}
		</Card>
	)
}
