import type { ReactNode } from 'react'
import { Card } from '#app/components/ui/card.tsx'
import { gridList } from '#shared/grid/grid-lists.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { ListModel } from '#server/views/grid/list-model.ts'
import { AddLink, ListRows } from './list-parts.tsx'
import { PasteRows } from './paste/paste-rows.tsx'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { FileDown, SlidersHorizontal } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { COLUMNS, FIND, PART, placeOf, SORT } from '#shared/pages/page-part.ts'

/** Which rows and columns of a list are shown, and in which order; the address keeps it, with scripts or without. */
function ListLook({ loaded }: { loaded: ListModel }) {
	const { grid, look, find } = loaded
	const [search] = useSearchParams()
	const searchOf = useScenarioSearch()
	const opens = useOpens()
	const isLong = find !== null
	const own = [PART, SORT, COLUMNS, ...(isLong ? [] : [FIND])]
	const [, ...others] = look.columns
	return (
		<Menu
			summaryClass="button button-small"
			label={
				<>
					<SlidersHorizontal className="icon-small" strokeWidth={1.75} aria-hidden />
					View
				</>
			}
		>
			{opens('table.csv') && (
				<Link to={`../table.csv${searchOf({ table: grid.kind })}`} reloadDocument>
					<FileDown className="icon-small" strokeWidth={1.75} aria-hidden />
					Download all rows (CSV)
				</Link>
			)}
			<Form className="grid w-60 gap-3 p-3" preventScrollReset>
				{placeOf(search)
					.filter(([name]) => !own.includes(name))
					.map(([name, value]) => (
						<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
					))}
				{!isLong && <Field label="Filter" optional name={FIND} defaultValue={look.words} placeholder="Name or site" />}
				<Select key={look.sort} label="Order" name={SORT} defaultValue={look.sort}>
					<option value="">Entry order</option>
					{look.columns.flatMap(({ field, label }) => [
						<option key={field} value={`${grid.kind}/${field}`}>
							{label}
						</option>,
						<option key={`-${field}`} value={`${grid.kind}/-${field}`}>
							{label}, descending
						</option>,
					])}
				</Select>
				<fieldset className="grid gap-1">
					<legend className="field-label">Columns</legend>
					{others.map(({ field, label, shown }) => (
						<label key={`${field} ${String(shown)}`} className="flex items-center gap-2">
							<input type="checkbox" name={COLUMNS} value={`${grid.kind}/${field}`} defaultChecked={shown} />
							{label}
						</label>
					))}
				</fieldset>
				<Button size="small">Show</Button>
			</Form>
		</Menu>
	)
}

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
					No {grid.noun} name or site contains “{look.words}”.
				</p>
			)}
			{foot}
		</Card>
	)
}
