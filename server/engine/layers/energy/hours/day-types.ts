/** What a line through clearness gives for the three darker day types. */
export type RatioFit = { readonly base: readonly number[]; readonly slope: readonly number[] }

/** Day ratios of sun where a climate has none (eR2): spread follows from clearness; the good days bring what the others leave. */
export function fittedRatios(clearness: number, fit: RatioFit, weights: readonly number[]): readonly number[] {
	const darker = fit.base.map((base, type) => base + (fit.slope[type] ?? NaN) * clearness)
	const left = darker.reduce((rest, ratio, type) => rest - ratio * (weights[type] ?? NaN), 1)
	return [...darker, left / (weights[darker.length] ?? NaN)]
}
