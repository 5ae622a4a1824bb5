import { barListTable, drawBarList } from '#shared/charts/bar-list.ts'
import type { BarListModel } from '#shared/charts/bar-list.ts'
import { ChartCard } from './chart-card.tsx'
import type { ChartCardProps } from './chart-card.tsx'

export type BarListChartProps = Omit<ChartCardProps, 'draw' | 'width' | 'table'> & {
	model: BarListModel
	width?: number
}

/** Horizontal bars under one another: a funnel or a breakdown. */
export function BarListChart({ model, width = 540, ...card }: BarListChartProps) {
	return (
		<ChartCard
			{...card}
			width={width}
			draw={(drawn) => drawBarList({ model, width: drawn })}
			table={barListTable(model)}
		/>
	)
}
