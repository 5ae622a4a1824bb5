import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import { lotBlock, lotDivisor, lotSides, lotSpares, lotUsable } from './lot-inputs.ts'

const shared = {
	scope: 'lot',
	per: 'horizon',
	kind: 'state',
	rule: 'I10',
	source: 'Facility §1.6: Schneider White Paper 75, Uptime Tier Standard, TIA-942',
} as const

/** In the unit of size of the item: MW, MVA, MW thermal, A, ports, PB. */
export const lotLoad = defineOutput({
	...shared,
	id: 'infrastructure.lotLoad',
	kind: 'rate',
	symbol: 'P',
	label: 'Load the units share, in the item’s own unit of size',
	unit: 'ownSize',
})

export const lotSize = defineOutput({
	...shared,
	rule: 'I16',
	key: 'sites.equipment.lots.unitSize',
	kind: 'rate',
	across: 'highest',
	symbol: 'u_0',
	label: 'Unit size',
	unit: 'ownSize',
})

export const lotModules = defineFormula({
	...shared,
	id: 'infrastructure.lotModules',
	kind: 'rate',
	symbol: 'n_mod',
	label: 'Units of all systems, before one to spare for each block',
	unit: 'count',
	inputs: {
		load: lotLoad,
		size: lotSize,
		usable: lotUsable,
		sides: lotSides,
		divisor: lotDivisor,
		spares: lotSpares,
	},
	// A load that divides evenly must not gain a unit from the last bit of a product such as 121.5 ÷ (3 · .9).
	expression: 'if(load > 0, sides * (ceil(load / (divisor * size * usable) - 1e-9) + spares), 0)',
	examples: [
		{ inputs: { load: 102.5, size: 1.5, usable: 1, sides: 2, divisor: 1, spares: 1 }, value: 140 },
		{ inputs: { load: 102.5, size: 1.5, usable: 1, sides: 4, divisor: 3, spares: 0 }, value: 92 },
		{ inputs: { load: 121.5, size: 3, usable: 0.9, sides: 1, divisor: 1, spares: 0 }, value: 45 },
		{ inputs: { load: 0, size: 3, usable: 0.9, sides: 2, divisor: 1, spares: 1 }, value: 0 },
	],
})

export const lotUnits = defineFormula({
	...shared,
	key: 'sites.equipment.lots.needed',
	kind: 'rate',
	symbol: 'n_need',
	label: 'Units needed',
	unit: 'count',
	inputs: { modules: lotModules, block: lotBlock },
	expression: 'modules + if(block > 0, ceil(modules / block), 0)',
	examples: [
		{ inputs: { modules: 69, block: 6 }, value: 81 },
		{ inputs: { modules: 69, block: 0 }, value: 69 },
	],
})

/** 0 where nothing is needed. A lineup that feeds several transformers is full when it feeds them all. */
export const lotLoading = defineFormula({
	...shared,
	kind: 'rate',
	key: 'sites.equipment.lots.loading',
	symbol: 'x',
	label: 'Loading of the units in normal service, of their rating',
	short: 'Loading in normal service',
	unit: 'share',
	inputs: { load: lotLoad, size: lotSize, units: lotUnits, usable: lotUsable },
	expression: 'if(units > 0, load / (size * units * max(1, usable)), 0)',
	examples: [
		{ inputs: { load: 103.5, size: 1.5, units: 138, usable: 1 }, value: 0.5 },
		{ inputs: { load: 0, size: 1.5, units: 0, usable: 1 }, value: 0 },
	],
})
