import { Link } from '@remix-run/react'
import type { Layer } from '#shared/layers.ts'

const BANDS: readonly (readonly [layer: Layer, x: number, y: number, height: number])[] = [
	['energy', 0, 16.6, 3],
	['chips', 3, 12.4, 3],
	['infrastructure', 6, 8.2, 3],
	['models', 9, 4, 3],
	['applications', 12, 0, 2.8],
]

/** The strip reduced to a mark: five bands standing on energy. */
export function LogoMark() {
	return (
		<svg width="24" height="20" viewBox="0 0 24 20" aria-hidden>
			{BANDS.map(([layer, x, y, height]) => (
				<rect key={layer} x={x} y={y} width={24 - x} height={height} rx=".6" fill={`var(--color-${layer})`} />
			))}
		</svg>
	)
}

export function Logo({ to = '/', short = false }: { to?: string; short?: boolean }) {
	return (
		<Link className="logo" to={to} aria-label="Strata, home">
			<LogoMark />
			<span className={short ? 'wide-only' : undefined}>Strata</span>
		</Link>
	)
}
