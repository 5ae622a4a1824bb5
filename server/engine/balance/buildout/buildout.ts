import { add, addSeries, at, item } from '../../cells.ts'
import type { Buildout, BuildoutLayer } from '#shared/result.ts'
import { listOf } from '../../document-series.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { BalanceRun } from '../run-balance.ts'

const SHORT = 1e-9
/** in the order that settles a tie */
const BUILDOUT_LAYERS: readonly BuildoutLayer[] = ['energy', 'chips', 'infrastructure']

type Supply = Readonly<Record<BuildoutLayer, Float64Array>> & { readonly target: Float64Array }

/**
 * What each layer could carry in MW IT, and which is the least below the target: a view that answers before there are
 * workloads. A site without a target is measured by its chips. Rule B13.
 */
export function buildouts(run: BalanceRun): { readonly sites: readonly Buildout[]; readonly plan: Buildout } {
	const supplies = run.input.sites.map((_, site) => supplyOf(run, site))
	const sum = (pick: (supply: Supply) => Float64Array) => {
		const total = new Float64Array(run.input.months)
		for (const supply of supplies) addSeries(total, pick(supply))
		return total
	}
	const plan: Supply = {
		energy: sum(({ energy }) => energy),
		infrastructure: sum(({ infrastructure }) => infrastructure),
		chips: sum(({ chips }) => chips),
		target: sum(({ target }) => target),
	}
	// What stands free at one site reaches no target at another.
	const upTo = (layer: BuildoutLayer) =>
		sum((supply) => supply[layer].map((MW, month) => Math.min(MW, at(supply.target, month))))
	const used: Supply = {
		energy: upTo('energy'),
		infrastructure: upTo('infrastructure'),
		chips: upTo('chips'),
		target: plan.target,
	}
	const sites = supplies.map(viewOf)
	return {
		sites,
		plan: {
			...viewOf(plan),
			targetItMW: sites.reduce((total, { targetItMW }) => total + targetItMW, 0),
			binding: bindingOf(used),
		},
	}
}

function supplyOf(run: BalanceRun, siteIndex: number): Supply {
	const site = item(run.input.sites, siteIndex)
	const chips = installedPeakMW(run, siteIndex)
	return {
		energy: site.energyAvailableMW.map((MW) => MW / site.peakPue),
		infrastructure: site.infrastructureAvailableItMW,
		chips,
		target: chips.map((itMW) => site.targetItMW ?? itMW),
	}
}

/** IT peak that a site's installed accelerators would draw, MW IT. */
function installedPeakMW({ input, layout, ledger }: BalanceRun, siteIndex: number): Float64Array {
	const { months } = input
	const { itOverheadFactor } = item(input.sites, siteIndex)
	const peak = new Float64Array(months)
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const pool = item(layout.pools, poolIndex)
		const { powerKW } = item(input.kinds, pool.kind)
		for (const order of pool.orders) {
			const { installed } = item(input.orders, order)
			for (let month = 0; month < months; month++) {
				const diversity = at(ledger.diversity, siteIndex * months + month)
				const accelerators = at(installed, month)
				add(peak, month, itPeakMW({ accelerators, powerKW, itOverheadFactor, diversity }))
			}
		}
	}
	return peak
}

function viewOf(supply: Supply): Buildout {
	return {
		itMW: {
			energy: listOf(supply.energy),
			infrastructure: listOf(supply.infrastructure),
			chips: listOf(supply.chips),
		},
		targetItMW: supply.target.reduce((most, target) => Math.max(most, target), 0),
		binding: bindingOf(supply),
	}
}

const bindingOf = (supply: Supply): Buildout['binding'] =>
	listOf(supply.target).map((target, month) => leastBelow(supply, { target, month }))

function leastBelow(
	supply: Supply,
	{ target, month }: { readonly target: number; readonly month: number },
): BuildoutLayer | null {
	let least = Infinity
	for (const layer of BUILDOUT_LAYERS) least = Math.min(least, at(supply[layer], month))
	if (least >= target - SHORT) return null
	return BUILDOUT_LAYERS.find((layer) => at(supply[layer], month) <= least + SHORT) ?? null
}
