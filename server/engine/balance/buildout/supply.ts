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
	const energy = available.map((MW) => MW / site.peakPue)
	const infrastructure = site.infrastructureAvailableItMW
	const target = chips.map((itMW) => site.targetItMW ?? itMW)
	const upTo = (layer: Float64Array) => layer.map((MW, month) => Math.min(MW, at(target, month)))
	const used = { energy: upTo(energy), infrastructure: upTo(infrastructure), chips: upTo(chips) }
	return { energy, infrastructure, chips, target, used }
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
	return peak.map((MW, month) => MW + Math.max(leases ? at(leases.askedMW, month) : 0, at(theirs, month)))
}

/** A supply as the result tells it. */
export function viewOf(supply: Supply): Buildout {
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

/** Which layer is the least below the target, month by month. */
export const bindingOf = (supply: Supply): Buildout['binding'] =>
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
