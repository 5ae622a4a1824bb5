import { Link, useSearchParams, useParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useDialogLink } from '#app/components/dialogs/plan-dialogs.tsx'
import { ChartKey } from '#app/components/charts/chart-key.tsx'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { PictureLinks } from '#app/components/charts/picture-links.tsx'
import type { ImpactFigure } from '#server/views/remedies/impact-figures.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { useMeasuredWidth } from '#app/hooks/use-measured-width.ts'
import { handlesOf } from '#shared/charts/gantt-layout.ts'
import { drawGantt, monthsOf } from '#shared/charts/gantt.ts'
import { searchWith } from '#shared/pages/page-part.ts'
import { GANTT_ZOOMS, itemsOf, type GanttModel, type GanttZoom, type GanttRow } from '#shared/charts/gantt-model.ts'
import { BEHIND, searchWithout, ZOOM, zoomIn } from '#shared/pages/schedule-address.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { BarHandles } from './bar-handles.tsx'
import { DatesTable } from './dates-table.tsx'
import { MovedDates } from './moved-dates.tsx'
import { PhoneDates } from './phone-dates.tsx'
import { useMoving, cellsOf, type Move } from './use-moving.ts'
import { useAsked } from '#app/hooks/use-asked.ts'
import { isTrialReply } from '#shared/pages/trial.ts'

/** A bar that stands so long over a month is asked about. */
const PAUSE_MS = 90

type TrialProps = { row: GanttRow; move: Move; rev: number; first: string }

/** What the plan comes to while a bar is on its way. It is written when the bar is let go, or with Enter. */
function TrialDates({ row, move, rev, first }: TrialProps) {
	const { project = '' } = useParams()
	const searchOf = useScenarioSearch()
	const cells = move.months === 0 ? [] : cellsOf(row, move, { rev, first })
	const query = searchOf({ list: row.moves?.list ?? '', ref: row.ref, cells: JSON.stringify(cells) })
	const address = cells.length === 0 ? null : `/p/${encodeURIComponent(project)}/trial${query}`
	const { reply, stale, problem } = useAsked(address, { is: isTrialReply, pauseMs: PAUSE_MS })
	const view = reply?.ok === true && cells.length > 0 ? reply.view : null
	const told = problem ?? (reply?.ok === false ? reply.text : '')
	return (
		<section className="gantt-trial" aria-label="Preview" aria-busy={stale}>
			<p>
				<b>{cells.length === 0 ? 'Original dates' : (view?.title ?? (told === '' ? 'Preview' : told))}</b>{' '}
				<span className="text-ink-3">{stale ? 'recalculating' : 'preview: release to save, Esc to cancel'}</span>
			</p>
			<dl>
				{view?.figures.map(({ label, value, was }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>
							<b>{value}</b> <span className="text-ink-3">{was === null ? 'same' : `was ${was}`}</span>
						</dd>
					</div>
				))}
			</dl>
			<span className="sr-only" role="status">
				{stale || view === null
					? ''
					: [
							view.title,
							...view.figures.map(
								({ label, value, was }) => `${label} ${value}, ${was === null ? 'same' : `was ${was}`}`,
							),
						].join('. ')}
			</span>
		</section>
	)
}

/** Bars are drawn at their real width: scaled, they would leave the rows of the table beside them. */
const BARS = 700
const NARROWEST_BARS = 520
const MONTH_WIDTHS: Readonly<Record<GanttZoom, number>> = { month: 30, quarter: 9, year: 0 }

export type OtherScenario = { readonly id: string; readonly label: string }
type Others = { readonly all: readonly OtherScenario[]; readonly shown: OtherScenario | null }

