import { Card } from '#app/components/ui/card.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { SupplyTable } from '#shared/presentation/tables/supply-view.ts'

/** The way of every order from the vendor to a running cluster. */
export function SupplyStages({ table }: { table: SupplyTable }) {
	return (
		<Card
			title="Supply of each order"
			sub="Stages up to receiving divide the lead time by a planner’s guess; racks and burn-in are the schedule’s own"
		>
			<Table
				caption="Stages of each order"
				rows={table.rows}
				rowKey={(row) => row.key}
				columns={[
					{ key: 'order', head: 'Order', rowHead: true, cell: (row) => row.name },
					...table.stages.map((stage, index) => ({
						key: stage,
						head: stage,
						cell: (row: SupplyTable['rows'][number]) => row.cells[index] ?? '–',
					})),
				]}
			/>
			<PartNav part={table.part} label="orders" />
		</Card>
	)
}
