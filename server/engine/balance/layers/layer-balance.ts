import { add, addSeries, at, item } from '../../cells.ts'
import type { Layer } from '#shared/layers.ts'
import { nameplateMW } from '../../layers/chips/it-power.ts'
import type { BalanceRun } from '../run-balance.ts'

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
	const parts = run.input.sites.map((_, site) => siteFlows(run, site))
	const sites = parts.map(({ flows }) => flows)
	return { sites, plan: planFlows(run, parts) }
}

type Pools = {
	/** Σ over pools min(available, required), with spares and without, and Σ required without spares */
	readonly met: Float64Array
	readonly metWithoutSpares: Float64Array
	readonly requiredWithoutSpares: Float64Array
}
type SitePart = { readonly flows: LayerFlows; readonly pools: Pools }

function siteFlows(run: BalanceRun, siteIndex: number): SitePart {
	const { input, ledger } = run
	const { months } = input
	const site = item(input.sites, siteIndex)
	const chips = poolTotals(run, siteIndex)
	const demand = peakDemand(run, siteIndex)
	const row = (series: Float64Array) => series.slice(siteIndex * months, (siteIndex + 1) * months)
	const energyRequired = demand.map((itMW) => itMW * site.peakPue)
	const tokens = row(ledger.siteTokensRequired)
	const flow = (required: Float64Array, available: Float64Array) => ({
		required,
		available,
		coverage: ratio(available, required),
	})
	const layers = {
		energy: flow(energyRequired, site.energyAvailableMW),
		infrastructure: flow(demand, site.infrastructureAvailableItMW),
		chips: { required: chips.required, available: chips.available, coverage: ratio(chips.met, chips.required) },
		models: flow(tokens, row(ledger.siteTokensReady)),
		applications: flow(tokens, row(ledger.siteTokensServed)),
	}
	return {
		flows: {
			layers,
			chipsMet: chips.met,
			chipsWithoutSpares: ratio(chips.metWithoutSpares, chips.requiredWithoutSpares),
		},
		pools: chips,
	}
}

/** Accelerators required and available in a site's pools, and what of the one the other meets. Rule B9. */
export function poolTotals({ input, layout, ledger }: BalanceRun, siteIndex: number): Pools & Flow {
	const { months } = input
	const zero = () => new Float64Array(months)
	const [required, available, met, metWithoutSpares, requiredWithoutSpares] = [zero(), zero(), zero(), zero(), zero()]
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const pool = item(layout.pools, poolIndex)
		for (let month = 0; month < months; month++) {
			let there = 0
			for (const order of pool.orders) there += at(item(input.orders, order).available, month)
			const asked = at(ledger.poolRequired, poolIndex * months + month)
			const withSpares = asked + at(ledger.poolSpares, poolIndex * months + month)
			add(required, month, withSpares)
			add(available, month, there)
			add(met, month, Math.min(there, withSpares))
			add(metWithoutSpares, month, Math.min(there, asked))
			add(requiredWithoutSpares, month, asked)
		}
	}
	return { required, available, met, metWithoutSpares, requiredWithoutSpares }
}

/** IT peak of the accelerators required at a site, or its target, MW IT. Rule B9. */
function peakDemand(run: BalanceRun, siteIndex: number): Float64Array {
	const { months } = run.input
	const target = targetDemandMW(run, siteIndex)
	return demandedNameplateMW(run, siteIndex).map(
		(nameplate, month) => nameplate * at(run.ledger.diversity, siteIndex * months + month) + at(target, month),
	)
}

/** IT nameplate of the accelerators required at a site, stand-ins included and spares not, MW IT. Rule B9. */
export function demandedNameplateMW(run: BalanceRun, siteIndex: number): Float64Array {
	return nameplateOf(run, siteIndex, (cell) => at(run.ledger.poolRequired, cell))
}

/** IT nameplate of those required and not given, MW IT. Rule B16. */
export function unservedNameplateMW(run: BalanceRun, siteIndex: number): Float64Array {
	const { poolRequired, poolAllocated } = run.ledger
	return nameplateOf(run, siteIndex, (cell) => Math.max(0, at(poolRequired, cell) - at(poolAllocated, cell)))
}

function nameplateOf(
	{ input, layout }: BalanceRun,
	siteIndex: number,
	countAt: (cell: number) => number,
): Float64Array {
	const { months } = input
	const megawatts = new Float64Array(months)
	const { itOverheadFactor } = item(input.sites, siteIndex)
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const { powerKW } = item(input.kinds, item(layout.pools, poolIndex).kind)
		for (let month = 0; month < months; month++) {
			const accelerators = countAt(poolIndex * months + month)
			add(megawatts, month, nameplateMW({ accelerators, powerKW, itOverheadFactor }))
		}
	}
	return megawatts
}

/** Where no workload may run at a site, its target from the month its first hall is planned to be ready in, MW IT. Rule B9. */
export function targetDemandMW(run: BalanceRun, siteIndex: number): Float64Array {
	const demand = new Float64Array(run.input.months)
	const site = item(run.input.sites, siteIndex)
	if (hasWorkload(run, siteIndex)) return demand
	// A hall is worked on for the whole of the month it is finished in.
	const from = Math.min(...site.halls.map(({ plannedFinish }) => plannedFinish + 1))
	return demand.fill(site.targetItMW ?? 0, Math.min(run.input.months, Math.max(0, from)))
}

function hasWorkload({ input }: BalanceRun, siteIndex: number): boolean {
	return input.workloads.some(({ sites }) => sites.length === 0 || sites.includes(siteIndex))
}

function planFlows({ input }: BalanceRun, parts: readonly SitePart[]): LayerFlows {
	const { months } = input
	const chipsMet = new Float64Array(months)
	for (const { pools } of parts) addSeries(chipsMet, pools.met)
	const flowOf = (layer: Layer) => {
		const required = new Float64Array(months)
		const available = new Float64Array(months)
		const met = new Float64Array(months)
		for (const { flows, pools } of parts) {
			const { required: asked, available: there } = flows.layers[layer]
			for (let month = 0; month < months; month++) {
				add(required, month, at(asked, month))
				add(available, month, at(there, month))
				const both = Math.min(at(asked, month), at(there, month))
				add(met, month, layer === 'chips' ? at(pools.met, month) : both)
			}
		}
		return { required, available, coverage: ratio(met, required) }
	}
	const bare = new Float64Array(months)
	const bareMet = new Float64Array(months)
	for (const { pools } of parts) {
		addSeries(bare, pools.requiredWithoutSpares)
		addSeries(bareMet, pools.metWithoutSpares)
	}
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

function ratio(part: Float64Array, whole: Float64Array): Float64Array {
	const share = new Float64Array(part.length)
	for (let month = 0; month < part.length; month++) {
		const of = at(whole, month)
		share[month] = of > 0 ? at(part, month) / of : NaN
	}
	return share
}
