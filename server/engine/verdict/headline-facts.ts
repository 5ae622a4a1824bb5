import type { Layer } from '#shared/layers.ts'
import type {
	HeadlineCase,
	HeadlineFacts,
	LayerVerdicts,
	Loss,
	Lost,
	PlanVerdict,
	SiteVerdict,
} from '#shared/result/verdict-result.ts'
import { at, item } from '../cells.ts'
import type { LossRow } from './losses/loss-book.ts'
import { BUILT_LAYERS } from './losses/site-context.ts'
import { type MeasuredSite, missable } from './measured-site.ts'
import { targetOf } from './states/plan-dates.ts'
import { firstWith, ownSupply } from './states/shares.ts'

export type HeadlineAsk = {
	readonly months: readonly string[]
	readonly status: number
	readonly sites: readonly MeasuredSite[]
	readonly verdicts: readonly SiteVerdict[]
	readonly rows: readonly LossRow[]
	readonly losses: readonly Loss[]
	readonly layers: LayerVerdicts
	readonly fullPower: PlanVerdict['fullPower']
	/** from the status month on: MW-months asked for and demanded, and revenue */
	readonly askedMWMonths: number
	readonly demandedMWMonths: number
	/** MW IT that demand needs in a month, all sites together */
	readonly demandedIn: (month: number) => number
	readonly revenueUsd: number
}

/** A case of the headline that holds, and what it weighs. */
export type Led = { readonly case: HeadlineCase; readonly rows: readonly LossRow[]; readonly lost: Lost }

export const sumOf = (rows: readonly LossRow[]): Lost => ({
	mwMonths: rows.reduce((sum, { sums }) => sum + sums.mwMonths, 0),
	usd: rows.reduce((sum, { sums }) => sum + sums.usd, 0),
})

/** Of two what comes to more, first. */
export const dearer = (one: Lost, other: Lost): number =>
	(other.usd ?? 0) - (one.usd ?? 0) || other.mwMonths - one.mwMonths

export const NO_FACTS = {
	...{ loss: null, missing: null, share: null, year: null, tightest: null, fallsBack: null },
} as const
type OwnFacts = Pick<HeadlineFacts, keyof typeof NO_FACTS>

/** A headline with what all of them tell: what is asked for, the most that is delivered, and when. Rule vV7. */
export function headline(ask: HeadlineAsk, of: HeadlineCase, own: OwnFacts): PlanVerdict['headline'] {
	const { sites, fullPower } = ask
	const isMet = of === 'target_met' || of === 'all_met'
	const facts: HeadlineFacts = {
		targetItMW: targetOf(sites),
		deliveredItMW: sites.reduce((sum, site) => sum + mostDelivered(site), 0),
		targetMonth: lastStep(ask),
		fullPower: fullPower.month,
		monthsLate: fullPower.monthsLate,
		...own,
		...(isMet ? tightest(ask) : {}),
	}
	return { case: of, facts }
}

/** Of the steps within the plan the latest. */
function lastStep({ verdicts, months }: HeadlineAsk): string | null {
	const end = months.at(-1) ?? ''
	const within = verdicts.flatMap(({ steps }) => steps.map(({ month }) => month).filter((month) => month <= end))
	return within.toSorted().at(-1) ?? null
}

function mostDelivered({ of }: MeasuredSite): number {
	let most = 0
	for (const MW of of.delivered) most = Math.max(most, MW)
	return most
}

export function ledFacts(ask: HeadlineAsk, { case: of, rows }: Led): OwnFacts {
	const alike = dearestAlike(rows)
	const [first] = alike
	const loss = first ? ask.rows.indexOf(first) : null
	const fallsTo = of === 'target_late' ? fallsBack(ask) : null
	if (of === 'unserved') return { ...NO_FACTS, loss, ...worstYear(ask, alike, rows) }
	return { ...NO_FACTS, loss, share: shareIn(of, lossesOf(ask, alike)), fallsBack: fallsTo }
}

