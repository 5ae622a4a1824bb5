import type { Remedy, Shortfall } from '#shared/remedies.ts'
import type { Layer } from '#shared/layers.ts'
import { assessChange, reachOf, type Effect } from './assess-change.ts'
import type { EngineRuns } from './engine-runs.ts'
import { leversFor } from './layer-levers.ts'
import { nameOf, shortSites, type LeverContext, type Lever } from './lever.ts'
import { orderedRemedies } from './order-remedies.ts'
import { type ShortRun, worstOf } from './shortfall-runs.ts'
import { smallestSize, type Trial } from './smallest-size.ts'

/** Most engine runs a run of months may cost. */
const MOST_RUNS = 80
/** Levers whose smallest size is looked for: of the layer that is short, and of any other. */
const MOST_SIZED = { own: 4, other: 2 }
const MOST_REMEDIES = 10
/** Less of the gap than this is not worth a person’s time. */
const WORTH_TELLING = 0.02

type Candidate = { readonly lever: Lever; readonly largest: Trial<Effect> }

/** Levers that earlier questions tried: at their largest size their outcome is known, and costs no run. */
export type TriedLevers = Map<string, Lever>

/** The smallest single changes that clear a run of months, found by running the engine on each. Rules R3 to R5. */
export function clearShortfall(runs: EngineRuns, run: ShortRun, tried: TriedLevers): Shortfall {
	const { plan, result, before } = runs
	const { months } = result
	const ask: LeverContext = { plan, result, run, sites: shortSites(plan, result, run) }
	const until = runs.count() + MOST_RUNS
	const tryOut = (lever: Lever, size: number): Trial<Effect> | null => {
		const after = runs.of(lever.change(size))
		if (after === null) return null
		const effect = assessChange({ before, run, months }, after)
		return { reach: reachOf(effect), kept: effect }
	}
	const own = leversFor(ask)
	const known = new Set(own.map(nameOf))
	const others = [...tried].flatMap(([key, lever]) => (known.has(key) ? [] : [lever]))
	for (const lever of own) tried.set(nameOf(lever), lever)
	const candidates = [...own, ...others].flatMap((lever): Candidate[] => {
		const largest = tryOut(lever, lever.sizes.at(-1) ?? 0)
		return largest !== null && isWorthTelling(largest.kept) ? [{ lever, largest }] : []
	})
	const sized = mostOfEachLayer(byReach(candidates), run.layer).flatMap(({ lever, largest }): Remedy[] => {
		const runsLeft = until - runs.count()
		const found = smallestSize({ sizes: lever.sizes, largest, tryOut: (size) => tryOut(lever, size), runsLeft })
		if (found === null) return []
		const { size, trial } = found
		const { lever: kind, layer, subject, change } = lever
		return [{ lever: kind, layer, subject, size, change: change(size), ...trial.kept }]
	})
	return {
		layer: run.layer,
		firstMonth: months[run.from] ?? '',
		lastMonth: months[run.to - 1] ?? '',
		months: run.to - run.from,
		cause: run.causes[0] ?? null,
		worst: worstOf(result, run),
		remedies: orderedRemedies(sized, run.layer).slice(0, MOST_REMEDIES),
	}
}

function isWorthTelling({ clears, monthsCleared, gapClosed }: Effect): boolean {
	return clears || monthsCleared > 0 || gapClosed > WORTH_TELLING
}

/** What clears comes first; of two that clear, the one that makes no month short elsewhere. */
function byReach(candidates: readonly Candidate[]): readonly Candidate[] {
	const harm = ({ largest }: Candidate) => (largest.kept.shortMonths > 0 ? 1 : 0)
	return candidates.toSorted((a, b) => b.largest.reach - a.largest.reach || harm(a) - harm(b))
}

function mostOfEachLayer(sorted: readonly Candidate[], own: Layer): readonly Candidate[] {
	const taken = new Map<Layer, number>()
	return sorted.filter(({ lever: { layer } }) => {
		const before = taken.get(layer) ?? 0
		taken.set(layer, before + 1)
		return before < (layer === own ? MOST_SIZED.own : MOST_SIZED.other)
	})
}
