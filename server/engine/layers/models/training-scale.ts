import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'

/** What a measured MFU says of a run of another size. */
export type MeasuredAt = {
	/** accelerators the MFU was measured on */
	readonly accelerators: number
	/** of the scale law, below 0 */
	readonly exponent: number
}

/** Share of a measured MFU that is left on n accelerators, (n ÷ n1)^−.08; 1 on fewer, never better. Rule M7. */
export function scaleShare(accelerators: number, { accelerators: measured, exponent }: MeasuredAt): number {
	return Math.max(1, accelerators / measured) ** exponent
}

export type DeadlineAsk = {
	/** accelerator-hours at the measured MFU */
	readonly acceleratorHours: number
	readonly months: number
}

/**
 * Accelerators that end a run in so many months, the loss of efficiency by their own number included; a real number.
 * Source: methodology/compute §1.1, n = [C · n1^α ÷ (F · u(n1) · g · T)]^(1 ÷ (1 + α)), α below 0. Rule M7.
 */
export function acceleratorsByDeadline({ acceleratorHours, months }: DeadlineAsk, measured: MeasuredAt): number {
	return withOwnLoss(acceleratorHours / (HOURS_PER_MONTH * months), measured)
}

/** Accelerators that do the work of so many at the efficiency as measured, n^(1 + α) = n_plain · n1^α beyond n1. Rule M7. */
export function withOwnLoss(plain: number, { accelerators, exponent }: MeasuredAt): number {
	if (plain <= accelerators) return plain
	return (plain * accelerators ** exponent) ** (1 / (1 + exponent))
}
