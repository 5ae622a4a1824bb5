import type { BindingCause, Layer, PlanResult } from '#shared/result.ts'

/** Consecutive months in which one layer is the tightest of those that are short. */
export type ShortRun = {
	readonly layer: Layer
	/** index of the first month, and the one after the last */
	readonly from: number
	readonly to: number
	/** every cause named in its months, the most frequent first */
	readonly causes: readonly BindingCause[]
}

/** Coverage above this counts as whole, as in the engine's binding test. */
const WHOLE = 1 - 1e-9

const isShort = (layer: Layer | null | undefined): layer is Layer =>
	layer !== null && layer !== undefined && layer !== 'applications'

/** The runs of a result, in order of time. Rule R1. */
export function shortRuns(result: PlanResult): readonly ShortRun[] {
	const runs: ShortRun[] = []
	const { binding, bindingCause } = result
	for (let from = 0; from < binding.length;) {
		const layer = binding[from]
		let to = from + 1
		while (to < binding.length && binding[to] === layer) to += 1
		if (isShort(layer)) runs.push({ layer, from, to, causes: causesIn(bindingCause.slice(from, to)) })
		from = to
	}
	return runs
}

function causesIn(named: readonly (BindingCause | null)[]): readonly BindingCause[] {
	const counts = new Map<string, { cause: BindingCause; times: number }>()
	for (const cause of named) {
		if (cause === null) continue
		const key = `${cause.cause} ${cause.siteId ?? ''}`
		const seen = counts.get(key)
		if (seen) seen.times += 1
		else counts.set(key, { cause, times: 1 })
	}
	return [...counts.values()].sort((a, b) => b.times - a.times).map(({ cause }) => cause)
}

/** Whether the layer covers what is asked in a month, and binds there no more. Rule R2. */
export function covers(result: PlanResult, layer: Layer, month: number): boolean {
	const coverage = result.layers[layer].coverage[month] ?? null
	return (coverage === null || coverage >= WHOLE) && result.binding[month] !== layer
}

/** Share of what is asked that the layer lacks, summed over the run's months; whole replicas missed count a little. */
export function gapOf(result: PlanResult, { layer, from, to }: ShortRun): number {
	let gap = 0
	for (let month = from; month < to; month += 1) {
		if (covers(result, layer, month)) continue
		const served = result.servedShare[month] ?? 1
		gap += Math.max(1 - (result.layers[layer].coverage[month] ?? 1), layer === 'chips' ? 1 - served : 0)
	}
	return gap
}

export function shortMonths(result: PlanResult): number {
	return result.binding.filter(isShort).length
}

/** The layer that binds most months of a stretch; null where nothing is asked in any. */
export function bindsMost(result: PlanResult, { from, to }: ShortRun): Layer | null {
	const counts = new Map<Layer, number>()
	for (const layer of result.binding.slice(from, to))
		if (layer !== null) counts.set(layer, (counts.get(layer) ?? 0) + 1)
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
