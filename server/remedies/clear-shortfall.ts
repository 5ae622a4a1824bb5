import type { Remedy, Shortfall } from '#shared/remedies.ts'
import type { Layer } from '#shared/result.ts'
import { assessChange, reachOf, type Effect } from './assess-change.ts'
import type { EngineRuns } from './engine-runs.ts'
import { shortSites, type Ask, type Lever } from './lever.ts'
import { chipLevers } from './levers/chip-levers.ts'
import { demandLevers, firstInLine, modelLevers } from './levers/demand-levers.ts'
import { energyLevers } from './levers/energy-levers.ts'
import { infrastructureLevers } from './levers/infrastructure-levers.ts'
import { labourLevers, tradesNamed } from './levers/labour-levers.ts'
import type { ShortRun } from './shortfall-runs.ts'
import { smallestSize, type Trial } from './smallest-size.ts'

/** Most engine runs a run of months may cost, and the part of them that finds out which levers do anything. */
const MOST_RUNS = 60
const MOST_LEVERS = 26
const MOST_REMEDIES = 6
/** Less of the gap than this is not worth a person’s time. */
const WORTH_TELLING = 0.02

const LEVERS_OF: Readonly<Record<Layer, (ask: Ask) => readonly Lever[]>> = {
	energy: (ask) => [...energyLevers(ask), ...handsFor(ask)],
	infrastructure: infrastructureLevers,
	chips: (ask) => [...chipLevers(ask), ...ranks(ask)],
	models: modelLevers,
	applications: () => [],
}

/** On-site plant may wait for hands as halls do. */
function handsFor(ask: Ask): readonly Lever[] {
	const trades = tradesNamed(ask.run.causes)
	return trades.length === 0 ? [] : ask.sites.flatMap(({ id }) => labourLevers({ ...ask, siteId: id }, trades))
}

/** Where whole replicas are what is missing, another order of service may do. */
function ranks({ plan, run }: Ask): readonly Lever[] {
	const fragmented = run.causes.some(({ cause }) => cause === 'fragmentation')
	return fragmented ? plan.workloads.slice(1, 3).map(firstInLine) : []
}

type Candidate = { readonly lever: Lever; readonly largest: Trial<Effect> }

/** The smallest single changes that clear a run of months, found by running the engine on each. Rules R3 to R5. */
export function clearShortfall(runs: EngineRuns, run: ShortRun): Shortfall {
	const { plan, result } = runs
	const ask: Ask = { plan, result, run, sites: shortSites(plan, result, run) }
	const levers = [...LEVERS_OF[run.layer](ask), ...demandLevers(ask)].filter(({ sizes }) => sizes.length > 0)
	const until = runs.count() + MOST_RUNS
	const tryOut = (lever: Lever, size: number): Trial<Effect> | null => {
		const after = runs.of(lever.change(size))
		if (after === null) return null
		const effect = assessChange({ before: result, run }, after)
		return { reach: reachOf(effect), kept: effect }
	}
	const candidates = levers.slice(0, MOST_LEVERS).flatMap((lever): Candidate[] => {
		const largest = tryOut(lever, lever.sizes.at(-1) ?? 0)
		return largest !== null && isWorthTelling(largest.kept) ? [{ lever, largest }] : []
	})
	const remedies = byReach(candidates).flatMap(({ lever, largest }): Ranked[] => {
		const found = smallestSize({
			sizes: lever.sizes,
			largest,
			tryOut: (size) => tryOut(lever, size),
			runsLeft: until - runs.count(),
		})
		if (found === null) return []
		const { size, trial } = found
		const { lever: kind, layer, subject, change } = lever
		const remedy = { lever: kind, layer, subject, size, change: change(size), ...trial.kept }
		return [{ remedy, share: size / (lever.sizes.at(-1) ?? 1) }]
	})
	return {
		layer: run.layer,
		firstMonth: result.months[run.from] ?? '',
		lastMonth: result.months[run.to - 1] ?? '',
		months: run.to - run.from,
		cause: run.causes[0] ?? null,
		remedies: worthKeeping(remedies.sort(inOrder).map(({ remedy }) => remedy)),
	}
}

function isWorthTelling({ clears, monthsCleared, gapClosed }: Effect): boolean {
	return clears || monthsCleared > 0 || gapClosed > WORTH_TELLING
}

/** What makes more months short than before is told only where nothing else clears the run, and never as half a help. */
function worthKeeping(sorted: readonly Remedy[]): readonly Remedy[] {
	const harmless = sorted.filter(({ shortMonths }) => shortMonths <= 0)
	const kept = harmless.some(({ clears }) => clears)
		? harmless
		: sorted.filter((one) => one.clears || one.shortMonths <= 0)
	return kept.slice(0, MOST_REMEDIES)
}

function byReach(candidates: readonly Candidate[]): readonly Candidate[] {
	return [...candidates].sort((a, b) => b.largest.reach - a.largest.reach)
}

type Ranked = { readonly remedy: Remedy; readonly share: number }

/** Clearing without making months short elsewhere, clearing, helping; supply before asking for less; cost; size. Rule R5. */
function inOrder(a: Ranked, b: Ranked): number {
	return (
		tier(a.remedy) - tier(b.remedy) ||
		partly(b.remedy) - partly(a.remedy) ||
		asksLess(a.remedy) - asksLess(b.remedy) ||
		costOf(a.remedy) - costOf(b.remedy) ||
		a.share - b.share
	)
}

const tier = ({ clears, shortMonths }: Remedy) => (clears ? (shortMonths <= 0 ? 0 : 1) : 2)
const partly = (remedy: Remedy) => (remedy.clears ? 0 : remedy.monthsCleared)
const asksLess = ({ lever }: Remedy) => (/^(application|workload)_/.test(lever) ? 1 : 0)
const costOf = ({ capexUsd, opexUsd }: Remedy) => Math.round(capexUsd + opexUsd)
