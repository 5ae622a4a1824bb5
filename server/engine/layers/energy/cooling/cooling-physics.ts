/** Free-cooling share φ = clip((T_r − (T_s + A)) ÷ (T_r − T_w), 0, 1); no approach, no free cooling. facility §1.3 */
export function freeCoolingShare(loop: {
	readonly supplyC: number
	readonly returnC: number
	readonly approachC: number | null
	readonly sinkC: number
}): number {
	if (loop.approachC === null) return 0
	return clip((loop.returnC - (loop.sinkC + loop.approachC)) / (loop.returnC - loop.supplyC), 0, 1)
}

const KELVIN_AT_ZERO_C = 273.15
const LEAST_LIFT_K = 5
const COP_BOUNDS = { low: 2, high: 14 } as const

/** COP = clip(η (T_w − 2 + 273.15) ÷ max(T_s + ΔT_c − (T_w − 2), 5), 2, 14). facility §1.3 */
export function compressorCop(machine: {
	readonly carnot: number
	readonly evaporatorC: number
	readonly condenserC: number
	readonly sinkC: number
}): number {
	const lift = Math.max(machine.sinkC + machine.condenserC - machine.evaporatorC, LEAST_LIFT_K)
	return clip((machine.carnot * (machine.evaporatorC + KELVIN_AT_ZERO_C)) / lift, COP_BOUNDS.low, COP_BOUNDS.high)
}

/** A value held between two bounds. */
export function clip(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), high)
}
