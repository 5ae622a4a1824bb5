import { ChartCard } from '#app/components/charts/chart-card.tsx'
import { PageLink } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { drawDriverBars, driverTable } from '#shared/charts/odds/driver-bars.ts'
import type { OddsDrivers } from '#server/views/odds/drivers.ts'

const WIDTH = 480

/** What moves full power, the largest first; its inputs lead to their cells. */
export function DriversCard({ drivers: { title, sub, chart, pages, notes, quiet } }: { drivers: OddsDrivers }) {
	if (quiet !== '')
		return (
			<Card title={title}>
				<p className="text-ink-2">{quiet}</p>
			</Card>
		)
	const linked = chart.rows.flatMap(({ name }, index) => {
		const page = pages[index] ?? null
		return page === null ? [] : [{ name, page }]
	})
	return (
		<ChartCard
			title={title}
			sub={sub}
			width={WIDTH}
			draw={(width) => drawDriverBars({ model: chart, width })}
			table={driverTable(chart)}
			foot={
				<p>
					{notes.join(' ')}{' '}
					{linked.map(({ name, page }, index) => (
						<span key={name}>
							{index > 0 && ', '}
							<PageLink page={`../${page}`}>{name}</PageLink>
						</span>
					))}
				</p>
			}
		/>
	)
}
