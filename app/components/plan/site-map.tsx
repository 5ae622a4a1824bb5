import type { SitePlace } from '#shared/presentation/pages/sites-view.ts'

export type SiteMapModel = {
	readonly width: number
	readonly height: number
	/** all land as one SVG path */
	readonly land: string
	readonly pins: readonly {
		readonly id: string
		readonly x: number
		readonly y: number
		/** null where it would cover another's */
		readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' } | null
	}[]
}

/** Where the sites lie. The list beside it says the same in words; pins follow its order. */
export function SiteMap({ map, sites }: { map: SiteMapModel; sites: readonly SitePlace[] }) {
	return (
		<svg
			className="chart"
			viewBox={`0 0 ${map.width} ${map.height}`}
			role="img"
			aria-label={`World map with ${sites.map((site) => site.name).join(', ')}`}
		>
			<path className="map-land" d={map.land} />
			{map.pins.map((pin) => (
				<g key={pin.id}>
					<circle className="map-pin" cx={pin.x} cy={pin.y} r="6" />
					{pin.label !== null && (
						<text
							x={pin.label.x}
							y={pin.y + 4}
							textAnchor={pin.label.anchor}
							fontSize="12"
							fontWeight="600"
							fill="var(--color-ink)"
							paintOrder="stroke"
							stroke="var(--color-surface)"
							strokeWidth="3.5"
						>
							{pin.label.text}
						</text>
					)}
				</g>
			))}
		</svg>
	)
}
