import { Form, Link, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { LONGEST_FOLDER, SHELF_ORDERS, SHELF_STATES, type ShelfLook } from '#shared/together/shelf.ts'

type ShelfRow = {
	id: string
	name: string
	folder: string
	owner: string
	/** Draft, Report 3 issued, Archived */
	state: string
	isArchived: boolean
	changed: string
}
export type PlanShelfProps = {
	team: string
	rows: readonly ShelfRow[]
	/** of how many, whatever is shown */
	total: number
	look: ShelfLook
	folders: readonly string[]
	owners: readonly string[]
	mayChange: boolean
}

/** Which plans are shown, and in which order; the address keeps it. */
function Look({ look, folders, owners }: Pick<PlanShelfProps, 'look' | 'folders' | 'owners'>) {
	const named = folders.filter((folder) => folder !== '')
	return (
		<Form className="flex flex-wrap items-end gap-3 px-4 pb-3" preventScrollReset role="search">
			<Field label="Search" type="search" name="find" defaultValue={look.words} placeholder="Plan, folder or owner" />
			{named.length > 0 && (
				<Select label="Folder" name="folder" defaultValue={look.folder ?? 'any'}>
					<option value="any">Any</option>
					{named.map((folder) => (
						<option key={folder}>{folder}</option>
					))}
					<option value="">No folder</option>
				</Select>
			)}
			{owners.length > 1 && (
				<Select label="Owner" name="owner" defaultValue={look.owner ?? 'any'}>
					<option value="any">Anyone</option>
					{owners.map((owner) => (
						<option key={owner} value={owner}>
							{owner === '' ? 'Former member' : owner}
						</option>
					))}
				</Select>
			)}
			<Select label="State" name="state" defaultValue={look.state}>
				{Object.entries(SHELF_STATES).map(([key, label]) => (
					<option key={key} value={key}>
						{label}
					</option>
				))}
			</Select>
			<Select label="Sort by" name="order" defaultValue={look.order}>
				{Object.entries(SHELF_ORDERS).map(([key, label]) => (
					<option key={key} value={key}>
						{label}
					</option>
				))}
			</Select>
			<Button>Show</Button>
		</Form>
	)
}

/** Told once for all rows: a team may have a thousand plans, each in a folder of its own. */
const FOLDERS = 'folders'

/** Where a plan stands: its folder, and whether it is out of the way. */
function Acts({ row }: { row: ShelfRow }) {
	return (
		<Menu summaryClass="button button-small" label={<span aria-label={`Move ${row.name}`}>Move</span>}>
			<Form method="post" className="grid w-60 gap-3 p-3" preventScrollReset>
				<input type="hidden" name="plan" value={row.id} />
				<Field
					label="Folder"
					name="folder"
					defaultValue={row.folder}
					maxLength={LONGEST_FOLDER}
					list={FOLDERS}
					optional
				/>
				<Button size="small" name="act" value="file">
					Move to folder
				</Button>
				<Button size="small" name="act" value={row.isArchived ? 'unarchive' : 'archive'}>
					{row.isArchived ? 'Unarchive' : 'Archive'}
				</Button>
			</Form>
		</Menu>
	)
}

/** The plans of a team: searched, sorted, filtered, put into folders and out of the way. */
export function PlanShelf({ team, rows, total, look, folders, owners, mayChange }: PlanShelfProps) {
	const [search] = useSearchParams()
	const hasFolders = folders.some((folder) => folder !== '')
	return (
		<Card title="Plans" plain>
			<Look key={search.toString()} {...{ look, folders, owners }} />
			<datalist id={FOLDERS}>
				{folders.map((folder) => (
					<option key={folder} value={folder} />
				))}
			</datalist>
			{rows.length === 0 ? (
				<EmptyState
					title="No matching plans"
					actions={
						<Link className="button" to="?state=all">
							Show all {total}
						</Link>
					}
				>
					Change the search or filters.
				</EmptyState>
			) : (
				<Table
					caption={`Plans of ${team}`}
					rows={rows}
					rowKey={({ id }) => id}
					columns={[
						{ key: 'name', head: 'Plan', rowHead: true, cell: ({ id, name }) => <Link to={`/p/${id}`}>{name}</Link> },
						...(hasFolders ? [{ key: 'folder', head: 'Folder', cell: ({ folder }: ShelfRow) => folder }] : []),
						{ key: 'owner', head: 'Owner', cell: ({ owner }) => owner || 'Former member' },
						{ key: 'state', head: 'State', cell: ({ state }) => state },
						{ key: 'changed', head: 'Last change', cell: ({ changed }) => changed },
						...(mayChange
							? [
									{
										key: 'acts',
										head: <span className="sr-only">Move</span>,
										cell: (row: ShelfRow) => <Acts row={row} />,
									},
								]
							: []),
					]}
				/>
			)}
		</Card>
	)
}
