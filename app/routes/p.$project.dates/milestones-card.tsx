import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { type RefObject, useEffect, useRef } from 'react'
import { GeometrySvg } from '#app/components/charts/geometry-svg.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { milestoneAnchor } from '#shared/pages/schedule-address.ts'
import { drawDistribution } from '#shared/charts/odds/distribution.ts'
import type { MilestoneOdds, OddsMilestones } from '#server/views/odds/milestones.ts'

const [BARS, BAR_HEIGHT] = [104, 24]
const SHADES = { failing: 'text-failing', tight: 'text-tight', ok: undefined } as const

/** ↑ and ↓ go from date to date, Enter opens it: each is a link. */
function useArrows(): RefObject<HTMLTableSectionElement> {
	const body = useRef<HTMLTableSectionElement>(null)
	useEffect(() => {
		const rows = body.current
		const onKey = (event: KeyboardEvent) => {
			const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
			const links = step === 0 ? [] : [...(rows?.querySelectorAll<HTMLElement>('th a') ?? [])]
			const next = links[links.findIndex((link) => link === document.activeElement) + step]
			if (next === undefined) return
			event.preventDefault()
			next.focus()
		}
		rows?.addEventListener('keydown', onKey)
		return () => rows?.removeEventListener('keydown', onKey)
	}, [])
	return body
}

function MilestoneLine({ row, hasTargets }: { row: MilestoneOdds; hasTargets: boolean }) {
	const search = useScenarioSearch()
	const [pathname = '', query = ''] = (row.page ?? '').split('?')
	const to = `../${pathname}${search(Object.fromEntries(new URLSearchParams(query)))}`
	const { distribution, odds } = row
	const months = `${row.name}: P50 ${row.p50}, P80 ${row.p80}`
	return (
		<tr id={milestoneAnchor(row.key)} className={clsx(row.isFull && 'odds-full')}>
			<th scope="row">{row.page === null ? row.name : <Link to={to}>{row.name}</Link>}</th>
			<td className="odds-bars">
				{distribution !== null && (
					<GeometrySvg
						geometry={drawDistribution({ model: distribution, width: BARS, height: BAR_HEIGHT })}
						label={months}
					/>
				)}
			</td>
			<td className="number text-ink-3 wide-only">{row.asEntered}</td>
			<td className="number">{row.p50}</td>
			<td className="number">{row.p80}</td>
			{hasTargets && (
				<>
					<td className="number text-ink-3 wide-only">{row.target}</td>
					<td className={clsx('number odds-share', odds !== null && SHADES[odds.state])}>{odds?.text ?? '–'}</td>
				</>
			)}
		</tr>
	)
}

/** Each date that is not sure: in which months it falls, and the odds of the month that it is needed in. */
export function MilestonesCard({ milestones }: { milestones: OddsMilestones }) {
	const { title, rows, years, hasTargets, others } = milestones
	const body = useArrows()
	return (
		<Card
			title={title}
			foot={
				<p>
					Bars: share of draws reaching the date in that month
					{hasTargets && ', in full color up to the target month (red diamond)'}; dashed: as entered.
					{hasTargets && ' Odds: share of draws on or before the target month.'}
					{others > 0 && ` ${String(others)} earlier dates are not shown.`}
				</p>
			}
		>
			<ScrollRegion label={title}>
				<table className="data-table odds-table">
					<caption className="sr-only">{title}</caption>
					<thead>
						<tr>
							<th scope="col">Milestone</th>
							<th scope="col">
								<div className="odds-years">
									{years.map(({ year, at }) => (
										<span key={year} style={{ left: `${String(100 * at)}%` }}>
											{year}
										</span>
									))}
								</div>
							</th>
							<th scope="col" className="number wide-only">
								As entered
							</th>
							<th scope="col" className="number">
								P50
							</th>
							<th scope="col" className="number">
								P80
							</th>
							{hasTargets && (
								<>
									<th scope="col" className="number wide-only">
										Needed
									</th>
									<th scope="col" className="number">
										Odds
									</th>
								</>
							)}
						</tr>
					</thead>
					<tbody ref={body}>
						{rows.map((row) => (
							<MilestoneLine key={row.key} row={row} hasTargets={hasTargets} />
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</Card>
	)
}
