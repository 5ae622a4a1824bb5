import { Card } from '#app/components/ui/card.tsx'
import { ChartKey } from '#app/components/charts/chart-key.tsx'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { OpenPlaces } from '#app/components/charts/chart-card.tsx'
import { ChartMenu } from '#app/components/charts/chart-menu.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { STEP, useChoice } from '#app/hooks/use-choice.ts'
import { useMeasuredWidth } from '#app/hooks/use-measured-width.ts'
import type { OverviewView } from '#server/views/pages/overview-view.ts'
import type { OddsBeside } from '#server/views/odds/beside.ts'
import type { TargetDateRow } from '#server/views/pages/overview/target-dates.ts'
import { drawTimeChart } from '#shared/charts/time-chart.ts'
import { timeChartTable } from '#shared/charts/time-table.ts'

/** At 1440; then as wide as there is room. */
const WIDE = 501
const PHONE = 326
/** Both charts, the figures and the dates stand within 1440 by 900. */
const HEIGHT = 164
const PHONE_HEIGHT = 216

const strong = (row: TargetDateRow, text: string) => (row.isFull ? <b>{text}</b> : text)

type DatesProps = Pick<OverviewView, 'dates'> & { eighty: OddsBeside['eighty'] | null }

function Dates({ dates, eighty }: DatesProps) {
	return (
		<Table
			caption="Dates"
			rows={dates.rows}
			rowKey={(row) => row.name}
			columns={[
				{ key: 'name', head: 'Date', rowHead: true, cell: (row) => strong(row, row.name) },
				{ key: 'date', head: 'Plan', number: true, cell: (row) => strong(row, row.date) },
				...(eighty === null
					? []
					: [
							{
								key: 'eighty',
								head: '80% by',
								number: true,
								cell: (row: TargetDateRow) => <span className="text-ink-2">{eighty[row.of ?? ''] ?? '–'}</span>,
							},
						]),
				{ key: 'needed', head: dates.neededHead, number: true, cell: (row) => strong(row, row.needed) },
				{
					key: 'late',
					head: 'Late',
					number: true,
					cell: (row) => <span className={row.isLate ? 'text-failing' : 'text-ink-3'}>{row.late}</span>,
				},
			]}
		/>
	)
}

type DeliveredProps = Pick<OverviewView, 'delivered' | 'dates'> & { odds: OddsBeside | null }

const BAND = { name: 'P10–P90', colour: 'infrastructure' } as const

/** What is needed and what is delivered, hatched where it comes late, and the dates that lead there. */
export function DeliveredCard({ delivered: { title, sub, chart: own }, dates, odds }: DeliveredProps) {
	const step = useChoice(STEP)
	const band = odds?.band ?? null
	const chart = band === null ? own : { ...own, band: { ...band, ...BAND } }
	const { ref, width } = useMeasuredWidth<HTMLDivElement>(WIDE)
	const wide = drawTimeChart({ model: chart, width, height: HEIGHT })
	const narrow = drawTimeChart({ model: chart, width: PHONE, height: PHONE_HEIGHT })
	const label = `${title}. ${sub}`
	return (
		<Card
			title={title}
			sub={sub}
			actions={<ChartMenu table={timeChartTable(chart, step)} caption={title} monthly />}
			foot={<ChartKey entries={wide.key} />}
		>
			<div className={dates.rows.length > 0 ? 'delivered' : undefined}>
				<div>
					<div ref={ref} className="chart-box wide-only">
						<GeometrySvg geometry={wide} label={label} />
						<OpenPlaces geometry={wide} />
					</div>
					<div className="chart-box phone-only">
						<GeometrySvg geometry={narrow} label={label} />
						<OpenPlaces geometry={narrow} />
					</div>
				</div>
				{dates.rows.length > 0 && <Dates dates={dates} eighty={odds?.eighty ?? null} />}
			</div>
		</Card>
	)
}
