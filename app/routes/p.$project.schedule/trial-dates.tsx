import { useParams } from '@remix-run/react'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { useAsked } from '#app/hooks/use-asked.ts'
import type { GanttRow } from '#shared/charts/gantt-model.ts'
import { isTrialReply } from '#shared/pages/trial.ts'
import { cellsOf, type Move } from './use-moving.ts'

/** A bar that stands so long over a month is asked about. */
const PAUSE_MS = 90

type TrialProps = { row: GanttRow; move: Move; rev: number; first: string }

/** What the plan comes to while a bar is on its way. It is written when the bar is let go, or with Enter. */
export function TrialDates({ row, move, rev, first }: TrialProps) {
	const { project = '' } = useParams()
	const searchOf = useScenarioSearch()
	const cells = move.months === 0 ? [] : cellsOf(row, move, { rev, first })
	const query = searchOf({ list: row.moves?.list ?? '', ref: row.ref, cells: JSON.stringify(cells) })
	const address = cells.length === 0 ? null : `/p/${encodeURIComponent(project)}/trial${query}`
	const { reply, stale, problem } = useAsked(address, { is: isTrialReply, pauseMs: PAUSE_MS })
	const view = reply?.ok === true && cells.length > 0 ? reply.view : null
	const told = problem ?? (reply?.ok === false ? reply.text : '')
	return (
		<section className="gantt-trial" aria-label="Trial" aria-busy={stale}>
			<p>
				<b>{cells.length === 0 ? 'Where it was' : (view?.title ?? (told === '' ? 'Trying it' : told))}</b>{' '}
				<span className="text-ink-3">
					{stale ? 'recalculating' : 'a trial: written when you let go, Esc puts back'}
				</span>
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
