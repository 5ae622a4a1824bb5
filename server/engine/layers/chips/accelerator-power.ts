import type { ChipSpec } from './chip-spec.ts'

const W_PER_KW = 1000

export type AcceleratorPower = {
	/** kW of one accelerator with its share of the node or rack, at IT nameplate */
	readonly powerKW: number
	readonly basis: 'node' | 'rack' | 'tdp'
	/** true where only the TDP is published */
	readonly guessed: boolean
}

export type AcceleratorPowerAsk = {
	readonly chip: Pick<ChipSpec, 'acceleratorsPerNode' | 'acceleratorsPerRack' | 'tdpW' | 'nodeMaxKW' | 'rackMaxKW'>
	/** W per accelerator; null where the chip runs uncapped */
	readonly powerCapW: number | null
	/** node power over TDP where neither node nor rack is published */
	readonly tdpToNameplate: number
}

/**
 * Nameplate power of one accelerator, p_k, in kW: node maximum ÷ accelerators per node; else rack maximum ÷ accelerators
 * per rack; else TDP × `tdpToNameplate`. A cap lowers it by (TDP − cap). Null where nothing is published: the chip can
 * be listed and not ordered. Rule C1.
 */
export function acceleratorPower({ chip, powerCapW, tdpToNameplate }: AcceleratorPowerAsk): AcceleratorPower | null {
	const uncapped = uncappedPower(chip, tdpToNameplate)
	if (!uncapped || powerCapW === null || chip.tdpW === null) return uncapped
	const savedKW = Math.max(0, chip.tdpW - powerCapW) / W_PER_KW
	return { ...uncapped, powerKW: Math.max(0, uncapped.powerKW - savedKW) }
}

function uncappedPower(chip: AcceleratorPowerAsk['chip'], tdpToNameplate: number): AcceleratorPower | null {
	if (chip.nodeMaxKW !== null && chip.acceleratorsPerNode) {
		return { powerKW: chip.nodeMaxKW / chip.acceleratorsPerNode, basis: 'node', guessed: false }
	}
	if (chip.rackMaxKW !== null && chip.acceleratorsPerRack) {
		return { powerKW: chip.rackMaxKW / chip.acceleratorsPerRack, basis: 'rack', guessed: false }
	}
	if (chip.tdpW === null) return null
	return { powerKW: (chip.tdpW * tdpToNameplate) / W_PER_KW, basis: 'tdp', guessed: true }
}

export type PowerCap = {
	readonly powerCapW: number | null
	readonly tdpW: number | null
	readonly exponent: number
}

/** Share of the matrix throughput left under a power cap, (cap ÷ TDP)^exponent; memory bandwidth is not touched. Rule C2. */
export function cappedThroughputShare({ powerCapW, tdpW, exponent }: PowerCap): number {
	if (powerCapW === null || tdpW === null || powerCapW >= tdpW) return 1
	return (powerCapW / tdpW) ** exponent
}

/** The chip as it computes under its cap: matrix rates lowered, bandwidth, memory and links as published. Rule C2. */
export function underPowerCap(chip: ChipSpec, cap: Omit<PowerCap, 'tdpW'>): ChipSpec {
	const share = cappedThroughputShare({ ...cap, tdpW: chip.tdpW })
	if (share === 1) return chip
	const capped = (tflops: number | null) => (tflops === null ? null : tflops * share)
	return {
		...chip,
		bf16Tflops: capped(chip.bf16Tflops),
		fp8Tflops: capped(chip.fp8Tflops),
		fp4Tflops: capped(chip.fp4Tflops),
	}
}
