import { indexAt, item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { rackName } from './fits-of-plan.ts'
import { rackCarried, rackUnitKW, usableShare } from './usable-share.ts'

export const hallUsable = defineOutput({
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'lP9',
	source: 'Places §3',
	scope: 'phase',
	across: 'lowest',
	id: 'infrastructure.hallUsable',
	symbol: 'max s',
	label: 'Max share of a hall’s MW that chips ordered at its site can use',
})

const RACK_INPUTS = { share: usableShare, drawn: rackUnitKW, carried: rackCarried } as const
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
}

/** Which halls take which racks, and how far. */
export type RacksFit = {
	readonly orders: readonly OrderRacks[]
	/** by hall: what a rack there may draw, kW */
	readonly carriedKW: readonly number[]
	/** by hall; null: something ordered at its site can use all of it, or nothing is ordered */
	readonly tooDense: readonly (TooDense | null)[]
}

/** Where the rows of a plan’s fits stand, by hall and kind of rack. */
class Fits {
	readonly #model: EngineModel
	readonly #input: RackColumns
	readonly #rows: ReadonlyMap<string, number>
	readonly #halls = new Map<string, number[]>()
	readonly #orders = new Map<string, number[]>()

	constructor({ model, tables }: EngineWorld, input: RackColumns) {
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

	ofOrder(order: number): OrderRacks {
		const { siteId } = item(this.#model.plan.chipOrders, order)
		const shares = Float64Array.from(this.#halls.get(siteId) ?? [], (hall) => this.#share(hall, order))
		return { unitKW: this.#drawnBy(order), shares: shares.some((share) => share < 1) ? shares : null }
	}

	/** The order that can use most of a hall; of several the lightest rack. Null where all of it is used, or nothing is ordered. */
	tooDense(hall: number): TooDense | null {
		const hallKW = this.#input.carried.at(hall, 0)
		let nearest: TooDense | null = null
		for (const order of this.#orders.get(item(this.#model.plan.buildPhases, hall).siteId) ?? []) {
			const share = this.#share(hall, order)
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
		'A hall counts the largest share any chip ordered at its site can use: tolerance × hall rack power ÷ chip rack power, at most 1; 0 if the chip needs liquid cooling and the hall has none. With nothing ordered, all of it counts.',
	inputs: RACK_INPUTS,
	outputs: { usable: hallUsable },
	run: ({ world, input, output, earlier }) => {
		const { plan } = world.model
		const fits = new Fits(world, input)
		const fit: RacksFit = {
			orders: plan.chipOrders.map((_, order) => fits.ofOrder(order)),
			carriedKW: plan.buildPhases.map((_, hall) => input.carried.at(hall, 0)),
			tooDense: plan.buildPhases.map((_, hall) => fits.tooDense(hall)),
		}
		fit.tooDense.forEach((dense, hall) => (output.usable[hall] = dense === null ? 1 : dense.share))
		return earlier && sameData(fit, earlier.note) ? earlier.note : fit
	},
	decided: ({ tooDense }, { index }) => {
		const dense = tooDense[index]
		return dense ? { code: 'racks_too_dense', facts: dense } : null
	},
})
