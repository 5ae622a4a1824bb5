import type { Cause } from '#shared/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Headline, Shortfall } from '#shared/shortfall-result.ts'
import { at } from '../cells.ts'
import type { Bindings } from '../balance/layers/bindings.ts'
import type { BalanceRun } from '../balance/run-balance.ts'
import { listOf } from '../document-series.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { headlineOf, isMaterial, type LostMonth, shortfallGroups } from './headline.ts'

/** What is lost, before the causes of the build-out view stand beside it. */
export type Loss = Omit<Shortfall, 'targetCauses'>

type Columns = Readonly<Record<'lostToDemand' | 'lostToTarget' | 'asked' | 'target' | 'lost' | 'below', Column>>

/** What is measured: by demand, else by the target. */
type Measure = {
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
	columns: Columns,
	{ materiality, share }: Leading,
): { readonly headline: Headline | null; readonly shortfall: Loss } {
	const { run } = bindings
	const months = run.input.monthNames
	const measure = measureOf(bindings, columns)
	const byMonth = measure.layers.map((layer, month) => lostIn(measure, layer, month))
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
		groups: shortfallGroups({ months, byMonth }),
	}
	const lastAsked = Math.max(lastAbove(measure.required), lastAbove(tokens.demanded))
	const unclaimedShare = shareOf(shortfall.unclaimedTokenMonths, shortfall.demandedTokenMonths)
	if (unclaimedShare >= materiality && unclaimedShare > shareOf(lostMWMonths, requiredMWMonths)) {
		const unclaimed = listOf(tokens.unclaimed).map((lost): LostMonth => (lost > 0 ? { ...NOBODY, lost } : null))
		const headline = headlineOf({ months, byMonth: unclaimed, lastAsked, share })
		return { shortfall, headline: headline && { ...headline, groupMWMonths: 0, lostMWMonths, weighedBy: 'tokens' } }
	}
	const headline = isMaterial(lostMWMonths, requiredMWMonths, materiality)
		? headlineOf({ months, byMonth, lastAsked, share })
		: null
	return { shortfall, headline: headline && { ...headline, weighedBy: 'MW' } }
}

function measureOf({ bounds, causes, targetCauses, buildouts }: Bindings, columns: Columns): Measure {
	const { lostToDemand, lostToTarget, asked, target, lost, below } = columns
	if (bounds.some((bound) => bound !== null)) {
		const layers = bounds.map((bound) => bound?.layer ?? null)
		return { basis: 'demand', bySite: lostToDemand, lost: lost.values, required: allSites(asked), layers, causes }
	}
	const layers = buildouts.plan.binding
	const basis = buildouts.plan.targetItMW > 0 ? 'target' : 'nothing'
	return { basis, bySite: lostToTarget, lost: below.values, required: allSites(target), layers, causes: targetCauses }
}

function allSites(column: Column): Float64Array {
	return Float64Array.from({ length: column.months }, (_, month) => {
		let sum = 0
		for (let site = 0; site < column.count; site++) sum += column.at(site, month)
		return sum
	})
}

function lostIn({ causes, lost }: Measure, layer: Layer | null, month: number): LostMonth {
	const cause = causes[month] ?? null
	if (layer === null || cause === null) return null
	return { layer, cause: cause.cause, siteId: cause.siteId, lost: at(lost, month) }
}

function worstOf({ input }: BalanceRun, { lost, bySite }: Measure): Shortfall['worst'] {
	const itMW = lost.reduce((most, value) => Math.max(most, value), 0)
	if (itMW <= 0) return null
	const month = lost.indexOf(itMW)
	const [site] = input.sites
		.map(({ id }, index) => ({ id, lost: bySite.at(index, month) }))
		.sort((a, b) => b.lost - a.lost)
	return site ? { month: input.monthNames[month] ?? '', siteId: site.id, itMW } : null
}

/** Output tokens/s of all applications at the peak, and what of them no workload serves. */
function tokensOf({ input, ledger }: BalanceRun) {
	const [demanded, unclaimed] = [new Float64Array(input.months), new Float64Array(input.months)]
	input.applications.forEach((_, application) => {
		for (let month = 0; month < input.months; month++) {
			const cell = application * input.months + month
			demanded[month] = at(demanded, month) + at(ledger.applicationDemand, cell)
			unclaimed[month] = at(unclaimed, month) + at(ledger.applicationUnclaimed, cell)
		}
	})
	return { demanded, unclaimed }
}

function lastAbove(series: Float64Array): number {
	return series.findLastIndex((value) => value > 0)
}

function sum(series: Float64Array): number {
	return series.reduce((all, value) => all + value, 0)
}

function shareOf(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0
}
