import { Link, useParams } from '@remix-run/react'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { EquipmentTable as Model } from '#server/views/tables/equipment-view.ts'

type EquipmentTableEntry = Model['entries'][number]

/** What is needed and what of it stands, where anything does. */
const STANDING = [
	{
		key: 'needed',
		head: 'Needed',
		number: true,
		cell: (row: EquipmentTableEntry) => <Why target={row.needed.why}>{row.needed.text}</Why>,
	},
	{
		key: 'stands',
		head: 'Existing',
		number: true,
		cell: (row: EquipmentTableEntry) =>
			row.stands === null ? '–' : <Why target={row.stands.why}>{row.stands.text}</Why>,
	},
]

/** Beside what comes too late: what can still be had, and where to mend it. */
function TooLate({ gives }: { gives: string }) {
	const { project = '' } = useParams()
	const opens = useOpens()
	const searchOf = useScenarioSearch()
	const link = (page: string, tab: string, text: string) =>
		opens(page) && (
			<Link to={`/p/${encodeURIComponent(project)}/${page}${searchOf({ tab })}`} className="underline">
				{text}
			</Link>
		)
	return (
		<span className="text-ink-3">
			{' '}
			{gives} {link('infrastructure', 'purchases', 'Purchases')} {link('options', 'plan', 'Ways to recover')}
		</span>
	)
}

/** What the sites need beside chips: how many of which size, how many stand, how many to buy and by when. */
export function EquipmentTable({ table }: { table: Model }) {
	return (
		<Card
			title={table.title}
			sub="Sized from halls, plants and orders. Float counts from the status month or the stated delivery"
		>
			<Table
				caption="Equipment needed, existing and to buy"
				rows={table.entries}
				rowKey={(row) => row.key}
				columns={[
					{
						key: 'item',
						head: 'Item',
						rowHead: true,
						cell: (row: EquipmentTableEntry) => (
							<div className="whitespace-normal max-sm:w-36">
								{row.name}
								{row.shares !== '' && <span className="text-ink-3"> {row.shares}</span>}
								{row.gives !== null && <TooLate gives={row.gives} />}
							</div>
						),
					},
					...(table.stands ? STANDING : []),
					{
						key: 'units',
						head: table.stands ? 'To buy' : 'Units',
						number: true,
						cell: (row: EquipmentTableEntry) => <Why target={row.units.why}>{row.units.text}</Why>,
					},
					{ key: 'size', head: 'Unit size', number: true, cell: (row: EquipmentTableEntry) => row.size },
					{
						key: 'order',
						head: 'Order by',
						number: true,
						cell: (row: EquipmentTableEntry) =>
							row.orderBy === null ? '–' : <Why target={row.orderBy.why}>{row.orderBy.text}</Why>,
					},
					{
						key: 'room',
						head: 'Float',
						cell: (row: EquipmentTableEntry) =>
							row.room === null ? '–' : <StatusMark status={row.room.status} word={row.room.word} />,
					},
				]}
			/>
			<PartNav part={table.part} label="equipment" />
		</Card>
	)
}
