import type { BindingCause, CauseCode } from '#shared/result/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Series } from '#shared/series.ts'
import { lateLayer } from './target-short.ts'
import { runsOf } from '#shared/charts/scale.ts'
import type { BindingRun, StripBasis } from '#shared/charts/strip-basis.ts'

/** Months in which nothing is lost count for so little that they only part equals. */
const LEAST_LOST = 1e-9

function costliest(causes: readonly (BindingCause | null)[], lostItMW: Series): BindingCause | null {
	const groups = new Map<CauseCode, { readonly cause: BindingCause; readonly lost: number }>()
	causes.forEach((cause, index) => {
		if (cause === null) return
		const before = groups.get(cause.cause)
		const lost = (before?.lost ?? 0) + (lostItMW[index] ?? 0) + LEAST_LOST
		groups.set(cause.cause, { cause: before?.cause ?? cause, lost })
	})
	const [most] = [...groups.values()].sort((one, other) => other.lost - one.lost)
	return most?.cause ?? null
}

export function stripBasis({ binding, buildout }: Pick<PlanResult, 'binding' | 'buildout'>): StripBasis {
	if (binding.some((layer) => layer !== null)) return 'demand'
	const { targetItMW, itMW } = buildout
	const anything = [itMW.energy, itMW.infrastructure, itMW.chips].some((series) => series.some((value) => value > 0))
	return targetItMW > 0 || anything ? 'buildout' : 'nothing'
}

/** What holds the plan back, month by month: of what is asked or, before anything is, of the target. */
export const causesByMonth = ({ shortfall, bindingCause }: PlanResult): readonly (BindingCause | null)[] =>
	shortfall.basis === 'target' ? shortfall.targetCauses : bindingCause

type Limit = { readonly layer: Layer | null; readonly cause: BindingCause | null }

/** What limits each month: from its date on a target is demand, and what holds it back limits; else what demand, or the build, is short of. */
export function limitsByMonth(result: PlanResult): readonly Limit[] {
	const isBuild = stripBasis(result) === 'buildout'
	const { targetCauses } = result.shortfall
	return result.months.map((_, month): Limit => {
		const own = (isBuild ? result.buildout.binding : result.binding)[month] ?? null
		const cause = (isBuild ? targetCauses : result.bindingCause)[month] ?? null
		const late = lateLayer(result, month)
		if (late === null || late === own) return { layer: own, cause }
		const ofTarget = targetCauses[month] ?? null
		return { layer: late, cause: ofTarget?.layer === late ? ofTarget : null }
	})
}

/** Months joined while one layer binds, in order. */
export function bindingRuns(result: PlanResult): readonly BindingRun[] {
	const { lostItMW } = result.shortfall
	const limits = limitsByMonth(result)
	const binding = limits.map(({ layer }) => layer)
	const causes = limits.map(({ cause }) => cause)
	return runsOf(binding).map(({ value, from, to }) => {
		const own = causes.slice(from, to)
		const cause = costliest(own, lostItMW.slice(from, to))
		return {
			layer: value,
			from,
			to,
			firstMonth: result.months[from] ?? '',
			lastMonth: result.months[to - 1] ?? '',
			cause,
			causeMonths: own.filter((one) => one !== null && one.cause === cause?.cause).length,
		}
	})
}
