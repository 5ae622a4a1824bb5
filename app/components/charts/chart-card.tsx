import type { ReactNode } from 'react'
import { Card } from '#app/components/ui/card.tsx'
import type { ChartGeometry, ChartTable } from '#shared/presentation/charts/geometry.ts'
import { ChartKey } from './chart-key.tsx'
import { GeometrySvg } from './geometry-svg.tsx'
import { ShowData } from './show-data.tsx'

export type ChartCardProps = {
	/** the finding */
	title: string
	/** measure, unit, span */
	sub: string
	wide: ChartGeometry
	narrow: ChartGeometry
	table: ChartTable
	source?: string
	actions?: ReactNode
	className?: string
	foot?: ReactNode
}

/** A chart with its finding, its measure, the key to its patterns and the table behind it. */
export function ChartCard({ title, sub, wide, narrow, table, source, actions, className, foot }: ChartCardProps) {
	const label = `${title}. ${sub}`
	return (
		<Card
			title={title}
			sub={sub}
			actions={actions}
			{...(className !== undefined && { className })}
			foot={
				<>
					<ChartKey entries={wide.key} />
					{source !== undefined && <span>{source}</span>}
					{foot}
					<span className="spring" />
					<ShowData table={table} caption={title} />
				</>
			}
		>
			<GeometrySvg geometry={wide} label={label} className="wide-only" />
			<GeometrySvg geometry={narrow} label={label} className="phone-only" />
		</Card>
	)
}
