import type { ReactNode } from 'react'
import { Card } from '#app/components/ui/card.tsx'
import { gridList } from '#shared/presentation/grid/grid-lists.ts'
import { sentenceCase } from '#shared/presentation/wording/months.ts'
import { AddLink, ListRows, type LoadedList } from './list-parts.tsx'
import { PasteRows } from './paste-rows.tsx'

type ListCardProps = { loaded: LoadedList; empty: string; sub?: string; foot?: ReactNode }

/** A list of the plan in its card, with the button that adds to it. */
export function ListCard({ loaded, empty, sub, foot }: ListCardProps) {
	const { grid, total, canEdit } = loaded
	const name = sentenceCase(gridList(grid.kind).plural)
	return (
		<Card
			title={
				<>
					{name} <span className="font-normal text-ink-3">{total}</span>
				</>
			}
			{...(sub !== undefined && { sub })}
			plain
			bleed
			className="overflow-hidden"
			actions={
				canEdit && (
					<>
						<PasteRows loaded={loaded} size="small" />
						<AddLink list={grid.kind} noun={grid.noun} />
					</>
				)
			}
		>
			{total === 0 ? <p className="card-body text-ink-2">{empty}</p> : <ListRows loaded={loaded} caption={name} />}
			{foot}
		</Card>
	)
}