function Toolbar({ others: { all, shown } }: { others: Others }) {
	const [search] = useSearchParams()
	const zoom = zoomIn(search)
	const searchOf = useScenarioSearch()
	const opens = useOpens()
	const exchange = useDialogLink('exchange')
	return (
		<div className="gantt-bar">
			<nav className="segments" aria-label="Zoom">
				{GANTT_ZOOMS.map((known) => (
					<Link
						key={known}
						to={searchWith(search, { name: ZOOM, value: known })}
						preventScrollReset
						aria-current={known === zoom ? 'true' : undefined}
					>
						{sentenceCase(known)}
					</Link>
				))}
			</nav>
			{all.length > 0 && (
				<Menu label={`Compare with: ${shown?.label ?? 'none'}`} summaryClass="button button-small">
					{shown !== null && (
						<Link to={searchWithout(search, BEHIND)} preventScrollReset>
							None
						</Link>
					)}
					{all.map(({ id, label }) => (
						<Link key={id} to={searchWith(search, { name: BEHIND, value: id })} preventScrollReset>
							{label}
						</Link>
					))}
				</Menu>
			)}
			<span className="spring" />
			{opens('exchange') && (
				<ButtonLink size="small" to={`../exchange${searchOf()}`} {...exchange}>
					MS Project, Primavera
				</ButtonLink>
			)}
		</div>
	)
}

type DatesProps = {
	model: GanttModel
	today: string
	finding: { readonly title: string; readonly lede: string }
	selected: string | null
	others: Others
	mayEdit: boolean
	rev: number
	impact: readonly ImpactFigure[]
}

/** Every dated thing: table left, bars right, one line each; on phones name and cause stand above each bar. */
export function DatesCard({ model, today, finding, selected, others, mayEdit, rev, impact }: DatesProps) {
	const [search] = useSearchParams()
	const { ref: room, width } = useMeasuredWidth<HTMLDivElement>(BARS)
	const region = useRef<HTMLDivElement>(null)
	const first = model.months[0] ?? today
	const moving = useMoving({ rev, first })
	const count = Math.max(1, model.months.length)
	const wide = Math.max(NARROWEST_BARS, width, count * MONTH_WIDTHS[zoomIn(search)])
	const size = { model, form: 'beside', width: wide } as const
	const label = `${finding.title}. ${finding.lede}`
	const shownFrom = (wide / count) * (model.months.indexOf(today) - 6)
	// Where the months are wider than the card, work goes on from today.
	useEffect(() => {
		if (region.current !== null) region.current.scrollLeft = shownFrom
	}, [shownFrom])
	const { move } = moving
	const held = move === null ? undefined : itemsOf(model).find(({ ref }) => ref === move.ref)
	const beside = drawGantt({ ...size, today, selected })
	return (
		<section className="card gantt-card" aria-label="Schedule, planned and leveled">
			<Toolbar others={others} />
			<div className="gantt-room wide-only" ref={room} />
			<ScrollRegion className="gantt wide-only" ref={region} label="Dates and bars of the schedule">
				<div className="gantt-sheet">
					<div className="gantt-rows">
						<DatesTable model={model} selected={selected} />
					</div>
					<div className="gantt-picture" style={{ width: wide }}>
						<div className="gantt-months" aria-hidden>
							<GeometrySvg geometry={monthsOf(beside)} label="Months" className="chart-head" />
						</div>
						<GeometrySvg geometry={beside} label={label} />
						<BarHandles handles={handlesOf(size)} first={first} month={wide / count} moving={mayEdit ? moving : null} />
					</div>
				</div>
			</ScrollRegion>
			<PhoneDates {...{ model, today, selected, first, label }} />
			<PartNav part={model.part} label="the schedule" />
			{held !== undefined && move !== null && <TrialDates row={held} move={move} rev={rev} first={first} />}
			<MovedDates
				model={model}
				rev={rev}
				impact={impact}
				finding={`${finding.title}.`}
				reply={moving.reply}
				again={moving.again}
			/>
			<div className="card-foot">
				<ChartKey entries={beside.key} />
				<details className="chart-table">
					<summary>How float works</summary>
					<p>
						Float is how many months an item can finish later, on leveled dates and through its successors, before its
						site’s last contract, hall or order slips. An item without float is critical: its bar has an outline. Demand
						stays unserved until power arrives all the same; see the Overview for how much.
					</p>
				</details>
				<span className="spring" />
				{mayEdit && (
					<span className="wide-only text-ink-3">
						Drag a bar or its end, or <kbd>←</kbd> <kbd>→</kbd>, with <kbd>Shift</kbd> its end, <kbd>Enter</kbd> to save
					</span>
				)}
				<span className="dates-files">
					<PictureLinks name={finding.title} />
				</span>
			</div>
		</section>
	)
}
