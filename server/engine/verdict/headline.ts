import { LAYERS, type Layer } from '#shared/layers.ts'
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
import type { MeasuredSite } from './measure.ts'
import { firstWith } from './states/shares.ts'
import { SUPPLY_OF, BUILT_LAYERS } from './losses/site-context.ts'

export type HeadlineAsk = {
	readonly months: readonly string[]
	readonly status: number
	readonly sites: readonly MeasuredSite[]
	readonly verdicts: readonly SiteVerdict[]
	readonly rows: readonly LossRow[]
	readonly losses: readonly Loss[]
	readonly layers: LayerVerdicts
	readonly fullPower: PlanVerdict['fullPower']
	readonly totals: PlanVerdict['totals']
	/** from the status month on: MW-months asked for and demanded, and revenue */
	readonly askedMWMonths: number
	readonly demandedMWMonths: number
	readonly revenueUsd: number
}

const LEAST_SHARE = 0.005
const BELOW_COST_SHARE = 0.05

type Led = { readonly case: HeadlineCase; readonly rows: readonly LossRow[]; readonly lost: Lost }

const coming = (rows: readonly LossRow[]) => rows.filter(({ past }) => !past)
const over = (part: number, whole: number) => part > 0 && part >= LEAST_SHARE * whole
const sumOf = (rows: readonly LossRow[]): Lost => ({
	mwMonths: rows.reduce((sum, { sums }) => sum + sums.mwMonths, 0),
	usd: rows.reduce((sum, { sums }) => sum + sums.usd, 0),
})

/** What leads, and what its sentence is made of. Rule vV7. */
export function headlineOf(ask: HeadlineAsk): PlanVerdict['headline'] {
	const missing = missingFirst(ask.layers)
	if (missing !== null) return headline(ask, missing.case, { ...NONE, missing: missing.layer })
	const led = [late(ask), idle(ask), belowCost(ask), unserved(ask)]
		.flatMap((one) => one ?? [])
		.sort((one, other) => dearer(one.lost, other.lost))[0]
	if (led) return headline(ask, led.case, factsOf(ask, led))
	if (isPastOnly(ask)) return headline(ask, 'past_only', NONE)
	if (isMet(ask)) return headline(ask, 'target_met', NONE)
	return headline(ask, 'all_met', NONE)
}

const dearer = (one: Lost, other: Lost) => (other.usd ?? 0) - (one.usd ?? 0) || other.mwMonths - one.mwMonths

type Missing = { readonly case: 'empty' | 'incomplete'; readonly layer: Layer }
function missingFirst(layers: LayerVerdicts): Missing | null {
	const layer = LAYERS.find((one) => layers[one].state === 'incomplete')
	if (layer) return { case: 'incomplete', layer }
	return LAYERS.every((one) => layers[one].state === 'empty') ? { case: 'empty', layer: 'energy' } : null
}

function late(ask: HeadlineAsk): Led | null {
	const rows = coming(ask.rows).filter(({ kind }) => kind === 'late')
	const lost = sumOf(rows)
	const never = ask.verdicts.some(({ fullPower }, site) => asks(item(ask.sites, site)) && fullPower.month === null)
	const undated = ask.sites.some(
		({ undatedMW }, site) => undatedMW !== null && item(ask.verdicts, site).fullPower.month === null,
	)
	if (!over(lost.mwMonths, ask.askedMWMonths) && !undated) return null
	return { case: never ? 'target_missed' : 'target_late', rows, lost }
}

const asks = ({ fullMW, undatedMW }: MeasuredSite) => fullMW > 0 || undatedMW !== null

/** Idle and stranded of layers that are idle, beyond what comes late at the site in the month. */
function idle({ rows, verdicts, sites }: HeadlineAsk): Led | null {
	const own = coming(rows).filter(
		({ stands, site }) => stands !== null && site !== null && item(verdicts, site).layers[stands].state === 'idle',
	)
	const kept = own.map((row) => ({ row, share: beyondLate(row, item(sites, row.site ?? 0)) }))
	const lost = {
		mwMonths: kept.reduce((sum, { row, share }) => sum + share * row.sums.mwMonths, 0),
		usd: kept.reduce((sum, { row, share }) => sum + share * row.sums.usd, 0),
	}
	return lost.mwMonths > 0 ? { case: 'idle', rows: own, lost } : null
}

function beyondLate({ mw, sums }: LossRow, { of }: MeasuredSite): number {
	let beyond = 0
	for (let month = 0; month < mw.length; month++) beyond += Math.max(0, at(mw, month) - at(of.late, month))
	return sums.mwMonths > 0 ? Math.min(1, beyond / sums.mwMonths) : 0
}

function belowCost({ rows, revenueUsd }: HeadlineAsk): Led | null {
	const own = coming(rows).filter(({ kind }) => kind === 'belowCost')
	const lost = sumOf(own)
	return (lost.usd ?? 0) > BELOW_COST_SHARE * revenueUsd ? { case: 'below_cost', rows: own, lost } : null
}

