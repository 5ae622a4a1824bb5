import type { ReactNode } from 'react'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'

export type EmptyStateProps = {
	/** «No power contract yet» */
	title: string
	/** What it unlocks: «Add one to see energised megawatts and the month the halls can start.» */
	children: ReactNode
	actions?: ReactNode
	/** Lights this layer's band in the drawing above. */
	layer?: Layer
}

/** What belongs here, what it unlocks, and the one thing to do first. */
export function EmptyState({ title, children, actions, layer }: EmptyStateProps) {
	return (
		<div className="empty">
			<svg width="132" height="64" viewBox="0 0 132 64" aria-hidden>
				{LAYERS.map((name, index) => {
					const lit = name === layer
					return (
						<rect
							key={name}
							x=".5"
							y={52.5 - index * 13}
							width="131"
							height="10"
							rx="1"
							fill={lit ? `var(--color-${name}-soft)` : 'none'}
							stroke={lit ? `var(--color-${name})` : 'var(--color-line)'}
							strokeDasharray={lit ? undefined : '3 3'}
						/>
					)
				})}
			</svg>
			<h2>{title}</h2>
			<p>{children}</p>
			{actions !== undefined && <div className="empty-acts">{actions}</div>}
		</div>
	)
}