/** Of losses that differ in site and item alone, those that come to most; the dearest of them first. Rule vV7. */
function dearestAlike(rows: readonly LossRow[]): readonly LossRow[] {
	const groups = new Map<string, LossRow[]>()
	for (const row of rows) {
		const name = [row.kind, row.cause, row.layer, row.stands].join('|')
		const alike = groups.get(name)
		if (alike) alike.push(row)
		else groups.set(name, [row])
	}
	const [dearest] = [...groups.values()].toSorted((one, other) => dearer(sumOf(one), sumOf(other)))
	return dearest ?? []
}

const lossesOf = ({ rows, losses }: HeadlineAsk, alike: readonly LossRow[]): readonly Loss[] =>
	alike.flatMap((row) => losses[rows.indexOf(row)] ?? [])

/** The year in which the cause that leads leaves most unserved, and the share of that year's demand that goes unserved in all. */
function worstYear(ask: HeadlineAsk, alike: readonly LossRow[], all: readonly LossRow[]): Partial<OwnFacts> {
	const byYear = new Map<string, { own: number; unserved: number; demanded: number }>()
	for (let month = Math.max(0, ask.status); month < ask.months.length; month++) {
		const year = item(ask.months, month).slice(0, 4)
		const sums = byYear.get(year) ?? { own: 0, unserved: 0, demanded: 0 }
		byYear.set(year, sums)
		for (const { mw } of alike) sums.own += at(mw, month)
		for (const { mw } of all) sums.unserved += at(mw, month)
		sums.demanded += ask.demandedIn(month)
	}
	const [worst] = [...byYear].toSorted(([, one], [, other]) => other.own - one.own)
	if (!worst) return {}
	const [year, { unserved, demanded }] = worst
	return { year, share: demanded > 0 ? Math.min(1, unserved / demanded) : null }
}

/** Of chips that are used, all sites together; or of the price that is missing to cost, where most is lost by it. */
function shareIn(of: HeadlineCase, alike: readonly Loss[]): number | null {
	const [loss] = alike
	if (!loss) return null
	const { unitCostUsd, priceUsd } = loss.facts
	if (of === 'idle') return usedOf(alike)
	return unitCostUsd === null || priceUsd === null || unitCostUsd <= 0 ? null : 1 - priceUsd / unitCostUsd
}

function usedOf(alike: readonly Loss[]): number | null {
	if (alike.length === 1) return alike[0]?.facts.usedShare ?? null
	let [idle, there] = [0, 0]
	for (const { mwMonths, facts } of alike) {
		if (facts.usedShare === null || facts.usedShare >= 1) continue
		idle += mwMonths
		there += mwMonths / (1 - facts.usedShare)
	}
	return there > 0 ? 1 - idle / there : null
}

/** Where all that was asked in the end stood already: the first month from which it does not. */
function fallsBack({ sites, months, status }: HeadlineAsk): HeadlineFacts['fallsBack'] {
	const falls = sites.flatMap((site) => {
		const month = fallOf(site, status)
		return month === null ? [] : [{ month, site }]
	})
	const [first] = falls.toSorted((one, other) => one.month - other.month)
	if (!first) return null
	const { month, site } = first
	return { month: item(months, month), itMW: at(site.of.delivered, month), ofItMW: at(site.of.asked, month) }
}

function fallOf(site: MeasuredSite, status: number): number | null {
	const full = site.fullMW > 0 ? firstWith(site.of.delivered, site.fullMW - missable(site, site.fullMW)) : -1
	if (full < 0) return null
	for (let month = Math.max(full, status); month < site.of.late.length; month++)
		if (at(site.of.late, month) > 0) return month
	return null
}

type Spare = { readonly tightest: Layer; readonly share: number }

/** The layer of a site that carries least beyond what is asked, in its tightest month, and the share it has to spare. */
function tightest({ sites, status }: HeadlineAsk): Spare | null {
	let found: Spare | null = null
	for (const site of sites) {
		for (const layer of BUILT_LAYERS) {
			const share = leastSpare(site.of.asked, ownSupply(site, layer), Math.max(0, status))
			if (share < (found?.share ?? Infinity)) found = { tightest: layer, share }
		}
	}
	return found
}

function leastSpare(asked: Float64Array, supply: Float64Array, from: number): number {
	let least = Infinity
	for (let month = from; month < asked.length; month++) {
		const MW = at(asked, month)
		if (MW > 0) least = Math.min(least, at(supply, month) / MW - 1)
	}
	return least
}
