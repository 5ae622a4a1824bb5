import { ChartCard } from '#app/components/charts/chart-card.tsx'
import { drawFan, fanTable } from '#shared/charts/odds/fan.ts'
import type { OddsFan } from '#server/views/odds/fan.ts'

/** At 1440. */
const WIDTH = 456
const HEIGHT = 372

/** What is delivered over all draws, with the chance that each layer limits below it. */
export function FanCard({ fan: { title, sub, chart } }: { fan: OddsFan }) {
	return (
		<ChartCard
			title={title}
			sub={sub}
			width={WIDTH}
			draw={(width) => drawFan({ model: chart, width, height: HEIGHT })}
			table={fanTable(chart)}
			monthly
		/>
	)
}
