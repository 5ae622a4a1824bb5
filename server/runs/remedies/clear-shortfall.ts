import type { Remedy, FoundShortfall } from '#shared/remedies.ts'
import type { Layer } from '#shared/layers.ts'
import type { EngineRuns, Outcome } from './engine-runs.ts'
import { nameOf, shortSites, type LeverContext, type Lever } from './lever.ts'
import { orderedRemedies } from './order-remedies.ts'
import { type ShortRun, worstOf, bindsMost, covers, gapOf, shortMonths } from './shortfall-runs.ts'
import { smallestSize, type Trial } from './smallest-size.ts'
import { chipLevers } from './levers/chip-levers.ts'
import { demandLevers } from './levers/demand-levers.ts'
import { energyLevers } from './levers/energy-levers.ts'
import { infrastructureLevers } from './levers/infrastructure-levers.ts'
import { labourLevers, tradesNamed } from './levers/labour-levers.ts'
import { adoptionLevers, capLevers, leanerModels } from './levers/leaner-levers.ts'
import { firstInLine, modelLevers } from './levers/model-levers.ts'
import { coolerSites } from './levers/room-levers.ts'
import { shiftLevers } from './levers/shift-levers.ts'
import { supplyLevers } from './levers/supply-levers.ts'

/** Levers of one layer that one question may try. */
const MOST_OF_A_LAYER = 16

/** What can be turned in any layer to help one that is short, the layer's own levers first. Rule R3. */
function leversFor(ask: LeverContext): readonly Lever[] {
	const all = [...OWN[ask.run.layer](ask), ...demandLevers(ask), ...adoptionLevers(ask)]
	const tried = new Map<Layer, number>()
	return all.filter(({ layer, sizes }) => {
		if (sizes.length === 0) return false
		const before = tried.get(layer) ?? 0
		tried.set(layer, before + 1)
		return before < MOST_OF_A_LAYER
	})
}

const OWN: Readonly<Record<Layer, (ask: LeverContext) => readonly Lever[]>> = {
	energy: (ask) => [
		...energyLevers(ask),
		...supplyLevers(ask),
		...handsFor(ask),
		...coolerSites(ask),
		...shiftLevers(ask),
		...capLevers(ask),
		...leanerModels(ask),
	],
	infrastructure: (ask) => [...infrastructureLevers(ask), ...shiftLevers(ask), ...capLevers(ask), ...leanerModels(ask)],
	chips: (ask) => [...shiftLevers(ask), ...chipLevers(ask), ...ranks(ask), ...leanerModels(ask)],
	models: modelLevers,
	applications: () => [],
}

/** On-site plant may wait for hands as halls do. */
function handsFor(ask: LeverContext): readonly Lever[] {
	const trades = tradesNamed(ask.run.causes)
	return trades.length === 0 ? [] : ask.sites.flatMap(({ id }) => labourLevers({ ...ask, siteId: id }, trades))
}

/** Where whole replicas are what is missing, another order of service may do. */
function ranks({ plan, run }: LeverContext): readonly Lever[] {
	const fragmented = run.causes.some(({ cause }) => cause === 'fragmentation')
	return fragmented ? plan.workloads.slice(1, 3).map(firstInLine) : []
}

type Effect = Omit<Remedy, 'lever' | 'layer' | 'subject' | 'size' | 'change'>

/** What a changed plan is against the plan as it is, over a run and over the whole. Rule R2. */
function assessChange(
	{ before, run, months }: { before: Outcome; run: ShortRun; months: readonly string[] },
	after: Outcome,
): Effect {
	const cleared = months.slice(run.from, run.to).filter((_, index) => covers(after, run.layer, run.from + index))
	const clears = cleared.length === run.to - run.from
	const gap = gapOf(before, run)
	const more = (key: keyof Outcome['figures']) => after.figures[key] - before.figures[key]
	return {
		clears,
		monthsCleared: cleared.length,
		clearedMonths: cleared,
		gapClosed: clears ? 1 : gap > 0 ? Math.max(0, 1 - gapOf(after, run) / gap) : 0,
		shortMonths: shortMonths(after) - shortMonths(before),
		acceleratorMonths: more('served'),
		itMWMonths: -more('lost'),
		capexUsd: more('capex'),
		commitmentUsd: more('commitment'),
		opexUsd: more('opex'),
		labourUsd: more('labour'),
		perDiemUsd: more('perDiem'),
		next: bindsMost(after, run),
	}
}

/** Months cleared count whole; below that, how much of the gap is closed. */
function reachOf(effect: Effect): number {
	return effect.clears ? effect.monthsCleared + 1 : effect.monthsCleared + Math.min(effect.gapClosed, 1) * 0.999
}

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
export function clearShortfall(runs: EngineRuns, run: ShortRun, tried: TriedLevers): FoundShortfall {
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
