import { item } from '../../cells.ts'

/** What is done to a hall that stands, before racks come that it can use in part or not at all. Rule lP10. */
export type RefitKind = 'density' | 'liquid' | 'sidecar'

/** A hall of a site that may be refitted. */
export type RefitHall = {
	readonly itMW: number
	/** last month of its work; NaN: not within the plan */
	readonly finish: number
	/** as stated; null: whatever racks need that replace others */
	readonly refit: RefitKind | 'none' | null
	/** MW IT that leases which name it have of it in a month */
	readonly leasedMW: (month: number) => number
}

/** How racks of an order find a hall as it was built. */
type Fit = { readonly share: number; readonly hasLoop: boolean }

/** An order at a site. */
export type RefitOrder = {
	/** place in the plan */
	readonly order: number
	/** coincident peak of all of it, MW IT */
	readonly peakMW: number
	/** month of its first delivery, and the first without any of it */
	readonly first: number
	readonly end: number
	/** place among the site’s halls of the one it names; null: any */
	readonly named: number | null
	/** place in the plan of the order that it replaces */
	readonly replaces: number | null
	/** by hall of the site */
	readonly fits: readonly Fit[]
}

/** A hall’s part that is refitted for an order. */
export type Refit = {
	/** place among the site’s halls */
	readonly hall: number
	readonly order: number
	readonly kind: RefitKind
	/** no word of the plan asks for it */
	readonly isAssumed: boolean
	readonly itMW: number
	/** part of the hall that the order’s racks can use then */
	readonly share: number
}

type Refitted = Pick<Refit, 'kind' | 'share' | 'isAssumed'>

/** What is done in a hall for an order: as stated; else, where it replaces others, what its racks lack. Null: nothing. */
function refitAsked({ refit }: RefitHall, { replaces }: RefitOrder, { hasLoop }: Fit): RefitKind | null {
	if (refit !== null) return refit === 'none' ? null : refit
	if (replaces === null) return null
	return hasLoop ? 'density' : 'liquid'
}

/** A sidecar brings a loop and no power; denser whips bring no loop. */
const helps = (kind: RefitKind, { hasLoop }: Fit): boolean => kind === 'liquid' || hasLoop === (kind === 'density')

type FitOfHall = { readonly fit: Fit; readonly sidecarShare: number }

/** Null where the hall is not finished when they come, can be used whole, or nothing is to be done that helps. */
function refitOf(hall: RefitHall, order: RefitOrder, { fit, sidecarShare }: FitOfHall): Refitted | null {
	const kind = hall.finish < order.first && fit.share < 1 ? refitAsked(hall, order, fit) : null
	if (kind === null || !helps(kind, fit)) return null
	const share = kind === 'sidecar' ? Math.max(fit.share, sidecarShare) : 1
	return { kind, share, isAssumed: hall.refit === null }
}

const NONE = -1
type Standing = { readonly end: number; readonly floors: Map<number, number> }

/** Which halls of a site orders stand in one after the other, what leaves making room. */
class SiteFloors {
	readonly #halls: readonly RefitHall[]
	readonly #free: number[]
	readonly #standing = new Map<number, Standing>()

	constructor(halls: readonly RefitHall[]) {
		this.#halls = halls
		this.#free = halls.map(({ itMW }) => itMW)
	}

	/** Halls for an order, best first: its own, else those of what it replaces, else by readiness. What goes by then has gone. */
	hallsFor({ first, named, replaces }: RefitOrder): readonly number[] {
		const before = [...(this.#standing.get(replaces ?? NONE)?.floors.keys() ?? [])]
		for (const [order, { end }] of this.#standing) if (end <= first || order === replaces) this.#leave(order)
		if (named !== null) return [named]
		const ready = this.#halls.flatMap(({ finish }, hall) => (finish < first ? [{ hall, finish }] : []))
		ready.sort((a, b) => a.finish - b.finish || a.hall - b.hall)
		return [...new Set([...before, ...ready.map(({ hall }) => hall)])]
	}

	#leave(order: number): void {
		for (const [hall, MW] of this.#standing.get(order)?.floors ?? []) this.#free[hall] = (this.#free[hall] ?? 0) + MW
		this.#standing.delete(order)
	}

	freeAt(hall: number, month: number): number {
		return Math.max(0, (this.#free[hall] ?? 0) - (this.#halls[hall]?.leasedMW(month) ?? 0))
	}

	take({ order, end }: RefitOrder, hall: number, MW: number): void {
		const standing = this.#standing.get(order) ?? { end, floors: new Map<number, number>() }
		standing.floors.set(hall, (standing.floors.get(hall) ?? 0) + MW)
		this.#standing.set(order, standing)
		this.#free[hall] = (this.#free[hall] ?? 0) - MW
	}
}

/**
 * Refits of a site’s halls: each the part that the racks of an order take of a hall they could not use whole. Orders come one
 * after the other; what stays in the hall stays, and what is let is not touched. Rule lP10.
 */
export function findRefits(
	halls: readonly RefitHall[],
	orders: readonly RefitOrder[],
	sidecarShare: (hall: number) => number,
): readonly Refit[] {
	const floors = new SiteFloors(halls)
	const refits: Refit[] = []
	for (const order of orders.toSorted(byArrival)) {
		let rest = order.peakMW
		for (const hall of floors.hallsFor(order)) {
			const [place, fit] = [item(halls, hall), item(order.fits, hall)]
			const refitted = refitOf(place, order, { fit, sidecarShare: sidecarShare(hall) })
			const share = refitted?.share ?? fit.share
			const itMW = Math.min(rest, share * floors.freeAt(hall, order.first - REFIT_MONTHS))
			if (itMW <= 0) continue
			floors.take(order, hall, itMW / share)
			rest -= itMW
			if (refitted) refits.push({ ...refitted, hall, order: order.order, itMW })
		}
	}
	return refits
}

/** Months before a delivery in which the places of its racks are worked on. A planner’s guess. */
export const REFIT_MONTHS = 2

const byArrival = (one: RefitOrder, other: RefitOrder) =>
	one.first - other.first || Number(one.named === null) - Number(other.named === null) || one.order - other.order
