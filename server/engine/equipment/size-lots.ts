import type { LotRole } from '#shared/result/equipment-result.ts'
import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { formulaValue } from '../kernel/evaluate.ts'
import type { EngineModel } from '../world.ts'
import { LOAD_INPUTS, type LoadInputs, LOADS } from './lot-loads.ts'
import { lotLoad, lotModules, lotSize, lotUnits } from './lot-units.ts'
import type { Lot } from './lots.ts'
import { sizeFacts } from './size-inputs.ts'

type Sizing = { readonly input: LoadInputs; readonly model: EngineModel; readonly lot: Lot; readonly index: number }

/** Units of another role in the same hall or site: its purchases stand together, what is followed before what follows. */
function unitsBeside({ input, model, lot, index: own }: Sizing, role: LotRole): number {
	const isBeside = (other: Lot | undefined) =>
		other === undefined || (other.role === role && other.site === lot.site && other.phase === lot.phase)
	let index = own
	while (!isBeside(model.lots[index])) index -= 1
	const beside = model.lots[index]
	if (!beside) return 0
	const sized = sizedLot({ input, model, lot: beside, index })
	const modules = formulaValue(lotModules, { ...sized, ...topologyAt(input, index) })
	return formulaValue(lotUnits, { modules, block: input.block.at(index, 0) })
}

function topologyAt(input: LoadInputs, index: number) {
	return {
		sides: input.sides.at(index, 0),
		divisor: input.divisor.at(index, 0),
		spares: input.spares.at(index, 0),
		usable: input.usable.at(index, 0),
	}
}

function sizedLot(of: Sizing): { readonly load: number; readonly size: number } {
	const { input, model, lot, index } = of
	const row = getEquipment(model.catalogue, lot.item)
	const beside = (role: LotRole) => unitsBeside(of, role)
	const load = LOADS[lot.role].of({ input, model, lot, unit: row.unitSize, beside })
	// A plant is made of the units its contract names.
	if (lot.role === 'plant') return { load, size: load / input.machines.at(lot.contract, 0) }
	const share = load / (input.divisor.at(index, 0) * input.usable.at(index, 0))
	return { load, size: standardSize(row, share) }
}

/** The usual size; where one such unit would be larger than the load, the smallest standard size that carries it. Rule I16. */
export function standardSize(
	row: { readonly unitSize: number; readonly sizes: readonly number[] | null },
	share: number,
): number {
	if (row.sizes === null || share >= row.unitSize) return row.unitSize
	return row.sizes.find((size) => size >= share) ?? row.unitSize
}

/** Load and unit size of every purchase (I10, I11, I16). */
export const sizeLots = defineAlgorithm<
	EngineModel,
	typeof LOAD_INPUTS,
	{ readonly load: typeof lotLoad; readonly size: typeof lotSize },
	readonly Lot[]
>({
	id: 'infrastructure.sizeLots',
	label: 'Load and unit size of equipment',
	rule: 'I16',
	method:
		'Each item carries the load of its tier. Units have the typical size; if one unit exceeds the load, the smallest standard size that carries it.',
	inputs: LOAD_INPUTS,
	outputs: { load: lotLoad, size: lotSize },
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const { model } = world
		const sites = new Set(rows)
		for (const [index, lot] of model.lots.entries()) {
			if (!sites.has(lot.site)) continue
			const { load, size } = sizedLot({ input, model, lot, index })
			output.load[index] = load
			output.size[index] = size
		}
		return model.lots
	},
	decided: (lots, { output, index }) => {
		const lot = lots[index]
		return lot && output === 'load' ? { code: 'load_of', facts: { role: lot.role } } : null
	},
	reads: (world, { index }) => LOADS[world.model.lots[index]?.role ?? 'ups'].reads,
	facts: (world, { output, index }) => (output === 'size' ? sizeFacts(world.model, index) : []),
})
