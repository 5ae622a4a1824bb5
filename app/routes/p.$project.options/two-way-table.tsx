import { clsx } from 'clsx'
import { useState } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { TryButton } from '#app/components/remedies/try-button.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useTwoWayAddress } from './use-two-way.ts'
import type { TwoWayCell, TwoWayView } from '#server/views/scenarios/two-way-view.ts'

type TwoWayTableProps = { view: TwoWayView; canTry: boolean; rev: number; once: string; stale: boolean }

const TINT = 44
const ground = (share: number) =>
	`color-mix(in srgb, var(--color-energy) ${String(Math.round(share * TINT))}%, transparent)`
const named = ({ label, unit }: Pick<TwoWayView['across'], 'label' | 'unit'>) =>
	unit === '' ? label : `${label}, ${unit}`

/** What a cell is, why, and what can be done with it: below the table, where it stays put. */
function Chosen({
	cell,
	at,
	...props
}: Omit<TwoWayTableProps, 'view'> & { view: TwoWayView; cell: TwoWayCell; at: string }) {
	const action = useTwoWayAddress('remedies')({})
	return (
		<div className="two-way-chosen" role="status">
			<p>
				<b>{cell.name}</b>: {cell.why === null ? cell.text : <Why target={cell.why}>{cell.text}</Why>} {props.view.unit}
				{cell.now ? ', today’s plan' : cell.against !== '' && `, ${cell.against}`}
			</p>
			{props.canTry && !cell.now && cell.change !== '' && (
				<TryButton
					key={at}
					title={cell.name}
					change={cell.change}
					once={`${props.once}.${at}`}
					rev={props.rev}
					stale={props.stale}
					action={action}
				/>
			)}
		</div>
	)
}

/** A figure for the values of two inputs. Each cell opens what it is; heads that stand now are bold, and their cell framed. */
export function TwoWayTable(props: TwoWayTableProps) {
	const { view, stale } = props
	const [chosen, setChosen] = useState<readonly [row: number, column: number] | null>(null)
	const cell = chosen === null ? undefined : view.rows[chosen[0]]?.[chosen[1]]
	return (
		<div aria-busy={stale}>
			{stale && <p className="text-micro text-ink-3">Recalculating</p>}
			<ScrollRegion label={`${view.figure} by two inputs`}>
				<table className="heat two-way">
					<caption>
						<b>{named(view.across)}</b> across, <b>{named(view.down)}</b> down
					</caption>
					<thead>
						<tr>
							<td />
							{view.across.heads.map(({ text, now }) => (
								<th key={text} scope="col" className={clsx(now && 'is-now')}>
									{text}
									{now && <span className="sr-only">, today’s plan</span>}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{view.down.heads.map(({ text, now }, row) => (
							<tr key={text}>
								<th scope="row" className={clsx(now && 'is-now')}>
									{text}
									{now && <span className="sr-only">, today’s plan</span>}
								</th>
								{view.rows[row]?.map((one, column) => (
									<td key={column} className={clsx(one.now && 'is-now')} style={{ background: ground(one.share) }}>
										<button
											type="button"
											aria-pressed={chosen?.[0] === row && chosen[1] === column}
											title={`${one.name}: ${one.now ? 'today’s plan' : one.against}`}
											onClick={() => setChosen([row, column])}
										>
											{one.text}
										</button>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			{cell === undefined || chosen === null ? (
				<p className="two-way-chosen text-ink-2">
					Bold: today’s plan. Select a cell to explain it or try it as a scenario.
				</p>
			) : (
				<Chosen {...props} cell={cell} at={chosen.join('-')} />
			)}
		</div>
	)
}
