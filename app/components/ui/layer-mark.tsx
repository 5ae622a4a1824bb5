import { Cpu, LayoutGrid, Warehouse, Waypoints, Zap } from 'lucide-react'
import type { Layer } from '#shared/layers.ts'

const LAYER_ICONS = {
	energy: Zap,
	chips: Cpu,
	infrastructure: Warehouse,
	models: Waypoints,
	applications: LayoutGrid,
} as const

/** The layer's icon; its name stands beside it. */
export function LayerIcon({ layer }: { layer: Layer }) {
	const Icon = LAYER_ICONS[layer]
	return <Icon className="icon" strokeWidth={1.75} aria-hidden />
}

/** The layer's colour as a small square, for keys and readouts. */
export function LayerDot({ layer }: { layer: Layer }) {
	return <i className="dot" style={{ background: `var(--color-${layer})` }} aria-hidden />
}
