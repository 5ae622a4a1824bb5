import { Link, useSearchParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { WithTerms } from '#app/components/ui/terms.tsx'
import { searchWith } from '#shared/pages/page-part.ts'
import type { GanttLine, GanttModel, GanttRow } from '#shared/charts/gantt-model.ts'
import { AT, searchTurned } from '#shared/pages/schedule-address.ts'
import { sentenceCase, tightMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'

function Fold({ of, name, open }: { of: string; name: string; open: boolean }) {
	const [search] = useSearchParams()
	const Icon = open ? ChevronDown : ChevronRight
	return (
		<Link
			to={searchTurned(search, of)}
			preventScrollReset
			className="gantt-fold"
			aria-label={`${open ? 'Fold' : 'Open'} ${name}`}
		>
			<Icon className="icon-small" strokeWidth={1.75} aria-hidden />
		</Link>
	)
}

/** `+2`, `0`, `−1` of what ends early by report. */
const slipText = (months: number) => (months > 0 ? `+${months}` : months < 0 ? `−${-months}` : '0')
/** Of a start. */
const NOT_ENTERED = 'No request date: bar uses typical request-to-service time'

function StartCell({ row, first }: { row: GanttRow; first: string }) {
	return (
		<td className="number" title={row.usualStart ? NOT_ENTERED : undefined}>
			{row.usualStart ? (
				<span className="text-ink-3">
					<span aria-hidden>–</span>
					<span className="sr-only">not entered</span>
				</span>
			) : (
				tightMonth(addMonths(first, row.start))
			)}
		</td>
	)
}

function Item({
	row,
	steps,
	model,
	selected,
}: {
	row: GanttRow
	steps: boolean | null
	model: GanttModel
	selected: boolean
}) {
	const [search] = useSearchParams()
	const cause = row.delayMonths > 0 && row.causeText !== '' ? sentenceCase(row.causeText) : row.statusText
	const critical = row.floatMonths === 0
	// A sentence with one date: it takes the column of the other, and two lines of its row.
	const isMilestone = row.kind === 'milestone'
	return (
		<tr className={selected ? 'gantt-at' : undefined}>
			<th
				scope="row"
				title={row.name}
				colSpan={isMilestone ? 2 : undefined}
				className={clsx(row.kind === 'step' && 'gantt-step', isMilestone && 'gantt-milestone') || undefined}
			>
				{steps !== null && <Fold of={row.ref} name={`the steps of ${row.name}`} open={steps} />}
				<Link
					to={searchWith(search, { name: AT, value: row.ref })}
					preventScrollReset
					aria-current={selected || undefined}
				>
					{row.name}
				</Link>
			</th>
			{!isMilestone && <StartCell row={row} first={model.months[0] ?? row.plannedFinish} />}
			<td className="number gantt-more">{tightMonth(row.plannedFinish)}</td>
			<td className="number">{row.finish === null ? '–' : tightMonth(row.finish)}</td>
			<td className="number" title={cause} data-late={row.delayMonths > 0 || undefined}>
				{slipText(row.delayMonths)}
				<span className="sr-only"> {cause}</span>
			</td>
			<td className="number gantt-more" title={critical ? 'Critical' : undefined} data-critical={critical || undefined}>
				{row.floatMonths === null ? '–' : Math.round(row.floatMonths)}
				{critical && <span className="sr-only"> critical</span>}
			</td>
		</tr>
	)
}

function Head({ line }: { line: Extract<GanttLine, { kind: 'site' | 'layer' }> }) {
	return (
		<tr className={line.kind === 'site' ? 'gantt-site' : 'gantt-group'}>
			<th scope="rowgroup" colSpan={4}>
				<span>
					<Fold of={line.key} name={line.name} open={!line.folded} />
					{line.layer !== null && <LayerDot layer={line.layer} />}
					{line.name} <small>{line.sub}</small>
				</span>
			</th>
			<td className="gantt-more" colSpan={2} />
		</tr>
	)
}

/** Every dated thing as a row: what the bars beside it show, for keyboard and screen reader. */
export function DatesTable({ model, selected }: { model: GanttModel; selected: string | null }) {
	return (
		<table className="gantt-table">
			<caption className="sr-only">Planned and leveled dates of every item</caption>
			<thead>
				<tr>
					<th scope="col">Item</th>
					<th scope="col" className="number">
						Start
					</th>
					<th scope="col" className="number gantt-more">
						Planned
					</th>
					<th scope="col" className="number">
						<WithTerms>Leveled</WithTerms>
					</th>
					<th scope="col" className="number">
						Slip
					</th>
					<th scope="col" className="number gantt-more">
						Float
					</th>
				</tr>
			</thead>
			<tbody>
				{model.lines.map((line) =>
					line.kind === 'item' ? (
						<Item
							key={line.row.ref}
							row={line.row}
							steps={line.steps}
							model={model}
							selected={line.row.ref === selected}
						/>
					) : (
						<Head key={line.key} line={line} />
					),
				)}
			</tbody>
		</table>
	)
}
