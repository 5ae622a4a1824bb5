import { at, item } from '../../cells.ts'
import type { Cause } from '#shared/result/cause-result.ts'
import { causeOfChips } from './cause-chips.ts'
import { causeOfEnergy } from './cause-energy.ts'
import { causeOfInfrastructure } from './cause-infrastructure.ts'
import { causeOfModels } from './cause-models.ts'
import type { Bound } from '../layers/binding.ts'
import type { PlanFlows } from '../layers/layer-balance.ts'
import type { BalanceRun } from '../run-balance.ts'
import { hallAwaited } from './hall-awaited.ts'
import { notLetAt } from '../site-figures.ts'
import { heldAt, mostHeld, racksReason } from './racks-over-hall.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { shortPools, worstPool } from './short-pool.ts'

export type PlanBound = {
	readonly run: BalanceRun
	readonly flows: PlanFlows
	readonly bound: Bound
	readonly month: number
}

/**
 * Why the binding layer binds: accelerators that stand and that no hall can take for their racks, wherever they do; else the first
 * fact that would move it, at the site where most is missing. Null where nothing binds but demand itself. Rules B12, lP9.
 */
export function bindingCause({ run, flows, bound, month }: PlanBound): Cause | null {
	if (bound.layer === 'applications') return null
	const short = bound.layer === 'chips' ? shortPools(run, month) : []
	const pool = worstPool(short)
	const otherPools = short.filter((other) => other !== pool)
	const { site, missing } = pool ?? siteShort({ run, flows, bound, month })
	const placed = placesFirst(run, { bound, month, site })
	if (placed) return placed
	const reason = reasonFor({ run, month, site, bound, missing, pool, otherPools })
	const siteId = bound.layer === 'models' ? null : (run.input.sites[site]?.id ?? null)
	return { ...reason, siteId, next: bound.next }
}

type RacksAsk = Pick<PlanBound, 'bound' | 'month'> & { readonly site: number }

/** What stands unusable comes before pools, orders and halls: where most is missing, else where most stands so. */
function racksFirst(run: BalanceRun, { bound, month, site }: RacksAsk): Cause | null {
	if (bound.layer !== 'chips' && bound.layer !== 'infrastructure') return null
	const held = (site < 0 ? null : heldAt(run, { site, month })) ?? mostHeld(run, month)
	if (!held) return null
	const siteId = run.input.sites[held.site]?.id ?? null
	return { ...racksReason(run, held, { month, layer: bound.layer }), siteId, next: bound.next }
}

const placesFirst = (run: BalanceRun, ask: RacksAsk): Cause | null => racksFirst(run, ask) ?? hallFirst(run, ask)

/** Where all are covered and some stand all the same before the hall they are held to. */
function hallFirst(run: BalanceRun, { bound, month }: Omit<RacksAsk, 'site'>): Cause | null {
	const awaited = bound.short === 'fragmentation' ? hallAwaited(run, month) : null
	return awaited && { ...awaited, next: bound.next }
}

export function reasonFor(ask: CauseAsk): Reason {
	switch (ask.bound.layer) {
		case 'energy':
			return causeOfEnergy(ask)
		case 'infrastructure':
			return causeOfInfrastructure(ask)
		case 'models':
			return causeOfModels(ask)
		default:
			return causeOfChips(ask)
	}
}

type WorstSite = { readonly site: number; readonly missing: number }

const siteShort = ({ run, flows, bound, month }: PlanBound): WorstSite =>
	bound.short === null ? worstSite(flows, bound, month) : leastLet(run, month)

/** Where all are covered: the site at which most of what is sold by the hour stands idle, else the first. */
function leastLet({ sites }: BalanceRun, month: number): WorstSite {
	const idle = sites.map((figures) => notLetAt(figures, month))
	return { site: idle.indexOf(Math.max(...idle)), missing: 0 }
}

function worstSite(flows: PlanFlows, { layer }: Bound, month: number): WorstSite {
	let site = flows.sites.length > 0 ? 0 : -1
	let missing = 0
	for (let index = 0; index < flows.sites.length; index++) {
		const { required, available } = item(flows.sites, index).layers[layer]
		const gap = at(required, month) - at(available, month)
		if (gap > missing) [site, missing] = [index, gap]
	}
	return { site, missing }
}
