import type { PowerContractType } from '#shared/catalogue/types.ts'

/** Ordered in the first month; null: from the market. */
export type Purchase = {
	readonly item: string
	readonly quantity: number
	readonly orderMonth: string
	readonly supply: 'reserved' | null
}

/** A hall with what stands in it. */
export type HallSize = {
	readonly itMW: number
	readonly startMonth: string
	/** none where tenants bring theirs */
	readonly accelerators: number
	/** of its accelerators */
	readonly orderMonth: string
	readonly purchases: readonly Purchase[]
}

/** Plant that carries the site until the grid comes. */
export type BridgeSize = { readonly kind: PowerContractType; readonly units: number; readonly startMonth: string }

/** What the search turns: all else is answered or a row of the catalogue. */
export type Sizes = {
	readonly horizonMonths: number
	/** months for which the halls wait to begin: not all have to begin now for the month asked for */
	readonly later: number
	/** months by which chips come sooner than it takes to install them: what else is in their way before they work */
	readonly sooner: number
	readonly halls: readonly HallSize[]
	readonly gridMW: number
	readonly gridStart: string
	readonly bridge: BridgeSize | null
	/** travelling workers at most, where those one site of the country may find do not bring all of it to work */
	readonly travellers: number | null
	readonly demand: {
		/** when all of it runs: the month asked for, or as soon after it as it can */
		readonly fullMonth: string
		readonly users: number
		/** accelerators of a hall that train; the others serve */
		readonly trainingShare: number
		readonly tokensPerAcceleratorMonth: number
		readonly jobsPerAccelerator: number
	}
}

export const acceleratorsOf = ({ halls }: Pick<Sizes, 'halls'>): number =>
	halls.reduce((sum, { accelerators }) => sum + accelerators, 0)
export const hallsMW = ({ halls }: Pick<Sizes, 'halls'>): number => halls.reduce((sum, { itMW }) => sum + itMW, 0)

/** Accelerators of a hall that train, in whole racks. */
export const trainingOf = ({ accelerators }: HallSize, { trainingShare }: Sizes['demand'], perRack: number): number =>
	Math.floor((accelerators * trainingShare) / perRack) * perRack

const DIGITS = 3

function written(value: number, round: (value: number) => number): number {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) + 1 - DIGITS)
	return round(value / unit) * unit
}

/** A figure as a person would write it: what is to fit rounds down, what is to last up. */
export const down = (value: number): number => written(value, Math.floor)
export const up = (value: number): number => written(value, Math.ceil)
