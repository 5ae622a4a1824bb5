import { barListTable, drawBarList } from '#shared/presentation/charts/bar-list.ts'
import type { BarListModel } from '#shared/presentation/charts/bar-list.ts'
import { ChartCard } from './chart-card.tsx'
import type { ChartCardProps } from './chart-card.tsx'

const NARROW = 326

export type BarListChartProps = Omit<ChartCardProps, 'wide' | 'narrow' | 'table'> & { model: BarListModel; width?: number }

/** Horizontal bars under one another: a funnel or a breakdown. */
export function BarListChart({ model, width = 540, ...card }: BarListChartProps) {
	return <ChartCard {...card} wide={drawBarList({ model, width })} narrow={drawBarList({ model, width: NARROW })} table={barListTable(model)} />
}
