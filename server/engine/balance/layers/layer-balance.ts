import { add, addSeries, at, item } from '../../cells.ts'
import type { Layer } from '#shared/layers.ts'
import { facilityPeakMW } from '../../layers/energy/part-load.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { BalanceSite } from '../types.ts'

/** What a layer is asked for and could carry; a share of nothing asked is NaN. */
export type LayerFlow = {
	readonly required: Float64Array
	readonly available: Float64Array
	readonly coverage: Float64Array
}

/** The five layers; for the binding test chips are counted without spares. */
export type LayerFlows<Flow extends LayerFlow = LayerFlow> = {
	readonly layers: Readonly<Record<Layer, Flow>>
	readonly chipsWithoutSpares: Flow
}

export type PlanFlows = { readonly sites: readonly LayerFlows<SiteFlow>[]; readonly plan: LayerFlows }

/**
 * Required and available of the five layers, month by month, for every site and for the plan. Coverage of a site is
 * available ÷ required, of its chips Σ over pools min(available, required) ÷ Σ required; of the plan
 * Σ min(available, required) ÷ Σ required over its sites. Rules B9, B10.
 */
export function layerFlows(run: BalanceRun): PlanFlows {
	const sites = run.input.sites.map((_, site) => siteFlows(run, site))
	return { sites, plan: planFlows(sites, run.input.months) }
}

/** A layer of one site. */
class SiteFlow implements LayerFlow {
	readonly required: Float64Array
	readonly available: Float64Array
	/** available and asked for at once, pool by pool; null: the lesser of the two */
	readonly #met: Float64Array | null
	#coverage: Float64Array | null = null

	constructor(required: Float64Array, available: Float64Array, met: Float64Array | null = null) {
		this.required = required
		this.available = available
		this.#met = met
	}

	metIn(month: number): number {
		if (this.#met) return at(this.#met, month)
		return Math.min(at(this.required, month), at(this.available, month))
	}

	get coverage(): Float64Array {
		return (this.#coverage ??= ratio(this.#met ?? this.available, this.required))
	}
}

/** A layer of all sites together. Each series is made when it is first read: what binds is told by coverage alone. */
class SharedFlow implements LayerFlow {
	readonly #sites: readonly SiteFlow[]
	readonly #months: number
	#required: Float64Array | null = null
	#available: Float64Array | null = null
	#coverage: Float64Array | null = null

	constructor(sites: readonly SiteFlow[], months: number) {
		this.#sites = sites
		this.#months = months
	}

	get required(): Float64Array {
		if (this.#required) return this.#required
		this.#required = new Float64Array(this.#months)
		for (const { required } of this.#sites) addSeries(this.#required, required)
		return this.#required
	}

	get available(): Float64Array {
		if (this.#available) return this.#available
		this.#available = new Float64Array(this.#months)
		for (const { available } of this.#sites) addSeries(this.#available, available)
		return this.#available
	}

	get coverage(): Float64Array {
		return (this.#coverage ??= ratio(this.#met(), this.required))
	}

	#met(): Float64Array {
		const met = new Float64Array(this.#months)
		for (const site of this.#sites) for (let month = 0; month < met.length; month++) add(met, month, site.metIn(month))
		return met
	}
}

function siteFlows(run: BalanceRun, siteIndex: number): LayerFlows<SiteFlow> {
	const { input, ledger } = run
	const { months } = input
	const site = item(input.sites, siteIndex)
	const { chips, peakMW } = item(run.sites, siteIndex)
	const row = (series: Float64Array) => series.subarray(siteIndex * months, (siteIndex + 1) * months)
	const tokens = row(ledger.siteTokensRequired)
	return {
		layers: {
			energy: new SiteFlow(facilityPeaks(site, peakMW), row(ledger.energyAvailable)),
			infrastructure: new SiteFlow(peakMW, site.infrastructureAvailableItMW),
			chips: new SiteFlow(chips.required, chips.available, chips.met),
			models: new SiteFlow(tokens, row(ledger.siteTokensReady)),
			applications: new SiteFlow(tokens, row(ledger.siteTokensServed)),
		},
		chipsWithoutSpares: new SiteFlow(chips.requiredWithoutSpares, chips.available, chips.metWithoutSpares),
	}
}

function facilityPeaks(site: BalanceSite, peakMW: Float64Array): Float64Array {
	const peaks = new Float64Array(peakMW.length)
	for (let month = 0; month < peaks.length; month++) {
		peaks[month] = facilityPeakMW(site, { itMW: at(peakMW, month), month })
	}
	return peaks
}

function planFlows(sites: PlanFlows['sites'], months: number): LayerFlows {
	const flowOf = (layer: Layer) =>
		new SharedFlow(
			sites.map(({ layers }) => layers[layer]),
			months,
		)
	const bare = sites.map(({ chipsWithoutSpares }) => chipsWithoutSpares)
	return {
		layers: {
			energy: flowOf('energy'),
			infrastructure: flowOf('infrastructure'),
			chips: flowOf('chips'),
			models: flowOf('models'),
			applications: flowOf('applications'),
		},
		chipsWithoutSpares: new SharedFlow(bare, months),
	}
}

function ratio(part: Float64Array, whole: Float64Array): Float64Array {
	const share = new Float64Array(part.length)
	for (let month = 0; month < part.length; month++) {
		const of = at(whole, month)
		share[month] = of > 0 ? at(part, month) / of : NaN
	}
	return share
}
