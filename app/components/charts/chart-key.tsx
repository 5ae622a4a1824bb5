import { useId } from 'react'
import type { KeyEntry } from '#shared/charts/geometry.ts'
import { HatchPattern } from './geometry-svg.tsx'

const DASHES = { line: undefined, dashed: '4 2.5', dotted: '2 3' }

function Swatch({ entry }: { entry: KeyEntry }) {
	const id = useId().replaceAll(':', '')
	const paint = `var(--color-${entry.colour})`
	if (entry.look === 'fill') return <rect width="16" height="10" fill={paint} />
	if (entry.look === 'hatch') {
		return (
			<>
				<defs>
					<HatchPattern id={id} token={entry.colour} />
				</defs>
				<rect width="16" height="10" fill={`url(#${id})`} />
			</>
		)
	}
	return <line x1="0" x2="16" y1="5" y2="5" stroke={paint} strokeWidth="2" strokeDasharray={DASHES[entry.look]} />
}

/** What the patterns and lines of a chart stand for. */
export function ChartKey({ entries }: { entries: readonly KeyEntry[] }) {
	if (entries.length === 0) return null
	return (
		<div className="key">
			{entries.map((entry) => (
				<span key={entry.text}>
					<svg width="16" height="10" aria-hidden>
						<Swatch entry={entry} />
					</svg>
					{entry.text}
				</span>
			))}
		</div>
	)
}
