import { add, at, item } from '../../cells.ts'
import type { Buildout, BuildoutLayer } from '#shared/result.ts'
import type { RunConstants } from '../asked/run-types.ts'
import { listOf } from '../../document-series.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'

const SHORT = 1e-9
/** in the order that settles a tie */
const BUILDOUT_LAYERS: readonly BuildoutLayer[] = ['energy', 'chips', 'infrastructure']

/** What each layer could carry, month by month, and what it is measured by; MW IT. */
export type Supply = Readonly<Record<BuildoutLayer, Float64Array>> & { readonly target: Float64Array }
/** Of what each layer could carry at a site, what its target has use for. */
export type SiteSupply = Supply & { readonly used: Readonly<Record<BuildoutLayer, Float64Array>> }

type Balanced = Pick<RunConstants, 'input' | 'layout' | 'ledger'>

/** A site without a target is measured by its chips. Rule B13. */
export function supplyOf(run: Balanced, siteIndex: number): SiteSupply {
	const site = item(run.input.sites, siteIndex)
	const chips = installedPeakMW(run, siteIndex)
	const { months } = run.input
	const available = run.ledger.energyAvailable.subarray(siteIndex * months, (siteIndex + 1) * months)
	const energy = behindPue(available, site.peakPue)
	const infrastructure = site.infrastructureAvailableItMW
	const target = Float64Array.from(site.targetByMonth ?? chips)
	const used = {
		energy: upTo(target, energy),
		infrastructure: upTo(target, infrastructure),
		chips: upTo(target, chips),
	}
	return { energy, infrastructure, chips, target, used }
}

function behindPue(facilityMW: Float64Array, peakPue: number): Float64Array {
	const itMW = facilityMW.slice()
	for (let month = 0; month < itMW.length; month++) itMW[month] = at(itMW, month) / peakPue
	return itMW
}

function upTo(target: Float64Array, layer: Float64Array): Float64Array {
	const used = layer.slice()
	for (let month = 0; month < used.length; month++) used[month] = Math.min(at(used, month), at(target, month))
	return used
}

/** IT peak that a site’s installed accelerators and its leases would draw, MW IT; tenants’ stand in leases first. */
function installedPeakMW({ input, layout, ledger }: Balanced, siteIndex: number): Float64Array {
	const { months } = input
	const { itOverheadFactor, leases } = item(input.sites, siteIndex)
	const [peak, theirs] = [new Float64Array(months), new Float64Array(months)]
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const pool = item(layout.pools, poolIndex)
		const { powerKW } = item(input.kinds, pool.kind)
		for (const order of pool.orders) {
			const { installed } = item(input.orders, order)
			for (let month = 0; month < months; month++) {
				const diversity = at(ledger.diversity, siteIndex * months + month)
				const accelerators = at(installed, month)
				add(pool.ofTenant ? theirs : peak, month, itPeakMW({ accelerators, powerKW, itOverheadFactor, diversity }))
			}
		}
	}
	for (let month = 0; month < months; month++) {
		add(peak, month, Math.max(leases ? at(leases.askedMW, month) : 0, at(theirs, month)))
	}
	return peak
}

/** A supply as the result tells it. */
export function viewOf(supply: Supply): Buildout {
	return {
		itMW: {
			energy: listOf(supply.energy),
			infrastructure: listOf(supply.infrastructure),
			chips: listOf(supply.chips),
		},
		targetItMW: Math.max(0, ...supply.target),
		binding: bindingOf(supply),
	}
}

/** Which layer is the least below the target, month by month. */
export function bindingOf(supply: Supply): Buildout['binding'] {
	const binding: (BuildoutLayer | null)[] = []
	for (let month = 0; month < supply.target.length; month++) binding.push(leastBelow(supply, month))
	return binding
}

function leastBelow(supply: Supply, month: number): BuildoutLayer | null {
	let least = Infinity
	for (const layer of BUILDOUT_LAYERS) least = Math.min(least, at(supply[layer], month))
	if (least >= at(supply.target, month) - SHORT) return null
	for (const layer of BUILDOUT_LAYERS) if (at(supply[layer], month) <= least + SHORT) return layer
	return null
}
