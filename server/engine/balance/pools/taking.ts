import { add, at, indexAt, item } from '../../cells.ts'
import type { MonthAsks, RunConstants } from '../asked/run-types.ts'
import { fillNeeds } from '../asked/fill-needs.ts'
import { DONE, wholeDown, wholeUp } from '../rounding.ts'
import type { Eligible } from './pools.ts'

/** A workload whose turn it is. */
export type Placing = { readonly workload: number; readonly month: number; readonly where: Eligible }
/** … with the share of its ask that nothing serves yet, and who is told what is taken before it counts. */
export type Ask = Placing & {
	readonly unserved: number
	readonly tell?: (place: number, served: number) => void
}

/** Takes accelerators for one workload of one month. */
export class Taking {
	readonly places: number[] = []
	unserved: number
	readonly #constants: RunConstants
	readonly #asks: MonthAsks
	readonly #ask: Ask
	readonly #pools: Int32Array
	readonly #units: Float64Array
	readonly #need: Float64Array
	readonly #energised: Float64Array
	/** what work that may not stop takes of; null: of all that is energised */
	readonly #steady: Float64Array | null

	constructor(constants: RunConstants, asks: MonthAsks, ask: Ask) {
		this.#constants = constants
		this.#asks = asks
		this.#ask = ask
		this.#pools = ask.where.pools
		this.#units = ask.where.unit
		this.#need = constants.need
		this.#energised = constants.free.energised
		const { flexibility } = item(constants.input.workloads, ask.workload)
		this.#steady = flexibility === undefined ? constants.free.steady : null
		this.unserved = ask.unserved
		fillNeeds(constants, asks, ask)
	}

	/** Pool by pool, rounded up, until nothing is left to serve. */
	inOrder(places: readonly number[]): void {
		for (const place of places) {
			if (this.unserved <= DONE) return
			const free = this.free(place)
			if (free > 0) this.take(place, Math.min(this.wanted(place), free))
		}
	}

	/** Replicas that would serve what nothing serves yet. */
	wanted(place: number): number {
		return wholeUp((this.unserved * this.need(place)) / this.unit(place))
	}

	/** Accelerators of a replica. */
	unit(place: number): number {
		return at(this.#units, place)
	}

	/** Accelerators that would serve the whole ask. */
	need(place: number): number {
		return at(this.#need, place)
	}

	/** Whole replicas that are free, and serve. */
	free(place: number): number {
		const replicas = wholeDown(this.left(indexAt(this.#pools, place)) / this.unit(place))
		return replicas > 0 && this.need(place) > 0 ? replicas : 0
	}

	/** Accelerators of a pool that the workload may still have. Rule lP3. */
	left(pool: number): number {
		const left = at(this.#energised, pool)
		return this.#steady === null ? left : Math.min(left, at(this.#steady, pool))
	}

	/** The share of the ask that so many replicas serve. */
	share(place: number, replicas: number): number {
		return replicas > 0 ? (replicas * this.unit(place)) / this.need(place) : 0
	}

	/** Returns the share of the ask that these replicas serve. */
	take(place: number, replicas: number): number {
		const taken = replicas * this.unit(place)
		if (taken <= 0) return 0
		const { input, ledger, free } = this.#constants
		const { workload, month, tell } = this.#ask
		const pool = indexAt(this.#pools, place)
		add(free.energised, pool, -taken)
		if (this.#steady) add(this.#steady, pool, -taken)
		if (item(input.workloads, workload).kind === 'inference')
			add(free.valley, pool, taken * (1 - at(this.#asks.meanShare, workload)))
		const placed = item(ledger.placed, workload)
		const cell = place * input.months + month
		if (at(placed, cell) === 0) this.places.push(place)
		add(placed, cell, taken)
		const served = this.share(place, replicas)
		tell?.(place, served)
		this.unserved = Math.max(0, this.unserved - served)
		return served
	}
}
