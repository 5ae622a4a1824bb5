import type { Chip } from '#shared/catalogue/types.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineFormula, defineInput, type InputNode } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { powerCap, powerCapExponent, thermalDesignPower } from '../chips/chip-inputs.ts'

const shared = { scope: 'pool', per: 'horizon', kind: 'rate', source: 'Chips, as published' } as const

type ChipRatesMeaning = { readonly id: string; readonly symbol: string; readonly label: string; readonly unit: Unit }

/** A rate of the pool's chip; 0 stands for «not published» or «no such units». */
function ofChip(meaning: ChipRatesMeaning, field: keyof Chip, rate: (chip: Chip) => number | null): InputNode {
	return defineInput({
		...shared,
		...meaning,
		rule: 'M4',
		read: ({ model }: EngineWorld, index) => {
			const pool = model.pools[index]
			if (!pool) throw new Error(`There is no pool ${String(index)}.`)
			return fromRow(rate(pool.chip) ?? 0, { table: 'chips', row: pool.chip, field })
		},
	})
}

export const bf16Rate = ofChip(
	{ id: 'models.bf16Rate', symbol: 'F_bf16', label: 'Dense BF16 of an accelerator', unit: 'tflopsPerAccelerator' },
	'bf16Tflops',
	(chip) => chip.bf16Tflops,
)
export const fp8Rate = ofChip(
	{ id: 'models.fp8Rate', symbol: 'F_fp8', label: 'Dense FP8 of an accelerator', unit: 'tflopsPerAccelerator' },
	'fp8Tflops',
	(chip) => chip.fp8Tflops,
)
export const fp4Rate = ofChip(
	{ id: 'models.fp4Rate', symbol: 'F_fp4', label: 'Dense FP4 of an accelerator', unit: 'tflopsPerAccelerator' },
	'fp4Tflops',
	(chip) => chip.fp4Tflops,
)
export const memory = ofChip(
	{ id: 'models.memory', symbol: 'HBM', label: 'Memory of an accelerator', unit: 'GBPerAccelerator' },
	'memoryGB',
	(chip) => chip.memoryGB,
)

/** What a power cap leaves of the matrix rates. */
export const cappedShare = defineFormula({
	...shared,
	id: 'models.cappedShare',
	symbol: 'c_cap',
	label: 'Matrix throughput left under the power cap',
	kind: 'rate',
	unit: 'share',
	rule: 'C2',
	inputs: { cap: powerCap, tdp: thermalDesignPower, exponent: powerCapExponent },
	expression: 'if(cap < tdp, (cap / tdp) ^ exponent, 1)',
	examples: [
		{ inputs: { cap: 0.9, tdp: 1.2, exponent: 0.5 }, value: 0.8660254037844386 },
		{ inputs: { cap: 1.2, tdp: 1.2, exponent: 0.4 }, value: 1 },
	],
})
