import { useState } from 'react'
import { Maximize2 } from 'lucide-react'
import { IconButton } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { STEP, useChoice } from '#app/hooks/use-choice.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import { timeChartTable } from '#shared/charts/time-table.ts'
import { ChartCard } from './chart-card.tsx'
import type { ChartCardProps } from './chart-card.tsx'

const exploreChart = late(() => import('./explore-chart.tsx'))
/** Below this width the chart is lower too, as on a phone. */
const NARROW = 480
const NARROW_HEIGHT = 220

export type TimeChartProps = Omit<ChartCardProps, 'draw' | 'width' | 'table'> & {
	model: TimeChartModel
	/** width of the card's inside at 1440, so that text keeps its size */
	width?: number
	height?: number
}

/** Months across: steps, bars and what is missing, with a larger version to explore. */
export function TimeChart({ model, width = 700, height = 260, actions, ...card }: TimeChartProps) {
	const [exploring, setExploring] = useState(false)
	const step = useChoice(STEP)
	return (
		<>
			<ChartCard
				{...card}
				width={width}
				draw={(drawn) =>
					drawTimeChart({ model, width: drawn, height: drawn < NARROW ? Math.min(height, NARROW_HEIGHT) : height })
				}
				table={timeChartTable(model, step)}
				monthly
				actions={
					<>
						{actions}
						<IconButton
							label="Explore this chart"
							type="button"
							size="small"
							kind="ghost"
							className="wide-only"
							onClick={() => {
								setExploring(true)
							}}
						>
							<Maximize2 className="icon-small" strokeWidth={1.75} aria-hidden />
						</IconButton>
					</>
				}
			/>
			{exploring && (
				<Dialog
					title={card.title}
					sub={card.sub}
					onClose={() => {
						setExploring(false)
					}}
				>
					<LatePart part={exploreChart} props={{ model }} />
				</Dialog>
			)}
		</>
	)
}
