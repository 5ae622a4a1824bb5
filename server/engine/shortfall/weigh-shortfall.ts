import type { Cause } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Headline, Shortfall } from '#shared/result/shortfall-result.ts'
import { addRow, at, item } from '../cells.ts'
import type { Bindings } from '../balance/layers/bindings.ts'
import type { BalanceRun } from '../balance/run-balance.ts'
import { listOf } from '../document-series.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { groupsIn, headlineOf, isMaterial, type LostMonth, shortfallGroups } from './headline.ts'

/** What is lost, before the causes of the build-out view stand beside it. */
export type Loss = Omit<Shortfall, 'targetCauses'>

type WeighShortfallColumns = Readonly<
	Record<'lostToDemand' | 'lostToTarget' | 'asked' | 'target' | 'lost' | 'below', Column>
>

/** What is measured: by demand, else by the target. */
type WeighShortfallMeasure = {
	readonly basis: Shortfall['basis']
	readonly bySite: Column
	readonly lost: Float64Array
	readonly required: Float64Array
	readonly layers: readonly (Layer | null)[]
	readonly causes: readonly (Cause | null)[]
}

const NOBODY = { layer: 'models', cause: 'no_workload', siteId: null } as const

/** What leads: from so much of what is asked on, told by the months that hold so much of it. */
export type Leading = { readonly materiality: number; readonly share: number }

/** What a plan loses, month by month and in sum, and which group of it leads. Rules B16, B17. */
export function weighShortfall(
	bindings: Bindings,
	columns: WeighShortfallColumns,
	{ materiality, share }: Leading,
): { readonly headline: Headline | null; readonly shortfall: Loss } {
	const { run } = bindings
	const months = run.input.monthNames
	const measure = measureOf(bindings, columns)
	const byMonth = measure.layers.map((layer, month) => lostIn(measure, layer, month))
	const groups = groupsIn(byMonth)
	const tokens = tokensOf(run)
	const lostMWMonths = sum(measure.lost)
	const requiredMWMonths = sum(measure.required)
	const shortfall: Loss = {
		basis: measure.basis,
		requiredMWMonths,
		lostMWMonths,
		lostItMW: listOf(measure.lost),
		worst: worstOf(run, measure),
		demandedTokenMonths: sum(tokens.demanded),
		unclaimedTokenMonths: sum(tokens.unclaimed),
		groups: shortfallGroups({ months, byMonth }, groups),
	}
	const lastAsked = Math.max(lastAbove(measure.required), lastAbove(tokens.demanded))
	const unclaimedShare = shareOf(shortfall.unclaimedTokenMonths, shortfall.demandedTokenMonths)
	if (unclaimedShare >= materiality && unclaimedShare > shareOf(lostMWMonths, requiredMWMonths)) {
		const unclaimed = listOf(tokens.unclaimed).map((lost): LostMonth => (lost > 0 ? { ...NOBODY, lost } : null))
		const headline = headlineOf({ months, byMonth: unclaimed, lastAsked, share })
		return { shortfall, headline: headline && { ...headline, groupMWMonths: 0, lostMWMonths, weighedBy: 'tokens' } }
	}
	const headline = isMaterial(lostMWMonths, requiredMWMonths, materiality)
		? headlineOf({ months, byMonth, lastAsked, share }, groups)
		: null
	return { shortfall, headline: headline && { ...headline, weighedBy: 'MW' } }
}

function measureOf(bindings: Bindings, columns: WeighShortfallColumns): WeighShortfallMeasure {
	const { lostToDemand, lostToTarget, asked, target, lost, below } = columns
	if (bindings.isAsked) {
		const { bounds, causes } = bindings
		const layers = bounds.map((bound) => bound?.layer ?? null)
		return { basis: 'demand', bySite: lostToDemand, lost: lost.values, required: allSites(asked), layers, causes }
	}
	const { plan } = bindings.buildouts
	const of = { layers: plan.binding, causes: bindings.targetCauses }
	const basis = plan.targetItMW > 0 ? 'target' : 'nothing'
	return { basis, bySite: lostToTarget, lost: below.values, required: allSites(target), ...of }
}

function allSites({ values, count, months }: Column): Float64Array {
	const sums = new Float64Array(months)
	for (let site = 0; site < count; site++) addRow(sums, 0, { values, from: site * months, cells: months })
	return sums
}

function lostIn({ causes, lost }: WeighShortfallMeasure, layer: Layer | null, month: number): LostMonth {
	const cause = causes[month] ?? null
	if (layer === null || cause === null) return null
	return { layer, cause: cause.cause, siteId: cause.siteId, lost: at(lost, month) }
}

function worstOf({ input }: BalanceRun, { lost, bySite }: WeighShortfallMeasure): Shortfall['worst'] {
	const month = monthOfMost(lost)
	if (month < 0 || input.sites.length === 0) return null
	let worst = 0
	for (let site = 1; site < input.sites.length; site++)
		if (bySite.at(site, month) > bySite.at(worst, month)) worst = site
	return { month: item(input.monthNames, month), siteId: item(input.sites, worst).id, itMW: at(lost, month) }
}

/** The first of those that lose most; −1 where none loses anything. */
function monthOfMost(series: Float64Array): number {
	let [most, found] = [0, -1]
	for (let month = 0; month < series.length; month++)
		if (at(series, month) > most) [most, found] = [at(series, month), month]
	return found
}

/** Output tokens/s of all applications at the peak, and what of them no workload serves. */
function tokensOf({ input: { months, applications }, ledger }: BalanceRun) {
	const [demanded, unclaimed] = [new Float64Array(months), new Float64Array(months)]
	for (let application = 0; application < applications.length; application++) {
		const from = application * months
		addRow(demanded, 0, { values: ledger.applicationDemand, from, cells: months })
		addRow(unclaimed, 0, { values: ledger.applicationUnclaimed, from, cells: months })
	}
	return { demanded, unclaimed }
}

function lastAbove(series: Float64Array): number {
	let month = series.length - 1
	while (month >= 0 && !(at(series, month) > 0)) month--
	return month
}

function sum(series: Float64Array): number {
	let all = 0
	for (let month = 0; month < series.length; month++) all += at(series, month)
	return all
}

function shareOf(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0
}
