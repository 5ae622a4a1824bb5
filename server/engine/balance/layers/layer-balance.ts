import { add, addSeries, at, item } from '../../cells.ts'
import type { Layer } from '#shared/layers.ts'
import { facilityPeakMW } from '../../layers/energy/part-load.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { BalanceSite } from '../types.ts'

type Flow = { readonly required: Float64Array; readonly available: Float64Array }

/** What each layer is asked for and could carry; for the binding test chips are counted without spares. */
export type LayerFlows = {
	readonly layers: Readonly<Record<Layer, Flow & { readonly coverage: Float64Array }>>
	/** coverage of chips without spares */
	readonly chipsWithoutSpares: Float64Array
	/** Σ over pools min(available, required), spares included */
	readonly chipsMet: Float64Array
}

export type PlanFlows = { readonly sites: readonly LayerFlows[]; readonly plan: LayerFlows }

/**
 * Required and available of the five layers, month by month, for every site and for the plan. Coverage of a site is
 * available ÷ required, of its chips Σ over pools min(available, required) ÷ Σ required; of the plan
 * Σ min(available, required) ÷ Σ required over its sites. NaN where nothing is required. Rules B9, B10.
 */
export function layerFlows(run: BalanceRun): PlanFlows {
	const sites = run.input.sites.map((_, site) => siteFlows(run, site))
	return { sites, plan: planFlows(run, sites) }
}

function siteFlows(run: BalanceRun, siteIndex: number): LayerFlows {
	const { input, ledger } = run
	const { months } = input
	const site = item(input.sites, siteIndex)
	const { chips, peakMW } = item(run.sites, siteIndex)
	const row = (series: Float64Array) => series.slice(siteIndex * months, (siteIndex + 1) * months)
	const tokens = row(ledger.siteTokensRequired)
	const flow = (required: Float64Array, available: Float64Array) => ({
		required,
		available,
		coverage: ratio(available, required),
	})
	const layers = {
		energy: flow(facilityPeaks(site, peakMW), row(ledger.energyAvailable)),
		infrastructure: flow(peakMW, site.infrastructureAvailableItMW),
		chips: { required: chips.required, available: chips.available, coverage: ratio(chips.met, chips.required) },
		models: flow(tokens, row(ledger.siteTokensReady)),
		applications: flow(tokens, row(ledger.siteTokensServed)),
	}
	const chipsWithoutSpares = ratio(chips.metWithoutSpares, chips.requiredWithoutSpares)
	return { layers, chipsMet: chips.met, chipsWithoutSpares }
}

function facilityPeaks(site: BalanceSite, peakMW: Float64Array): Float64Array {
	const peaks = new Float64Array(peakMW.length)
	for (let month = 0; month < peaks.length; month++) {
		peaks[month] = facilityPeakMW(site, { itMW: at(peakMW, month), month })
	}
	return peaks
}

function planFlows({ input, sites }: BalanceRun, bySite: readonly LayerFlows[]): LayerFlows {
	const sum = (series: readonly Float64Array[]) => {
		const total = new Float64Array(input.months)
		for (const one of series) addSeries(total, one)
		return total
	}
	const chipsMet = sum(bySite.map((flows) => flows.chipsMet))
	const flowOf = (layer: Layer) => {
		const flows = bySite.map(({ layers }) => layers[layer])
		const required = sum(flows.map((flow) => flow.required))
		const available = sum(flows.map((flow) => flow.available))
		const met = layer === 'chips' ? chipsMet : metOf(flows, input.months)
		return { required, available, coverage: ratio(met, required) }
	}
	const bare = sum(sites.map(({ chips }) => chips.requiredWithoutSpares))
	const bareMet = sum(sites.map(({ chips }) => chips.metWithoutSpares))
	return {
		layers: {
			energy: flowOf('energy'),
			infrastructure: flowOf('infrastructure'),
			chips: flowOf('chips'),
			models: flowOf('models'),
			applications: flowOf('applications'),
		},
		chipsWithoutSpares: ratio(bareMet, bare),
		chipsMet,
	}
}

/** What is asked for and there, of sites together. */
function metOf(flows: readonly Flow[], months: number): Float64Array {
	const met = new Float64Array(months)
	for (const { required, available } of flows) {
		for (let month = 0; month < months; month++) {
			add(met, month, Math.min(at(required, month), at(available, month)))
		}
	}
	return met
}

function ratio(part: Float64Array, whole: Float64Array): Float64Array {
	const share = new Float64Array(part.length)
	for (let month = 0; month < part.length; month++) {
		const of = at(whole, month)
		share[month] = of > 0 ? at(part, month) / of : NaN
	}
	return share
}
