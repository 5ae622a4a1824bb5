import type { Layer } from '#shared/layers.ts'
import { item, valueAt } from '../../cells.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import type { BalanceRun } from '../run-balance.ts'
import type { BalanceOrder } from '../types.ts'
import { NO_FACTS } from './cause-facts.ts'
import type { Reason } from './reason.ts'
import type { HallFact } from './supply-facts.ts'

/** Accelerators at a site that finished halls cannot take for their racks, what they would draw, and those of which most are. */
export type HeldByRacks = {
	readonly site: number
	readonly itMW: number
	readonly accelerators: number
	readonly order: number
	readonly pool: number
}

type HeldAt = { readonly site: number; readonly month: number }

/** Null where none are. Rule lP9. */
export function heldAt({ input, layout, ledger }: BalanceRun, { site, month }: HeldAt): HeldByRacks | null {
	const { itOverheadFactor } = item(input.sites, site)
	const diversity = valueAt(ledger.diversity, site * input.months + month)
	let [itMW, all, order, most, ofPool] = [0, 0, -1, 0, -1]
	for (const pool of item(layout.poolsAtSite, site)) {
		const { kind, orders } = item(layout.pools, pool)
		const { powerKW } = item(input.kinds, kind)
		for (const one of orders) {
			const accelerators = valueAt(ledger.orderHeld, one * input.months + month)
			if (accelerators <= 0) continue
			const MW = itPeakMW({ accelerators, powerKW, itOverheadFactor, diversity })
			itMW += MW
			all += accelerators
			if (MW > most) [order, most, ofPool] = [one, MW, pool]
		}
	}
	return order < 0 ? null : { site, itMW, accelerators: all, order, pool: ofPool }
}

/** Of all sites the one where most is held that a workload which lacks some could use; null where none is. */
export function mostHeld(run: BalanceRun, month: number): HeldByRacks | null {
	let most: HeldByRacks | null = null
	for (let site = 0; site < run.input.sites.length; site++) {
		const held = heldAt(run, { site, month })
		if (held && held.itMW > (most?.itMW ?? 0) && isLacked(run, held.pool, month)) most = held
	}
	return most
}

/** Whether work that may use a pool lacks accelerators. */
export function isLacked({ input, layout, ledger }: BalanceRun, pool: number, month: number): boolean {
	return layout.turns.some((workload) => {
		const done = ledger.workDone[workload * input.months + month] ?? NaN
		return done < 1 - SERVED && item(layout.eligible, workload).pools.includes(pool)
	})
}

const SERVED = 1e-9

/** The hall that keeps most of an order’s racks out, and why: told with what is held, in the unit of the layer. Rule lP9. */
export function racksReason(
	run: BalanceRun,
	{ site, itMW, accelerators, order }: HeldByRacks,
	{ month, layer }: { readonly month: number; readonly layer: Layer },
): Reason {
	const { halls } = item(run.input.sites, site)
	const own = item(run.input.orders, order)
	const { name } = item(run.input.kinds, own.kind)
	const facts = { ...NO_FACTS, missing: layer === 'chips' ? accelerators : itMW, chip: name }
	const hall = tightest(halls, own, month)
	if (hall === null || !own.racks) return { cause: 'hall_cannot_cool', facts }
	const { unitKW, shares } = own.racks
	const share = valueAt(shares, halls.indexOf(hall))
	const wanted = (hall.itMW * KW_PER_MW) / unitKW
	const racks = {
		...{ unitKW, hallKW: hall.rackKW ?? 0, share },
		...{ running: whole(share * wanted), wanted: whole(wanted) },
	}
	const held = { list: 'buildPhases', id: hall.id, name: hall.name } as const
	return { cause: 'hall_cannot_cool', facts: { ...facts, item: held, amount: hall.itMW, racks } }
}

const KW_PER_MW = 1000
const whole = (racks: number) => Math.floor(racks + 1e-9)

/** The finished hall of which an order’s racks leave most unused, its own first. */
function tightest(halls: readonly HallFact[], { hall: own, racks }: BalanceOrder, month: number): HallFact | null {
	let [found, most]: [HallFact | null, number] = [null, 0]
	for (const [place, hall] of halls.entries()) {
		if (hall.finish === null || hall.finish >= month) continue
		const unused = (1 - (racks ? valueAt(racks.shares, place) : 1)) * hall.itMW
		if (unused > 0 && place === own) return hall
		if (unused > most) [found, most] = [hall, unused]
	}
	return found
}
