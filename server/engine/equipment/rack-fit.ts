import type { Chip, CoolingTechnology } from '#shared/catalogue/types.ts'

/** What a hall carries of heat, rack by rack. */
export type HallCooling = {
	readonly cooling: Pick<CoolingTechnology, 'liquid' | 'maxRackKW'>
	/** stated; null: what its cooling takes */
	readonly rackDensityKW: number | null
	/** a rack may draw so many times what its hall is built for */
	readonly tolerance: number
}

type RackChip = Pick<Chip, 'acceleratorsPerRack' | 'acceleratorsPerNode' | 'scaleUpDomain' | 'cooling'>

/** kW of what cannot be split between racks: a rack that its fast links fill, else a server. Rule pR5. */
export function unitKW(chip: RackChip, acceleratorKW: number): number {
	const { acceleratorsPerRack: rack, acceleratorsPerNode: server, scaleUpDomain } = chip
	return acceleratorKW * (rack !== null && rack === scaleUpDomain ? rack : (server ?? 1))
}

/** kW a rack of a hall may draw: liquid halls as stated, others no more than their cooling takes. Rule pR5. */
export function hallRackKW({ cooling, rackDensityKW }: HallCooling): number {
	if (rackDensityKW === null) return cooling.maxRackKW
	return cooling.liquid ? rackDensityKW : Math.min(rackDensityKW, cooling.maxRackKW)
}

/** Whether a hall can cool racks of a chip. Rule pR5. */
export function coolsRacks(hall: HallCooling, chip: RackChip, acceleratorKW: number): boolean {
	if (chip.cooling.startsWith('liquid') && !hall.cooling.liquid) return false
	return unitKW(chip, acceleratorKW) <= hall.tolerance * hallRackKW(hall)
}