function unserved({ rows, demandedMWMonths }: HeadlineAsk): Led | null {
	const own = coming(rows).filter(({ kind }) => kind === 'unserved')
	const lost = sumOf(own)
	return over(lost.mwMonths, demandedMWMonths) ? { case: 'unserved', rows: own, lost } : null
}

function isPastOnly({ rows, askedMWMonths, demandedMWMonths }: HeadlineAsk): boolean {
	const past = rows.filter((row) => row.past)
	const lost = (kind: LossRow['kind']) => sumOf(past.filter((row) => row.kind === kind)).mwMonths
	return over(lost('late'), askedMWMonths) || over(lost('unserved'), demandedMWMonths)
}

const isMet = ({ sites, verdicts }: HeadlineAsk) =>
	sites.some(({ basis }) => basis === 'stated') &&
	sites.every((site, index) => site.basis !== 'stated' || !asks(site) || item(verdicts, index).fullPower.month !== null)

const NONE = { loss: null, missing: null, share: null, tightest: null, fallsBack: null } as const
type OwnFacts = Pick<HeadlineFacts, 'loss' | 'missing' | 'share' | 'tightest' | 'fallsBack'>

function headline(ask: HeadlineAsk, of: HeadlineCase, own: OwnFacts): PlanVerdict['headline'] {
	const { sites, verdicts, fullPower } = ask
	const steps = verdicts.flatMap((verdict) =>
		verdict.steps.filter(({ month }) => month <= (ask.months.at(-1) ?? '')).slice(-1),
	)
	const spare = of === 'target_met' || of === 'all_met' ? tightest(ask) : null
	const facts: HeadlineFacts = {
		targetItMW: sites.reduce((sum, { fullMW, undatedMW }) => sum + Math.max(fullMW, undatedMW ?? 0), 0),
		deliveredItMW: sites.reduce((sum, site) => sum + mostDelivered(site), 0),
		targetMonth:
			steps
				.map(({ month }) => month)
				.sort()
				.at(-1) ?? null,
		fullPower: fullPower.month,
		monthsLate: fullPower.monthsLate,
		...own,
		...spare,
	}
	return { case: of, facts }
}

function mostDelivered({ of }: MeasuredSite): number {
	let most = 0
	for (const MW of of.delivered) most = Math.max(most, MW)
	return most
}

function factsOf(ask: HeadlineAsk, { case: of, rows }: Led): OwnFacts {
	const [first] = rows
	const loss = first ? ask.rows.indexOf(first) : null
	return { ...NONE, loss, share: shareOf(ask, of, rows), fallsBack: of === 'target_late' ? fallsBack(ask) : null }
}

function shareOf(ask: HeadlineAsk, of: HeadlineCase, rows: readonly LossRow[]): number | null {
	if (of === 'unserved') return ask.demandedMWMonths > 0 ? sumOf(rows).mwMonths / ask.demandedMWMonths : null
	const first = rows[0] && ask.losses[ask.rows.indexOf(rows[0])]
	if (of === 'idle') return first?.facts.usedShare ?? null
	const { unitCostUsd = null, priceUsd = null } = first?.facts ?? {}
	return unitCostUsd === null || priceUsd === null || unitCostUsd <= 0 ? null : 1 - priceUsd / unitCostUsd
}

/** Where all that was asked in the end stood already: the first month from which it does not. */
function fallsBack({ sites, months, status }: HeadlineAsk): HeadlineFacts['fallsBack'] {
	let found: { readonly month: number; readonly site: MeasuredSite } | null = null
	for (const site of sites) {
		const full = site.fullMW > 0 ? firstWith(site.of.delivered, site.fullMW - site.rackMW) : -1
		if (full < 0) continue
		for (let month = Math.max(full, status); month < months.length; month++) {
			if (at(site.of.late, month) <= 0) continue
			if (found === null || month < found.month) found = { month, site }
			break
		}
	}
	if (found === null) return null
	const { month, site } = found
	return { month: item(months, month), itMW: at(site.of.delivered, month), ofItMW: at(site.of.asked, month) }
}

/** The layer that carries least beyond what is asked, in its tightest month, and the share it has to spare. */
function tightest({ sites, status, months }: HeadlineAsk): Pick<HeadlineFacts, 'tightest' | 'share'> | null {
	let found: { readonly tightest: Layer; readonly share: number } | null = null
	for (const layer of BUILT_LAYERS) {
		for (let month = Math.max(0, status); month < months.length; month++) {
			let [asked, supply] = [0, 0]
			for (const { of } of sites) {
				asked += at(of.asked, month)
				supply += at(of[layer === 'chips' ? 'filledAlone' : SUPPLY_OF[layer]], month)
			}
			const share = asked > 0 ? supply / asked - 1 : Infinity
			if (share < (found?.share ?? Infinity)) found = { tightest: layer, share }
		}
	}
	return found
}
