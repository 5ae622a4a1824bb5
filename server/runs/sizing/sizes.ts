import type { PowerContractType } from '#shared/catalogue/types.ts'

/** Ordered in the month of asking. */
export type Purchase = { readonly item: string; readonly quantity: number; readonly orderMonth: string }

/** A hall with what stands in it. */
export type HallSize = {
	readonly itMW: number
	readonly startMonth: string
	/** from when all that stands in it works */
	readonly liveMonth: string
	readonly accelerators: number
	readonly orderMonth: string
	readonly purchases: readonly Purchase[]
}

/** Plant that carries the site until the grid comes. */
export type BridgeSize = { readonly kind: PowerContractType; readonly units: number; readonly startMonth: string }

/** What the search turns: all else is answered or a row of the catalogue. */
export type Sizes = {
	readonly horizonMonths: number
	readonly halls: readonly HallSize[]
	readonly gridMW: number
	readonly gridStart: string
	readonly bridge: BridgeSize | null
	/** travelling workers at most, where those one site of the country may find do not bring all of it to work */
	readonly travellers: number | null
	readonly demand: {
		readonly startMonth: string
		/** when all of it runs */
		readonly fullMonth: string
		/** of users: those at `startMonth`, of those at the end */
		readonly firstShare: number
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
