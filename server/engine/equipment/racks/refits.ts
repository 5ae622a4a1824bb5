import { item } from '../../cells.ts'
import { REFIT_MONTHS } from './refit.quantities.ts'

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
	/** kW of one of its racks */
	readonly unitKW: number
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
	/** worked on; 0 where all that they take was refitted before */
	readonly itMW: number
	/** part of the hall that the order’s racks can use then */
	readonly share: number
}

/** What an order would have refitted of a hall, had leases not kept it. */
export type LeasedPart = { readonly hall: number; readonly order: number; readonly itMW: number }

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
const ROUNDING_MW = 1e-9
/** A part of a hall that is refitted, for racks of so many kW. */
type ReadyPart = { readonly hall: number; readonly kind: RefitKind; readonly unitKW: number; readonly itMW: number }
type Standing = { readonly end: number; readonly floors: Map<number, number>; readonly made: ReadyPart[] }

/** What was made for racks that draw as much serves those that draw no more; a loop is there once it is laid. */
const serves = (made: ReadyPart, { hall, kind, unitKW }: ReadyPart): boolean =>
	made.hall === hall && made.unitKW >= unitKW && (made.kind === kind || kind === 'density')

/** Which halls of a site orders stand in one after the other, what leaves making room. */
class SiteFloors {
	readonly #halls: readonly RefitHall[]
	readonly #free: number[]
	readonly #standing = new Map<number, Standing>()
	/** refitted, and nothing stands there */
	#made: readonly ReadyPart[] = []

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
		this.#made = [...this.#made, ...(this.#standing.get(order)?.made ?? [])]
		for (const [hall, MW] of this.#standing.get(order)?.floors ?? []) this.#free[hall] = (this.#free[hall] ?? 0) + MW
		this.#standing.delete(order)
	}

	/** What no racks have of a hall, MW IT: what leases leave of it, and what they keep. */
	freeAt(hall: number, month: number): { readonly open: number; readonly leased: number } {
		const free = Math.max(0, this.#free[hall] ?? 0)
		const leased = Math.min(free, this.#halls[hall]?.leasedMW(month) ?? 0)
		return { open: free - leased, leased }
	}

	take(order: RefitOrder, hall: number, MW: number): void {
		const { floors } = this.#standingOf(order)
		floors.set(hall, (floors.get(hall) ?? 0) + MW)
		this.#free[hall] = (this.#free[hall] ?? 0) - MW
	}

	/** Stands an order in what needs a refit, first where one was made before. Returns the MW IT that are still to be worked on. */
	refit(order: RefitOrder, wanted: ReadyPart): number {
		const { made } = this.#standingOf(order)
		let rest = wanted.itMW
		this.#made = this.#made.flatMap((one) => {
			const itMW = serves(one, wanted) ? Math.min(rest, one.itMW) : 0
			if (itMW <= 0) return [one]
			rest -= itMW
			made.push({ ...one, itMW })
			return itMW < one.itMW ? [{ ...one, itMW: one.itMW - itMW }] : []
		})
		if (rest <= ROUNDING_MW) return 0
		made.push({ ...wanted, itMW: rest })
		return rest
	}

	#standingOf({ order, end }: RefitOrder): Standing {
		const standing = this.#standing.get(order) ?? { end, floors: new Map<number, number>(), made: [] }
		this.#standing.set(order, standing)
		return standing
	}
}

/**
 * Refits of a site’s halls: each the part that the racks of an order take of a hall they could not use whole. Orders come one
 * after the other; what stays in the hall stays, what is leased is not touched, and what is refitted stays so. Rule lP10.
 */
export function findRefits(
	halls: readonly RefitHall[],
	orders: readonly RefitOrder[],
	sidecarShare: (hall: number) => number,
): { readonly done: readonly Refit[]; readonly kept: readonly LeasedPart[] } {
	const floors = new SiteFloors(halls)
	const done: Refit[] = []
	const kept: LeasedPart[] = []
	for (const order of orders.toSorted(byArrival)) {
		let rest = order.peakMW
		const leased: LeasedPart[] = []
		for (const hall of floors.hallsFor(order)) {
			const [place, fit] = [item(halls, hall), item(order.fits, hall)]
			const refitted = refitOf(place, order, { fit, sidecarShare: sidecarShare(hall) })
			const share = refitted?.share ?? fit.share
			const free = floors.freeAt(hall, order.first - REFIT_MONTHS)
			const itMW = Math.min(rest, share * free.open)
			if (refitted) leased.push({ hall, order: order.order, itMW: Math.min(rest - itMW, share * free.leased) })
			if (itMW <= 0) continue
			floors.take(order, hall, itMW / share)
			rest -= itMW
			if (!refitted) continue
			const { kind } = refitted
			const worked = floors.refit(order, { hall, kind, unitKW: order.unitKW, itMW })
			done.push({ ...refitted, hall, order: order.order, itMW: worked })
		}
		kept.push(...unplaced(leased, rest))
	}
	return { done, kept }
}

/** Of parts that leases keep what no other hall had room for, MW IT. */
function unplaced(leased: readonly LeasedPart[], rest: number): readonly LeasedPart[] {
	let left = rest
	return leased.flatMap((part) => {
		const itMW = Math.min(left, part.itMW)
		left -= itMW
		return itMW > ROUNDING_MW ? [{ ...part, itMW }] : []
	})
}

const byArrival = (one: RefitOrder, other: RefitOrder) =>
	one.first - other.first || Number(one.named === null) - Number(other.named === null) || one.order - other.order
