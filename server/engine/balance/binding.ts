import type { Layer } from '#shared/result.ts'
import type { LayerFlows } from './layer-balance.ts'
import { WAITING } from './ledger.ts'
import type { BalanceRun } from './run-balance.ts'

const COVERED = 1e-9

/** Layers that can hold a plan back, in the order that settles a tie. */
const BINDABLE = ['energy', 'chips', 'infrastructure', 'models'] as const
export type BindableLayer = (typeof BINDABLE)[number]

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
	readonly shortfall: Shortfall
}

/** How the workloads stand in one month. */
export type Shortfall = { readonly asked: boolean; readonly short: boolean; readonly waiting: boolean }

/**
 * The layer that binds: the lowest coverage below 1, ties in the order energy, chips, infrastructure, models. All covered
 * but somebody short: chips, fragmentation (models, where a run or licence is what is waited for). All served:
 * applications. Nothing asked: null. Rule B11.
 */
export function boundIn({ flows, month, shortfall }: BindingAsk): Bound | null {
	const short = BINDABLE.flatMap((layer) => {
		const coverage = (layer === 'chips' ? flows.chipsWithoutSpares : flows.layers[layer].coverage)[month] ?? NaN
		return coverage < 1 - COVERED ? [{ layer, coverage }] : []
	})
	const worst = lowest(short)
	if (worst) {
		const others = lowest(short.filter(({ layer }) => layer !== worst.layer))
		return { ...worst, short: null, next: others?.layer ?? 'applications' }
	}
	if (!shortfall.asked) return null
	if (!shortfall.short) return { layer: 'applications', coverage: 1, short: null, next: null }
	const layer = shortfall.waiting ? 'models' : 'chips'
	return { layer, coverage: 1, short: shortfall.waiting ? 'waiting' : 'fragmentation', next: 'applications' }
}

type Coverage = { readonly layer: BindableLayer; readonly coverage: number }

function lowest(short: readonly Coverage[]): Coverage | null {
	const least = Math.min(...short.map(({ coverage }) => coverage))
	return short.find(({ coverage }) => coverage <= least + COVERED) ?? null
}

/** Whether anything is asked for in a month and whether some of it is not served; of one site, or of the plan. Rule B11. */
export function shortfallIn({ input, layout, ledger }: BalanceRun, month: number, site: number | null): Shortfall {
	let [asked, short, waiting] = [false, false, false]
	for (let workload = 0; workload < input.workloads.length; workload++) {
		const cell = workload * input.months + month
		const done = ledger.workDone[cell] ?? NaN
		if (Number.isNaN(done) || (site !== null && !sitsAt(workload, { layout, site }))) continue
		asked = true
		if (done >= 1 - COVERED) continue
		short = true
		waiting ||= ledger.workWaiting[cell] === WAITING.training || ledger.workWaiting[cell] === WAITING.licence
	}
	return { asked, short, waiting }
}

type SiteAsk = { readonly layout: BalanceRun['layout']; readonly site: number }

/** A workload counts at a site where it may run; one that fits nowhere, where its stand-in may be. */
function sitsAt(workload: number, { layout, site }: SiteAsk): boolean {
	const eligible = layout.eligible[workload]
	if (eligible && eligible.pools.length > 0) return (eligible.firstAtSite[site] ?? -1) >= 0
	return (layout.standIns[workload]?.firstAtSite[site] ?? -1) >= 0
}
