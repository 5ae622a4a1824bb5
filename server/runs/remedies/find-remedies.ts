import { moneyOf } from '#shared/units/money.ts'
import type { PlanRun } from '#server/engine/compute-plan.ts'
import type {
	FoundRemedies,
	FoundShortfall,
	LabourQuestion,
	LabourRemedy,
	LabourRemedyKind,
	PlanChange,
} from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { clearShortfall, type TriedLevers } from './clear-shortfall.ts'
import { engineRuns, type EngineRuns, type Outcome } from './engine-runs.ts'
import { byCause, runOfMonth, shortRuns, type ShortRun } from './shortfall-runs.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { firstAhead, isAhead, monthsAhead } from '#shared/status-month.ts'
import { counting, type Lever, leversOf } from './lever.ts'
import { hallsByFinish } from './levers/halls-by-finish.ts'
import { prefabLever } from './levers/infrastructure-levers.ts'
import { secondShift, travellerLevers } from './levers/labour-levers.ts'
import { smallestSize, type Trial } from './smallest-size.ts'

/** Engine runs that each of the four may cost. */
const MOST_RUNS = 15
const MOST_HALLS = 4
const FURTHEST_PUT_OFF = 6

type FindRemediesHall = PlanFile['buildPhases'][number]
type Gain = { readonly monthsRegained: number; readonly itMWMonthsRegained: number; readonly after: Outcome }
type FindRemediesHeld = { readonly runs: EngineRuns; readonly hall: FindRemediesHall }

/** Travellers, a second shift, prefabrication and another order of halls, for the trade that gates. Rule R6. */
function labourWaysOut(runs: EngineRuns): LabourQuestion | null {
	const { plan, result } = runs
	const { gating } = result.workforce
	const hall = gating === null ? null : hallHeldBy(gating.trade, { plan, result })
	if (gating === null || hall === null) return null
	const held = { runs, hall }
	const site = plan.sites.find(({ id }) => id === hall.siteId)
	const remedy = (kind: LabourRemedyKind, levers: readonly Lever[]) =>
		priced(kind, { best: bestOf(levers, held), before: runs.before })
	return {
		trade: gating.trade,
		hall: hall.name ?? hall.id,
		hallId: hall.id,
		monthsLost: gating.monthsLost,
		itMWMonthsLost: gating.MWMonthsLost,
		remedies: withCheapest([
			remedy('travellers', travellerLevers({ plan, result, siteId: hall.siteId })),
			remedy('second_shift', site === undefined ? [] : [secondShift(site)]),
			remedy(
				'prefab',
				lateHalls(plan, result, hall.siteId)
					.filter(({ startMonth }) => isAhead(plan, startMonth))
					.map(prefabLever),
			),
			remedy('resequencing', otherOrders(plan, result, hall)),
		]),
	}
}

/** The hall that the trade delays most; of equals the first to have been planned. */
function hallHeldBy(trade: string, { plan, result }: { plan: PlanFile; result: PlanResult }): FindRemediesHall | null {
	const late = plan.buildPhases
		.map((hall) => ({ hall, entry: result.schedule[`phase:${hall.id}`] }))
		.filter(({ entry }) => entry?.cause === `labour:${trade}`)
	const months = (finish: string | null | undefined, planned: string) =>
		finish === null || finish === undefined ? Number.POSITIVE_INFINITY : monthsBetween(planned, finish)
	const sorted = late.sort(
		(a, b) =>
			months(b.entry?.finish, b.entry?.plannedFinish ?? '') - months(a.entry?.finish, a.entry?.plannedFinish ?? ''),
	)
	return sorted[0]?.hall ?? null
}

function lateHalls(plan: PlanFile, result: PlanResult, siteId: string): readonly FindRemediesHall[] {
	const first = firstAhead(plan)
	return hallsByFinish(plan, result, siteId)
		.filter(({ finish }) => finish >= first)
		.map(({ hall }) => hall)
		.slice(-MOST_HALLS)
}

