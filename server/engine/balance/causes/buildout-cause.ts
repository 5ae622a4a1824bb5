import type { Cause } from '#shared/result/cause-result.ts'
import type { Buildout, BuildoutLayer } from '#shared/result.ts'
import { nameplateMW } from '../../layers/chips/it-power.ts'
import { reasonFor } from './binding-cause.ts'
import { item, valueAt } from '../../cells.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { ShortPool } from './short-pool.ts'

type Views = { readonly sites: readonly Buildout[]; readonly plan: Buildout }

/**
 * Why the build is below its target, in the binding layer and at the site where most is missing: the same facts in the
 * same order as where something is asked. Rules B12, B13.
 */
export function buildoutCauses(run: BalanceRun, views: Views): readonly (Cause | null)[] {
	return views.plan.binding.map((layer, month) => layer && causeOf(run, views, { layer, month }))
}

type CauseOfParams = { readonly layer: BuildoutLayer; readonly month: number }

function causeOf(run: BalanceRun, { sites }: Views, { layer, month }: CauseOfParams): Cause | null {
	const lacks = sites.map(({ itMW }, site) => {
		const target = valueAt(item(run.input.sites, site).targetByMonth ?? itMW.chips, month)
		return { site, itMW: Math.max(0, target - valueAt(itMW[layer], month)) }
	})
	const [worst] = lacks.sort((a, b) => b.itMW - a.itMW || a.site - b.site)
	if (!worst || worst.itMW <= 0) return null
	const { site } = worst
	const { id, peakPue } = item(run.input.sites, site)
	const pool = layer === 'chips' ? poolAt(run, { ...worst, month }) : null
	const missing = pool?.missing ?? worst.itMW * (layer === 'energy' ? peakPue : 1)
	const bound = { layer, coverage: 0, short: null, next: null }
	return { ...reasonFor({ run, month, site, bound, missing, pool, otherPools: [] }), siteId: id, next: null }
}

/** All orders of a site, and how many accelerators of the kind most ordered there would fill what is missing. */
function poolAt(
	{ input, layout, ledger }: BalanceRun,
	{ site, itMW, month }: { readonly site: number; readonly itMW: number; readonly month: number },
): ShortPool {
	const pools = item(layout.poolsAtSite, site).map((pool) => item(layout.pools, pool))
	const [most] = [...pools].sort((a, b) => b.ordered - a.ordered)
	const kind = item(input.kinds, most?.kind ?? input.defaultKind)
	const { itOverheadFactor } = item(input.sites, site)
	const diversity = valueAt(ledger.diversity, site * input.months + month)
	const each = diversity * nameplateMW({ accelerators: 1, powerKW: kind.powerKW, itOverheadFactor })
	return {
		site,
		orders: pools.flatMap(({ orders }) => orders),
		chip: kind.name,
		missing: each > 0 ? Math.ceil(itMW / each) : 0,
	}
}
