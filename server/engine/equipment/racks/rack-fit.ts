import type { Chip, CoolingTechnology } from '#shared/catalogue/types.ts'

/** What a hall carries of heat, rack by rack. */
export type HallCooling = {
	readonly cooling: Pick<CoolingTechnology, 'liquid' | 'maxRackKW'>
	/** what its racks are built for, stated or by rule lP8 */
	readonly rackDensityKW: number
	/** a rack may draw so many times what its hall is built for */
	readonly tolerance: number
}

type RackChip = Pick<Chip, 'acceleratorsPerRack' | 'acceleratorsPerNode' | 'scaleUpDomain' | 'cooling'>

/** Accelerators that cannot be split between racks: those of a rack that its fast links fill, else of a server. Rule pR5. */
export function unitAccelerators({
	acceleratorsPerRack: rack,
	acceleratorsPerNode: server,
	scaleUpDomain,
}: RackChip): number {
	return rack !== null && rack === scaleUpDomain ? rack : (server ?? 1)
}

/** kW of what cannot be split between racks. Rule pR5. */
export function unitKW(chip: RackChip, acceleratorKW: number): number {
	return acceleratorKW * unitAccelerators(chip)
}

/** kW a rack of a hall may draw: liquid halls what they are built for, others no more than their cooling takes. Rule pR5. */
export function hallRackKW({ cooling, rackDensityKW }: Pick<HallCooling, 'cooling' | 'rackDensityKW'>): number {
	return cooling.liquid ? rackDensityKW : Math.min(rackDensityKW, cooling.maxRackKW)
}

/** Whether a chip finds what cools it: no loop is no loop. Rule lP9. */
export function findsItsLoop({ liquid }: Pick<CoolingTechnology, 'liquid'>, chip: Pick<Chip, 'cooling'>): boolean {
	return liquid || !chip.cooling.startsWith('liquid')
}

/** Of a hall’s megawatts the share that racks of a chip can use: what a rack may draw there over what it draws. Rule lP9. */
export function usableShareOf(hall: HallCooling, chip: RackChip, acceleratorKW: number): number {
	if (!findsItsLoop(hall.cooling, chip)) return 0
	const wantedKW = unitKW(chip, acceleratorKW)
	return wantedKW > 0 ? Math.min(1, (hall.tolerance * hallRackKW(hall)) / wantedKW) : 1
}
