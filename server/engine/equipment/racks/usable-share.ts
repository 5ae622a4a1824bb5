import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { coolingOfPhase } from '../../places/places.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { rackDensity, rackLimit } from '../hall-inputs.ts'
import { findsItsLoop, unitAccelerators } from './rack-fit.ts'

const horizon = { per: 'horizon', kind: 'rate', rule: 'lP9', source: 'Places §3' } as const
const fit = { ...horizon, scope: 'fit' } as const

export const rackTolerance = assumed('rackTolerance', {
	id: 'infrastructure.rackTolerance',
	symbol: 'θ',
	scope: 'phase',
	rule: 'lP9',
})

const poolOf = ({ model }: EngineWorld, index: number) => {
	const pool = model.pools[index]
	if (!pool) throw new Error(`There is no pool ${String(index)}.`)
	return pool
}

const unitSize = defineInput({
	...horizon,
	scope: 'pool',
	id: 'chips.rackUnit',
	symbol: 'n_unit',
	label: 'Accelerators that cannot be split between racks: a rack that fast links fill, else a server',
	rule: 'pR5',
	unit: 'accelerators',
	read: (world: EngineWorld, index) => {
		const { chip } = poolOf(world, index)
		const each = unitAccelerators(chip)
		const field = each === chip.acceleratorsPerRack ? 'acceleratorsPerRack' : 'acceleratorsPerNode'
		return fromRow(each, { table: 'chips', row: chip, field })
	},
})

export const rackUnitKW = defineFormula({
	...horizon,
	scope: 'pool',
	id: 'chips.rackUnitKW',
	symbol: 'u',
	label: 'Power of what cannot be split between racks',
	rule: 'pR5',
	unit: 'kW',
	inputs: { each: poolAcceleratorPower, count: unitSize },
	expression: 'each * count',
	examples: [{ inputs: { each: 132 / 72, count: 72 }, value: 132 }],
})

const cooledByLiquid = defineInput({
	...horizon,
	scope: 'phase',
	id: 'infrastructure.hasLoop',
	symbol: 'b_liquid',
	label: 'Whether a hall has liquid for its chips: 1, else 0',
	rule: 'pR5',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const row = coolingOfPhase(model, index)
		return fromRow(row.liquid ? 1 : 0, { table: 'coolingTechnologies', row, field: 'liquid' })
	},
})

export const rackCarried = defineFormula({
	...horizon,
	scope: 'phase',
	id: 'infrastructure.rackCarried',
	symbol: 'K',
	label: 'Max draw per rack of a hall',
	rule: 'pR5',
	unit: 'kW',
	inputs: { density: rackDensity, limit: rackLimit, liquid: cooledByLiquid },
	expression: 'if(liquid > 0, density, min(density, limit))',
	examples: [
		{ inputs: { density: 230, limit: 150, liquid: 1 }, value: 230 },
		{ inputs: { density: 80, limit: 20, liquid: 0 }, value: 20 },
	],
})

export const findsLoop = defineInput({
	...fit,
	id: 'infrastructure.findsLoop',
	symbol: 'b_loop',
	label: 'Whether a hall can cool the chip: 1, else 0',
	unit: 'ratio',
	read: (world: EngineWorld, index) => {
		const hall = world.link('fit', 'phase')?.[index] ?? -1
		const { chip } = poolOf(world, world.link('fit', 'pool')?.[index] ?? -1)
		const finds = findsItsLoop(coolingOfPhase(world.model, hall), chip)
		return fromRow(finds ? 1 : 0, { table: 'chips', row: chip, field: 'cooling' })
	},
})

export const usableShare = defineFormula({
	...fit,
	key: 'halls.usable.share',
	symbol: 's',
	label: 'Share of a hall’s MW that racks of a chip can use',
	short: 'Usable share',
	unit: 'share',
	inputs: { carried: rackCarried, tolerance: rackTolerance, drawn: rackUnitKW, loop: findsLoop },
	expression: 'if(drawn > 0, loop * min(1, tolerance * carried / drawn), loop)',
	examples: [
		{ inputs: { carried: 132, tolerance: 1.1, drawn: 230, loop: 1 }, value: (1.1 * 132) / 230 },
		{ inputs: { carried: 132, tolerance: 1.1, drawn: 142, loop: 1 }, value: 1 },
		{ inputs: { carried: 20, tolerance: 1.1, drawn: 132, loop: 0 }, value: 0 },
	],
})

export const usableRacks = defineFormula({
	...fit,
	kind: 'state',
	key: 'halls.usable.racks',
	symbol: 'R_run',
	label: 'Racks of a chip that a hall runs',
	short: 'Racks that run',
	unit: 'racks',
	inputs: { share: usableShare, it: phaseItMW, drawn: rackUnitKW },
	expression: 'if(drawn > 0, floor(share * it * kWPerMW / drawn + 1e-9), 0)',
	examples: [{ inputs: { share: (1.1 * 132) / 230, it: 20, drawn: 230 }, value: 54 }],
})

export const rackPositions = defineFormula({
	...fit,
	kind: 'state',
	key: 'halls.usable.positions',
	symbol: 'R_floor',
	label: 'Rack positions of a hall’s floor',
	short: 'Rack positions',
	unit: 'racks',
	inputs: { it: phaseItMW, carried: rackCarried },
	expression: 'ceil(it * kWPerMW / carried - 1e-9)',
	examples: [{ inputs: { it: 20, carried: 132 }, value: 152 }],
})