/** Halls not yet begun at the status month put off, so that hands go to the one held back; or that one begun sooner. */
function otherOrders(plan: PlanFile, result: PlanResult, held: FindRemediesHall): readonly Lever[] {
	const lever = ({ id, name, startMonth }: FindRemediesHall, direction: 1 | -1, most: number) =>
		leversOf({ layer: 'infrastructure', subject: name ?? id, list: 'buildPhases', id })('hall_start', {
			field: 'startMonth',
			was: startMonth,
			sizes: counting(most),
			value: (size) => addMonths(startMonth, size * direction),
		})
	const others = lateHalls(plan, result, held.siteId).filter(
		({ id, startMonth }) => id !== held.id && isAhead(plan, startMonth),
	)
	const sooner = Math.min(FURTHEST_PUT_OFF, monthsAhead(plan, held.startMonth))
	return [lever(held, -1, sooner), ...others.map((hall) => lever(hall, 1, FURTHEST_PUT_OFF))].filter(
		({ sizes }) => sizes.length > 0,
	)
}

type FindRemediesFound = { readonly lever: Lever; readonly size: number; readonly gain: Gain }

/** The lever that regains most, at the smallest size that regains it. */
function bestOf(levers: readonly Lever[], held: FindRemediesHeld): FindRemediesFound | null {
	const until = held.runs.count() + MOST_RUNS
	const tryOut = (lever: Lever, size: number): Trial<Gain> | null => {
		const gain = gainOf(lever.change(size), held)
		return gain === null ? null : { reach: reachOf(gain), kept: gain }
	}
	const tried = levers.flatMap((lever) => {
		const size = lever.sizes.at(-1)
		const largest = size === undefined ? null : tryOut(lever, size)
		return largest === null ? [] : [{ lever, largest }]
	})
	const [best] = tried.sort((a, b) => b.largest.reach - a.largest.reach)
	if (best === undefined) return null
	const { lever, largest } = best
	const runsLeft = until - held.runs.count()
	const found = smallestSize({ sizes: lever.sizes, largest, tryOut: (size) => tryOut(lever, size), runsLeft })
	return found === null ? null : { lever, size: found.size, gain: found.trial.kept }
}

/** Whole months count first; nothing is a gain that leaves fewer finished megawatts than before. */
function reachOf({ monthsRegained, itMWMonthsRegained }: Gain): number {
	return itMWMonthsRegained <= 0 ? 0 : Math.max(0, monthsRegained) + itMWMonthsRegained / (itMWMonthsRegained + 1e6)
}

function gainOf(change: PlanChange, { runs, hall }: FindRemediesHeld): Gain | null {
	const after = runs.of(change)
	if (after === null) return null
	const end = addMonths(runs.plan.startMonth, runs.plan.horizonMonths)
	const finish = (of: Outcome) => of.finish.get(hall.id) ?? end
	return {
		monthsRegained: monthsBetween(finish(after), finish(runs.before)),
		itMWMonthsRegained: after.figures.finished - runs.before.figures.finished,
		after,
	}
}

function priced(
	kind: LabourRemedyKind,
	{ best, before }: { readonly best: FindRemediesFound | null; readonly before: Outcome },
): Omit<LabourRemedy, 'cheapest'> {
	const nothing = { monthsRegained: 0, itMWMonthsRegained: 0, usd: 0, perDiemUsd: 0, commitmentUsd: 0, opexUsd: 0 }
	if (best === null) return { kind, lever: null, subject: '', size: 0, change: null, ...nothing }
	const { lever, size, gain } = best
	const more = (key: 'labour' | 'perDiem' | 'commitment' | 'opex') => gain.after.figures[key] - before.figures[key]
	return {
		kind,
		lever: lever.lever,
		subject: lever.subject,
		size,
		change: lever.change(size),
		monthsRegained: gain.monthsRegained,
		itMWMonthsRegained: gain.itMWMonthsRegained,
		usd: Math.round(more('labour') + more('perDiem')),
		perDiemUsd: Math.round(more('perDiem')),
		commitmentUsd: Math.round(more('commitment')),
		opexUsd: Math.round(more('opex')),
	}
}

