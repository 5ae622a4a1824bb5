import { LAYERS, type Layer } from '#shared/layers.ts'
import type { LayerVerdicts, PlanVerdict } from '#shared/result/verdict-result.ts'
import { at, item } from '../cells.ts'
import { dearer, headline, type HeadlineAsk, type Led, ledFacts, NO_FACTS, sumOf } from './headline-facts.ts'
import type { LossRow } from './losses/loss-book.ts'
import type { MeasuredSite } from './measured-site.ts'
import { isAsked } from './states/plan-dates.ts'

const LEAST_SHARE = 0.005
const BELOW_COST_SHARE = 0.05

const over = (part: number, whole: number) => part > 0 && part >= LEAST_SHARE * whole

/** What leads, and what its sentence is made of. Rule vV7. */
export function headlineOf(ask: HeadlineAsk): PlanVerdict['headline'] {
	const missing = missingFirst(ask.layers)
	if (missing !== null) return headline(ask, missing.case, { ...NO_FACTS, missing: missing.layer })
	const coming = ask.rows.filter(({ past }) => !past)
	const led = [late(ask, coming), idle(ask, coming), belowCost(ask, coming), unserved(ask, coming)]
		.flatMap((one) => one ?? [])
		.sort((one, other) => dearer(one.lost, other.lost))[0]
	if (led) return headline(ask, led.case, ledFacts(ask, led))
	if (isPastOnly(ask)) return headline(ask, 'past_only', NO_FACTS)
	if (isMet(ask)) return headline(ask, 'target_met', NO_FACTS)
	if (ask.layers.infrastructure.state === 'no_data') return headline(ask, 'incomplete', NO_FACTS)
	return headline(ask, 'all_met', NO_FACTS)
}

type Missing = { readonly case: 'empty' | 'incomplete'; readonly layer: Layer }
function missingFirst(layers: LayerVerdicts): Missing | null {
	const layer = LAYERS.find((one) => layers[one].state === 'incomplete')
	if (layer) return { case: 'incomplete', layer }
	return LAYERS.every((one) => layers[one].state === 'empty') ? { case: 'empty', layer: 'energy' } : null
}

function late(ask: HeadlineAsk, coming: readonly LossRow[]): Led | null {
	const rows = coming.filter(({ kind }) => kind === 'late')
	const lost = sumOf(rows)
	const never = ask.verdicts.some(({ fullPower }, site) => isAsked(item(ask.sites, site)) && fullPower.month === null)
	if (!over(lost.mwMonths, ask.askedMWMonths) && !never) return null
	return { case: never ? 'target_missed' : 'target_late', rows, lost }
}

/** Idle and stranded of layers that are idle, beyond what comes late at the site in the month. */
function idle({ verdicts, sites }: HeadlineAsk, coming: readonly LossRow[]): Led | null {
	const own = coming.filter(
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

function belowCost({ revenueUsd }: HeadlineAsk, coming: readonly LossRow[]): Led | null {
	const own = coming.filter(({ kind }) => kind === 'belowCost')
	const lost = sumOf(own)
	return (lost.usd ?? 0) > BELOW_COST_SHARE * revenueUsd ? { case: 'below_cost', rows: own, lost } : null
}

function unserved({ demandedMWMonths }: HeadlineAsk, coming: readonly LossRow[]): Led | null {
	const own = coming.filter(({ kind }) => kind === 'unserved')
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
	sites.every(
		(site, index) => site.basis !== 'stated' || !isAsked(site) || item(verdicts, index).fullPower.month !== null,
	)
