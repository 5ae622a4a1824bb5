import { drawFlow, flowTable } from '#shared/charts/flow.ts'
import type { FlowModel } from '#shared/charts/flow.ts'
import { ChartCard } from './chart-card.tsx'
import type { ChartCardProps } from './chart-card.tsx'

/** What goes on from stage to stage, and what is lost at each. */
export function FlowChart({ model, ...card }: Omit<ChartCardProps, 'draw' | 'width' | 'table'> & { model: FlowModel }) {
	return (
		<ChartCard {...card} width={1149} draw={(width) => drawFlow({ model, width })} table={flowTable(model)} tableOpen />
	)
}
