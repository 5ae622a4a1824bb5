import { Activity } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { ImpactFigure } from '#server/views/remedies/impact-figures.ts'

/** Directly below a grid: what the plan comes to, and what it came to before the last change. */
export const ImpactLine = memo(function ImpactLine({
	figures,
	finding,
}: {
	figures: readonly ImpactFigure[]
	finding: string
}) {
	const now = JSON.stringify(figures)
	const [seen, setSeen] = useState({ now, before: figures, current: figures })
	useEffect(() => {
		setSeen((last) => (last.now === now ? last : { now, before: last.current, current: figures }))
	}, [figures, now])
	const before = seen.now === now ? seen.before : seen.current
	return (
		<div className="impact" role="status">
			<Activity className="icon" strokeWidth={1.75} aria-hidden />
			{figures.map((figure) => {
				const was = before.find((old) => old.label === figure.label)?.value
				const moved = was !== undefined && was !== figure.value
				return (
					<span key={figure.label}>
						{figure.label}{' '}
						<b className={moved ? 'moved' : undefined} key={figure.value}>
							{figure.value}
						</b>{' '}
						{moved && <span className="was">was {was}</span>}
					</span>
				)
			})}
			<span className="basis-full text-ink-3">{finding}</span>
		</div>
	)
})
