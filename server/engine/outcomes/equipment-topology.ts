import { type RedundancyTopology } from '#shared/catalogue/facility-types.ts'

// A load that divides evenly must not gain a module from the last bit of a product such as 121.5 ÷ (3 · .9).
const ROUNDING = 1e-9

/** Modules for a load with no redundancy: N. */
export function needed(load: number, unit: number): number {
	return Math.max(0, Math.ceil(load / unit - ROUNDING))
}

/**
 * Modules of one tier: `sides · (ceil(load ÷ (divisor · unit)) + sideSpares)`, and one more for every block begun.
 * Load and unit in the same unit of power. Source: facility §1.6 (Schneider WP75, Uptime Tier Standard).
 */
export function moduleCount(
	topology: RedundancyTopology,
	tier: { readonly load: number; readonly unit: number },
): number {
	const base = needed(tier.load, topology.divisor * tier.unit)
	if (base === 0) return 0
	const modules = topology.sides * (base + topology.sideSpares)
	if (topology.blockSize === null) return modules
	return modules + Math.ceil(modules / topology.blockSize)
}

/** N and one spare for every group begun: how mechanical plant is kept, whatever the electrical class (facility §1.6). */
export function withGroupSpares(count: number, group: number): number {
	return count === 0 ? 0 : count + Math.ceil(count / group)
}