/** Of those that regain something, the one with the least money for a MW-month. */
function withCheapest(remedies: readonly Omit<LabourRemedy, 'cheapest'>[]): readonly LabourRemedy[] {
	const price = ({ usd, itMWMonthsRegained }: Omit<LabourRemedy, 'cheapest'>) => usd / itMWMonthsRegained
	const [least] = remedies
		.filter(({ itMWMonthsRegained }) => itMWMonthsRegained > 0)
		.sort((a, b) => price(a) - price(b))
	return remedies.map((remedy) => ({ ...remedy, cheapest: remedy === least }))
}

/** Runs of months that are looked at: the longest ones, told in order of time. */
const MOST_SHORTFALLS = 6
/** Parts of a run that no single change clears. */
const MOST_PARTS = 4

export type RemediesPart = 'shortfalls' | 'labour'

export type Search = {
	/** one month of the plan, `YYYY-MM`, instead of all runs: the smallest changes for that month alone */
	readonly month?: string | undefined
	/** the shortfalls or the gating trade's ways out alone; both where left out */
	readonly part?: RemediesPart | undefined
	/** told after every run of months, so that nobody waits for the whole */
	readonly progress?: (found: FoundRemedies) => void
	/** a run of the plan, where there is one already */
	readonly before?: PlanRun
	/** called before every run of the engine; throws to end the search */
	readonly mayGoOn?: () => void
}

/**
 * What would have to change in a plan that `parsePlanFile` accepted: for each run of months that falls short the smallest
 * single changes that clear it, layer by layer, and the ways out of a want of hands. Every figure is the difference of two
 * runs of the engine; same plan, same answer. It runs the engine some hundred times: call it off the request path.
 */
export function findRemedies(plan: PlanFile, { month, part, progress, ...given }: Search = {}): FoundRemedies {
	const runs = engineRuns(plan, given)
	const { result } = runs
	const all = part === 'labour' ? [] : month === undefined ? shortRuns(result) : oneMonth(result, month)
	const longest = all.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, MOST_SHORTFALLS)
	const looked = all.filter((run) => longest.includes(run))
	const shortfalls: FoundShortfall[] = []
	const answer = (over: Pick<FoundRemedies, 'complete' | 'labour'>): FoundRemedies => ({
		format: 'strata.remedies/1',
		engine: result.engine,
		asked: result.binding.some((layer) => layer !== null),
		shortfalls: [...shortfalls],
		leftOut: all.length - looked.length,
		money: moneyOf(plan),
		toCome: over.complete ? 0 : looked.length - told,
		runs: runs.count(),
		...over,
	})
	const tried: TriedLevers = new Map()
	let told = 0
	for (const run of looked) {
		shortfalls.push(...clearWholeOrParts(runs, run, tried))
		told += 1
		progress?.(answer({ complete: false, labour: null }))
	}
	const labour = month === undefined && part !== 'shortfalls' ? labourWaysOut(runs) : null
	return answer({ complete: true, labour })
}

function oneMonth(result: PlanResult, month: string): readonly ShortRun[] {
	const run = runOfMonth(result, result.months.indexOf(month))
	return run === null ? [] : [run]
}

/** A run that no single change clears is taken apart by its causes, where it has several. */
function clearWholeOrParts(runs: EngineRuns, run: ShortRun, tried: TriedLevers): readonly FoundShortfall[] {
	const whole = clearShortfall(runs, run, tried)
	const parts = whole.remedies.some(({ clears }) => clears) ? [] : byCause(runs.result, run)
	if (parts.length < 2) return [whole]
	return parts.slice(0, MOST_PARTS).map((part) => clearShortfall(runs, part, tried))
}
