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
					{chart.rows.map(({ name }, index) => {
						const page = pages[index] ?? null
						return page === null ? null : (
							<span key={name}>
								<PageLink page={`../${page}`}>{name}</PageLink>{' '}
							</span>
						)
					})}
				</p>
			}
		/>
	)
}
