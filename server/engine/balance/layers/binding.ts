import type { Layer } from '#shared/layers.ts'
import { at } from '../../cells.ts'
import type { LayerFlows } from './layer-balance.ts'
import { WAITING } from '../pools/ledger.ts'
import type { BalanceRun } from '../run-balance.ts'
import { notLetAt, type SiteFigures } from '../site-figures.ts'
import type { BalanceSite } from '../types.ts'

const COVERED = 1e-9

/** Layers that can hold a plan back, in the order that settles a tie. */
const BINDABLE = ['energy', 'chips', 'infrastructure', 'models'] as const
type BindableLayer = (typeof BINDABLE)[number]

export type Bound = {
	readonly layer: Layer
	/** its coverage, 0–1 */
	readonly coverage: number
	/** all layers are covered and a workload is short all the same */
	readonly short: 'fragmentation' | 'waiting' | null
	/** what binds once this is relieved */
	readonly next: Layer | null
}

export type BindingAsk = {
	readonly flows: LayerFlows
	readonly month: number
	/** is any workload, or any demand without one, not fully served */
	readonly shortfall: LayerShortfall
}

/** How the workloads stand in one month. */
export type LayerShortfall = { readonly asked: boolean; readonly short: boolean; readonly waiting: boolean }

/**
 * The layer that binds: the lowest coverage below 1, ties in the order energy, chips, infrastructure, models. All covered
 * but somebody short: chips, fragmentation (models, where a run or licence is what is waited for). All served:
 * applications. Nothing asked: null. Rule B11.
 */
export function boundIn({ flows, month, shortfall }: BindingAsk): Bound | null {
	const worst = lowest(flows, month, null)
	if (worst !== null) {
		const next = lowest(flows, month, worst) ?? 'applications'
		return { layer: worst, coverage: coverageOf(flows, worst, month), short: null, next }
	}
	if (!shortfall.asked) return null
	if (!shortfall.short) return { layer: 'applications', coverage: 1, short: null, next: null }
	const layer = shortfall.waiting ? 'models' : 'chips'
	return { layer, coverage: 1, short: shortfall.waiting ? 'waiting' : 'fragmentation', next: 'applications' }
}

/** The first of the layers within a hair of the lowest coverage below 1, one layer left out; null where all are covered. */
function lowest(flows: LayerFlows, month: number, leftOut: BindableLayer | null): BindableLayer | null {
	let least = Infinity
	for (const layer of BINDABLE) if (layer !== leftOut) least = Math.min(least, shortCoverage(flows, layer, month))
	if (least === Infinity) return null
	for (const layer of BINDABLE)
		if (layer !== leftOut && shortCoverage(flows, layer, month) <= least + COVERED) return layer
	return null
}

/** A layer's coverage where it is below 1, else Infinity. */
function shortCoverage(flows: LayerFlows, layer: BindableLayer, month: number): number {
	const coverage = coverageOf(flows, layer, month)
	return coverage < 1 - COVERED ? coverage : Infinity
}

function coverageOf({ layers, chipsWithoutSpares }: LayerFlows, layer: BindableLayer, month: number): number {
	return at((layer === 'chips' ? chipsWithoutSpares : layers[layer]).coverage, month)
}

/** Whether anything is asked for in a month and whether some of it is not served, among some workloads. Rule B11. */
export function shortfallIn(
	{ input, ledger, sites: figures }: BalanceRun,
	month: number,
	{ workloads, sites }: { readonly workloads: readonly number[]; readonly sites: readonly number[] },
): LayerShortfall {
	let asked = sites.some((site) => isSold(input.sites[site], figures[site], month))
	// Power and halls may do for all that is asked and feed accelerators that nobody asks for.
	let short = sites.some((site) => notLetAt(figures[site], month) > COVERED)
	let waiting = false
	for (const workload of workloads) {
		const cell = workload * input.months + month
		const done = ledger.workDone[cell] ?? NaN
		if (Number.isNaN(done)) continue
		asked = true
		if (done >= 1 - COVERED) continue
		short = true
		waiting ||= ledger.workWaiting[cell] === WAITING.training || ledger.workWaiting[cell] === WAITING.licence
	}
	return { asked, short, waiting }
}

function isSold(site: BalanceSite | undefined, figures: SiteFigures | undefined, month: number): boolean {
	if (site?.leases !== undefined && at(site.leases.askedMW, month) > 0) return true
	return [...(figures?.hours.values() ?? [])].some((asked) => at(asked, month) > 0)
}

/** Workloads of a site: those that may run there; one that fits nowhere counts where it is wanted. Rule B11. */
export function workloadsAt({ layout }: BalanceRun, site: number): readonly number[] {
	return layout.turns.filter((workload) => {
		const eligible = layout.eligible[workload]
		const where = eligible && eligible.pools.length > 0 ? eligible : layout.standIns[workload]
		return (where?.firstAtSite[site] ?? -1) >= 0
	})
}
