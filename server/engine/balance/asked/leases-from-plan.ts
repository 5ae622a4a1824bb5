import { at, cellsOf, item } from '../../cells.ts'
import type { PartLoad } from '../../layers/energy/part-load.ts'
import type { EngineModel } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import type { HallFact } from '../causes/supply-facts.ts'
import type { BalanceSite } from '../types.ts'

const isLet = ({ leases }: EngineModel['plan'], siteId: string) => leases.some((lease) => lease.siteId === siteId)

/** Where power is let: what tenants ask for, and have. Rule mM2. */
export function leasesOf({ plan }: EngineModel, columns: BalanceColumns, site: number): Pick<BalanceSite, 'leases'> {
	if (!isLet(plan, item(plan.sites, site).id)) return {}
	return {
		leases: { askedMW: cellsOf(columns.siteLeasesAsked, site), inHallsMW: cellsOf(columns.leasedPower, site) },
	}
}

/** What of a hall is let. */
export function leasedOf({ plan }: EngineModel, columns: BalanceColumns, hall: number): Pick<HallFact, 'leasedMW'> {
	return isLet(plan, item(plan.buildPhases, hall).siteId) ? { leasedMW: cellsOf(columns.hallLeased, hall) } : {}
}

/** Whether there is anything in any month. */
function isAny(series: Float64Array): boolean {
	for (const value of series) if (value !== 0) return true
	return false
}

/** Halls in the order in which they fill: first what of them is let, then the rest of each. Rules eR21, mM2. */
export function hallsToFill(
	columns: BalanceColumns,
	{ halls, blockFillShare }: { readonly halls: readonly number[]; readonly blockFillShare: number },
): Pick<PartLoad, 'hallsItMW' | 'plantMW'> {
	const capacity = halls.map((hall) => cellsOf(columns.hallCapacity, hall))
	const leased = halls.map((hall) => cellsOf(columns.hallLeased, hall))
	if (!leased.some(isAny)) return { hallsItMW: capacity }
	const opened = capacity.map((MW, hall) =>
		MW.map((all, month) => Math.min(all, at(item(leased, hall), month) / blockFillShare)),
	)
	const less = (part: readonly Float64Array[]) =>
		capacity.map((MW, hall) => MW.map((all, month) => all - at(item(part, hall), month)))
	return { hallsItMW: [...leased, ...less(leased)], plantMW: [...opened, ...less(opened)] }
}
