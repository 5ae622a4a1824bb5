import type { Chip } from './types.ts'

/** Where the rated power of an accelerator comes from, best first. */
type PowerBasis = 'node' | 'rack' | 'tdp'
export type RatedPower = { readonly kW: number; readonly basis: PowerBasis }

/** Server maximum ÷ accelerator TDP, from NVL72: 132 kW over 72 × 1.2 kW. A guess for other servers. */
const NODE_OVER_TDP = 1.53

/**
 * Rated power of one accelerator in kW, its share of the server included: node maximum ÷ accelerators per
 * node; else rack maximum ÷ accelerators per rack; else 1.53 · TDP, a guess. Null where the row knows none:
 * the chip is listed but cannot be ordered. Source: methodology §1.
 */
export function ratedPower(
	chip: Pick<Chip, 'nodeMaxKW' | 'rackMaxKW' | 'acceleratorsPerNode' | 'acceleratorsPerRack' | 'tdpW'>,
): RatedPower | null {
	if (chip.nodeMaxKW !== null && chip.acceleratorsPerNode !== null)
		return { kW: chip.nodeMaxKW / chip.acceleratorsPerNode, basis: 'node' }
	if (chip.rackMaxKW !== null && chip.acceleratorsPerRack !== null)
		return { kW: chip.rackMaxKW / chip.acceleratorsPerRack, basis: 'rack' }
	if (chip.tdpW !== null) return { kW: (NODE_OVER_TDP * chip.tdpW) / 1000, basis: 'tdp' }
	return null
}

/** The same under a cap: lowered by what the cap takes off the TDP; 0 where none is known. */
export function powerUnderCap(chip: Parameters<typeof ratedPower>[0], powerCapW: number | null): number {
	const kW = ratedPower(chip)?.kW ?? 0
	if (powerCapW === null || chip.tdpW === null) return kW
	return Math.max(0, kW - Math.max(0, chip.tdpW - powerCapW) / 1000)
}
