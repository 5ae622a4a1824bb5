import type { BindingCause, CauseCode } from '#shared/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { runsOf } from '../charts/scale.ts'

export type BindingRun = {
	readonly layer: Layer | null
	/** index of the first month, and the one after the last */
	readonly from: number
	readonly to: number
	readonly firstMonth: string
	readonly lastMonth: string
	/** the cause named in most of the run's months; the earliest of equals */
	readonly cause: BindingCause | null
}

function mostNamed(causes: readonly (BindingCause | null)[]): BindingCause | null {
	const counts = new Map<CauseCode, { cause: BindingCause; times: number }>()
	for (const cause of causes) {
		if (cause === null) continue
		const seen = counts.get(cause.cause)
		if (seen) seen.times += 1
		else counts.set(cause.cause, { cause, times: 1 })
	}
	let best: { cause: BindingCause; times: number } | null = null
	for (const candidate of counts.values()) if (best === null || candidate.times > best.times) best = candidate
	return best?.cause ?? null
}

/** Which view of the plan the strip shows: what demand asks for, or, before there is any, the build against its target. */
export type StripBasis = 'demand' | 'buildout' | 'nothing'

export function stripBasis(result: PlanResult): StripBasis {
	if (result.binding.some((layer) => layer !== null)) return 'demand'
	const { targetItMW, itMW } = result.buildout
	const anything = [itMW.energy, itMW.infrastructure, itMW.chips].some((series) => series.some((value) => value > 0))
	return targetItMW > 0 || anything ? 'buildout' : 'nothing'
}

/** Months joined while one layer binds, in order. */
export function bindingRuns(result: PlanResult): readonly BindingRun[] {
	const basis = stripBasis(result)
	const binding: readonly (Layer | null)[] = basis === 'buildout' ? result.buildout.binding : result.binding
	return runsOf(binding).map(({ value, from, to }) => ({
		layer: value,
		from,
		to,
		firstMonth: result.months[from] ?? '',
		lastMonth: result.months[to - 1] ?? '',
		cause: basis === 'demand' ? mostNamed(result.bindingCause.slice(from, to)) : null,
	}))
}
