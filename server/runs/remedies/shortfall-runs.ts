import type { BindingCause } from '#shared/result/cause-result.ts'
import type { FoundShortfall } from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { Outcome } from './engine-runs.ts'

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

export const isShort = (layer: Layer | null | undefined): layer is Layer =>
	layer !== null && layer !== undefined && layer !== 'applications'

type Alike = (a: number, b: number) => boolean

/** The runs of a result, one layer each, in order of time, from the status month on: what is past can't be mended. Rules R1, R8. */
export function shortRuns(result: PlanResult): readonly ShortRun[] {
	const { binding, months, asOfMonth } = result
	const from = Math.max(0, monthsBetween(months[0] ?? asOfMonth, asOfMonth))
	return runsOf(result, { from, to: binding.length }, (a, b) => binding[a] === binding[b])
}

/** A run taken apart where its cause or the site of its cause changes. Rule R1. */
export function byCause(result: PlanResult, run: ShortRun): readonly ShortRun[] {
	const { bindingCause } = result
	return runsOf(
		result,
		run,
		(a, b) => bindingCause[a]?.cause === bindingCause[b]?.cause && bindingCause[a]?.siteId === bindingCause[b]?.siteId,
	)
}

/** One month as a run of its own; null where nothing is short in it, or it is past. */
export function runOfMonth({ binding, bindingCause, months, asOfMonth }: PlanResult, month: number): ShortRun | null {
	const layer = binding[month]
	if (!isShort(layer) || (months[month] ?? '') < asOfMonth) return null
	return { layer, from: month, to: month + 1, causes: causesIn(bindingCause.slice(month, month + 1)) }
}

function runsOf(
	{ binding, bindingCause }: PlanResult,
	within: { readonly from: number; readonly to: number },
	alike: Alike,
): readonly ShortRun[] {
	const runs: ShortRun[] = []
	for (let from = within.from; from < within.to;) {
		const layer = binding[from]
		let to = from + 1
		while (to < within.to && alike(from, to)) to += 1
		if (isShort(layer)) runs.push({ layer, from, to, causes: causesIn(bindingCause.slice(from, to)) })
		from = to
	}
	return runs
}

/** The month of a run that lacks most, counted site by site: what stands free at one serves no other. */
export function worstOf({ sites, months, layers }: PlanResult, { layer, from, to }: ShortRun): FoundShortfall['worst'] {
	const balances = layer === 'models' ? [layers.models] : Object.values(sites).map((site) => site.layers[layer])
	let worst = { month: months[from] ?? '', missing: 0 }
	for (let at = from; at < to; at++) {
		const missing = balances.reduce(
			(sum, { required, available }) => sum + Math.max(0, (required[at] ?? 0) - (available[at] ?? 0)),
			0,
		)
		if (missing > worst.missing) worst = { month: months[at] ?? '', missing }
	}
	return worst
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
export function covers({ coverage, binding }: Outcome, layer: Layer, month: number): boolean {
	const share = coverage[layer][month] ?? null
	return (share === null || share >= WHOLE) && binding[month] !== layer
}

/** Share of what is asked that the layer lacks, summed over the run's months; whole replicas missed count a little. */
export function gapOf(outcome: Outcome, { layer, from, to }: ShortRun): number {
	let gap = 0
	for (let month = from; month < to; month += 1) {
		if (covers(outcome, layer, month)) continue
		const served = outcome.servedShare[month] ?? 1
		gap += Math.max(1 - (outcome.coverage[layer][month] ?? 1), layer === 'chips' ? 1 - served : 0)
	}
	return gap
}

export function shortMonths({ binding }: Outcome): number {
	return binding.filter(isShort).length
}

/** The layer that binds most months of a stretch; null where nothing is asked in any. */
export function bindsMost({ binding }: Outcome, { from, to }: ShortRun): Layer | null {
	const counts = new Map<Layer, number>()
	for (const layer of binding.slice(from, to)) if (layer !== null) counts.set(layer, (counts.get(layer) ?? 0) + 1)
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
