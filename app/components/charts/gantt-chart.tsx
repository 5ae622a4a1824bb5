import { useMeasuredWidth } from '#app/hooks/use-measured-width.ts'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import { WithTerms } from '#app/components/ui/terms.tsx'
import { drawGantt } from '#shared/presentation/charts/gantt.ts'
import type { GanttModel, GanttRow } from '#shared/presentation/pages/schedule-view.ts'
import { sentenceCase, tightMonth } from '#shared/presentation/wording/months.ts'
import { ChartKey } from './chart-key.tsx'
import { PictureLinks } from './picture-links.tsx'
import { GeometrySvg } from './geometry-svg.tsx'

/** Bars are drawn at their real width: scaled, they would leave the rows of the table beside them. */
const BARS = 750
const NARROWEST_BARS = 560
const NARROW = 326

function Row({ row }: { row: GanttRow }) {
	const cause = row.delayMonths > 0 && row.causeText !== '' ? sentenceCase(row.causeText) : row.statusText
	return (
		<tr>
			<th scope="row" title={row.name}>
				{row.name}
			</th>
			<td className="number">{tightMonth(row.plannedFinish)}</td>
			<td className="number">{row.finish === null ? '–' : tightMonth(row.finish)}</td>
			<td
				className="number"
				style={row.delayMonths > 0 ? { color: 'var(--color-failing)', fontWeight: 600 } : undefined}
			>
				{row.delayMonths > 0 ? `+${row.delayMonths}` : '0'}
			</td>
			<td title={cause}>
				<StatusMark status={row.status} word={cause} />
			</td>
		</tr>
	)
}

/** Table left, bars right, one row model; on phones name and cause stand above each bar. */
export function GanttChart({ model, today, label }: { model: GanttModel; today: string | null; label: string }) {
	const { ref, width } = useMeasuredWidth<HTMLDivElement>(BARS)
	const barsWidth = Math.max(NARROWEST_BARS, width)
	const beside = drawGantt({ model, form: 'beside', width: barsWidth, today })
	return (
		<section className="card" aria-label="Schedule, planned and levelled">
			<div className="gantt wide-only">
				<div className="gantt-rows">
					<table className="gantt-table">
						<caption className="sr-only">Planned and levelled finish of every item</caption>
						<colgroup>
							<col />
							<col style={{ width: 68 }} />
							<col style={{ width: 68 }} />
							<col style={{ width: 44 }} />
							<col style={{ width: 118 }} />
						</colgroup>
						<thead>
							<tr>
								<th scope="col">Item</th>
								<th scope="col" className="number">
									Planned
								</th>
								<th scope="col" className="number">
									<WithTerms>Levelled</WithTerms>
								</th>
								<th scope="col" className="number">
									Slip
								</th>
								<th scope="col">Cause</th>
							</tr>
						</thead>
						{model.groups.map((group) => (
							<tbody key={group.layer}>
								<tr className="gantt-group">
									<th scope="rowgroup" colSpan={5}>
										<span className="inline-flex items-center gap-2">
											<LayerDot layer={group.layer} />
											{group.name}
										</span>
									</th>
								</tr>
								{group.rows.map((row) => (
									<Row key={row.ref} row={row} />
								))}
							</tbody>
						))}
					</table>
				</div>
				<ScrollRegion className="gantt-bars" ref={ref} label="Bars of the schedule">
					<div style={{ width: barsWidth }}>
						<GeometrySvg geometry={beside} label={label} />
					</div>
				</ScrollRegion>
			</div>
			<div className="phone-only card-body">
				<GeometrySvg geometry={drawGantt({ model, form: 'above', width: NARROW, today })} label={label} />
			</div>
			<PartNav part={model.part} label="the schedule" />
			<div className="card-foot">
				<ChartKey entries={beside.key} />
				<span className="spring" />
				<PictureLinks name={label.split('.')[0] ?? label} />
			</div>
		</section>
	)
}
