import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useMeasuredWidth } from '#app/hooks/use-measured-width.ts'
import { Card } from '#app/components/ui/card.tsx'
import type { ChartGeometry, ChartTable } from '#shared/charts/geometry.ts'
import { ChartKey } from './chart-key.tsx'
import { ChartMenu } from './chart-menu.tsx'
import { GeometrySvg } from './geometry-svg.tsx'
import { ShowData } from './show-data.tsx'
import { Why } from '#app/components/explain/why.tsx'

/** Links over those parts of a chart that open their figure. */
export function OpenPlaces({ geometry: { width, height, places = [] } }: { geometry: ChartGeometry }) {
	const share = (value: number, of: number) => `${(value / of) * 100}%`
	return places.map((place) => (
		<span
			key={place.name}
			className={clsx('chart-place', place.x + place.width / 2 > width / 2 && 'chart-place-late')}
			data-says={place.name}
			style={{
				left: share(place.x, width),
				top: share(place.y, height),
				width: share(place.width, width),
				height: share(place.height, height),
			}}
		>
			<Why target={place.why} plain title="">
				<span className="sr-only">{place.name}</span>
			</Why>
		</span>
	))
}

const PHONE_WIDTH = 326

export type ChartCardProps = {
	/** the finding */
	title: string
	/** measure, unit, span */
	sub: string
	/** draws the chart for a width, so that its text keeps its size */
	draw: (width: number) => ChartGeometry
	/** width of the card's inside at 1440, for the first drawing */
	width: number
	table: ChartTable
	tableOpen?: boolean
	/** the table is of months, or of quarters where people want it so */
	monthly?: boolean
	actions?: ReactNode
	className?: string
	foot?: ReactNode
}

/** A chart with its finding, its measure, the key to its patterns and the table behind it. */
export function ChartCard({
	title,
	sub,
	draw,
	width,
	table,
	tableOpen,
	monthly,
	actions,
	className,
	foot,
}: ChartCardProps) {
	const { ref, width: measured } = useMeasuredWidth<HTMLDivElement>(width)
	const [wide, narrow] = [draw(measured), draw(PHONE_WIDTH)]
	const label = `${title}. ${sub}`
	const data = { table, caption: title, monthly }
	const hasFoot = wide.key.length > 0 || foot !== undefined || tableOpen === true
	return (
		<Card
			title={title}
			sub={sub}
			actions={
				<>
					{actions}
					<ChartMenu {...data} />
				</>
			}
			{...(className !== undefined && { className })}
			{...(hasFoot && {
				foot: (
					<>
						<ChartKey entries={wide.key} />
						{foot}
						{tableOpen && <ShowData {...data} open />}
					</>
				),
			})}
		>
			<div ref={ref} className="chart-box wide-only">
				<GeometrySvg geometry={wide} label={label} />
				<OpenPlaces geometry={wide} />
			</div>
			<div className="chart-box phone-only">
				<GeometrySvg geometry={narrow} label={label} />
				<OpenPlaces geometry={narrow} />
			</div>
		</Card>
	)
}
