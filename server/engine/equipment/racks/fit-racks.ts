import { indexAt, item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { orderDelivered } from '../../schedule/schedule.quantities.ts'
import { orderFirstDelivery } from '../../schedule/supply/order-inputs.ts'
import { rackName } from './fits-of-plan.ts'
import { type PlannedRefit, planRefits } from './plan-refits.ts'
import { REFIT_MONTHS } from './refit.quantities.ts'
import { rackCarried, rackUnitKW, usableShare } from './usable-share.ts'

export const hallUsable = defineOutput({
	per: 'month',
	kind: 'rate',
	unit: 'ratio',
	rule: 'lP9',
	source: 'Places §3',
	scope: 'phase',
	id: 'infrastructure.hallUsable',
	symbol: 'max s',
	label: 'Max share of a hall’s MW that chips ordered at its site, and not retired, can use',
})

const RACK_INPUTS = {
	share: usableShare,
	drawn: rackUnitKW,
	carried: rackCarried,
	held: orderDelivered,
	first: orderFirstDelivery,
} as const
type RackColumns = Readonly<Record<keyof typeof RACK_INPUTS, Column>>

/** A hall that the racks ordered cannot use whole, and the chip that comes nearest. */
type TooDense = {
	readonly chip: string
	readonly unitKW: number
	readonly hallKW: number
	readonly share: number
}

/** How an order’s racks go into the halls of its site. */
export type OrderRacks = {
	/** kW of a rack, or of a server where these are apart */
	readonly unitKW: number
	/** of each hall of its site, as listed, the part of its megawatts they can use; null: all of all */
	readonly shares: Float64Array | null
	/** months in which its places are refitted for what replaces it; null: never. Rule lP10 */
	readonly outForRefit: { readonly from: number; readonly until: number } | null
}

/** Which halls take which racks, and how far. */
export type RacksFit = {
	readonly orders: readonly OrderRacks[]
	/** by hall: what a rack there may draw, kW */
	readonly carriedKW: readonly number[]
	/** by hall and month; null: something ordered at its site and not retired can use all of it, or nothing is ordered */
	readonly tooDense: readonly (readonly (TooDense | null)[])[]
}

/** Where the rows of a plan’s fits stand, by hall and kind of rack. */
class Fits {
	readonly #model: EngineModel
	readonly #input: RackColumns
	readonly #rows: ReadonlyMap<string, number>
	readonly #halls = new Map<string, number[]>()
	readonly #orders = new Map<string, number[]>()
	/** by order, of each hall that is refitted for it the share that its racks can use then */
	readonly #refits = new Map<number, Map<number, number>>()
	/** by id of the order that is replaced */
	readonly #out = new Map<string, NonNullable<OrderRacks['outForRefit']>>()

	constructor({ model, tables }: EngineWorld, input: RackColumns, refits: readonly PlannedRefit[]) {
		for (const { order, hall, share, works } of refits) {
			this.#refits.set(order, (this.#refits.get(order) ?? new Map<number, number>()).set(hall, share))
			const { replaces } = item(model.plan.chipOrders, order)
			const months = works.map(({ month }) => month)
			if (replaces !== null && months.length > 0)
				this.#out.set(replaces, { from: Math.min(...months) - REFIT_MONTHS, until: Math.max(...months) })
		}
		this.#model = model
		this.#input = input
		this.#rows = new Map((tables['fit']?.ids ?? []).map((id, row) => [id, row]))
		model.plan.buildPhases.forEach(({ siteId }, hall) => push(this.#halls, siteId, hall))
		model.plan.chipOrders.forEach(({ siteId, accelerators }, order) => {
			if (accelerators > 0) push(this.#orders, siteId, order)
		})
	}

	#share(hall: number, order: number): number {
		const { id } = item(this.#model.plan.buildPhases, hall)
		const row = this.#rows.get(`${id}/${rackName(this.#poolOf(order))}`)
		return row === undefined ? 1 : this.#input.share.at(row, 0)
	}

	#poolOf(order: number) {
		return item(this.#model.pools, indexAt(this.#model.poolOfOrder, order))
	}

	#drawnBy(order: number): number {
		return this.#input.drawn.at(indexAt(this.#model.poolOfOrder, order), 0)
	}

	/** After the refit that is made for it, where there is one. Rule lP10. */
	#shareOf(hall: number, order: number): number {
		return this.#refits.get(order)?.get(hall) ?? this.#share(hall, order)
	}

	ofOrder(order: number): OrderRacks {
		const { id, siteId } = item(this.#model.plan.chipOrders, order)
		const shares = Float64Array.from(this.#halls.get(siteId) ?? [], (hall) => this.#shareOf(hall, order))
		return {
			unitKW: this.#drawnBy(order),
			shares: shares.some((share) => share < 1) ? shares : null,
			outForRefit: this.#out.get(id) ?? null,
		}
	}

	/** Month by month the order that can use most of a hall, of those that have not retired; where all have, of all. */
	tooDense(hall: number, months: number): readonly (TooDense | null)[] {
		const orders = this.#orders.get(item(this.#model.plan.buildPhases, hall).siteId) ?? []
		const spans = orders.map((order) => this.#spanOf(order, months))
		const found = new Array<TooDense | null>(months).fill(null)
		const turns = new Set([0, ...spans.flatMap(({ first, end }) => [first, end])])
		for (let month = 0; month < months; month++) {
			const standing = turns.has(month) ? orders.filter((_, place) => month < item(spans, place).end) : null
			found[month] = standing
				? this.#nearest(hall, standing.length > 0 ? standing : orders, month)
				: (found[month - 1] ?? null)
		}
		return found
	}

	/** Of an order the month of its first delivery, and the first without any of it. */
	#spanOf(order: number, months: number): { readonly first: number; readonly end: number } {
		let end = months
		while (end > 0 && this.#input.held.at(order, end - 1) <= 0) end -= 1
		return { first: Math.round(this.#input.first.at(order, 0)), end: end === 0 ? months : end }
	}

	/** Of several that can use as much the lightest rack. Null where all of it is used, or nothing is ordered. */
	#nearest(hall: number, orders: readonly number[], month: number): TooDense | null {
		const hallKW = this.#input.carried.at(hall, 0)
		let nearest: TooDense | null = null
		for (const order of orders) {
			const isRefitted = this.#input.first.at(order, 0) <= month
			const share = isRefitted ? this.#shareOf(hall, order) : this.#share(hall, order)
			if (share >= 1) return null
			const unitKW = this.#drawnBy(order)
			const isNearer = nearest === null || share > nearest.share || (share === nearest.share && unitKW < nearest.unitKW)
			if (isNearer) nearest = { chip: this.#poolOf(order).chip.name, unitKW, hallKW, share }
		}
		return nearest
	}
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
	const list = lists.get(key) ?? []
	list.push(value)
	lists.set(key, list)
}

/** Of a hall no more counts than the racks ordered can use. */
export const fitRacks = defineAlgorithm<
	EngineModel,
	typeof RACK_INPUTS,
	{ readonly usable: typeof hallUsable },
	RacksFit
>({
	id: 'infrastructure.fitRacks',
	label: 'Racks that fit the halls',
	rule: 'lP9',
	method:
		'A hall counts the largest share any chip ordered at its site, not retired, can use: tolerance × hall rack power ÷ chip rack power, at most 1; 0 if the chip needs liquid cooling and the hall has none. After a refit made for a chip, what its racks can use then. With nothing ordered, all of it counts; once all have retired, what they could use.',
	after: [planRefits],
	inputs: RACK_INPUTS,
	outputs: { usable: hallUsable },
	run: ({ world, input, output, earlier, noteOf }) => {
		const { months } = world
		const { plan } = world.model
		const fits = new Fits(world, input, noteOf(planRefits).done)
		const fit: RacksFit = {
			orders: plan.chipOrders.map((_, order) => fits.ofOrder(order)),
			carriedKW: plan.buildPhases.map((_, hall) => input.carried.at(hall, 0)),
			tooDense: plan.buildPhases.map((_, hall) => fits.tooDense(hall, months)),
		}
		fit.tooDense.forEach((ofHall, hall) => {
			for (const [month, dense] of ofHall.entries()) output.usable[hall * months + month] = dense?.share ?? 1
		})
		return earlier && sameData(fit, earlier.note) ? earlier.note : fit
	},
	decided: ({ tooDense }, { index, month }) => {
		const dense = tooDense[index]?.[month]
		return dense ? { code: 'racks_too_dense', facts: dense } : null
	},
})
