import { defineFormula } from '../../kernel/quantity.ts'
import {
	nodeAccelerators,
	nodeOverTdp,
	nodePower,
	powerCap,
	rackAccelerators,
	rackPower,
	thermalDesignPower,
} from './chip-inputs.ts'

/** Nameplate power of one accelerator with its share of the node or rack. */
export const poolAcceleratorPower = defineFormula({
	id: 'chips.acceleratorPower',
	symbol: 'p_k',
	label: 'Nameplate power of an accelerator',
	scope: 'pool',
	per: 'horizon',
	kind: 'rate',
	unit: 'kWPerAccelerator',
	rule: 'C1',
	source: 'Node or rack maximum as published; else TDP × 1.53 (Epoch AI, Dec 2025)',
	inputs: {
		node: nodePower,
		perNode: nodeAccelerators,
		rack: rackPower,
		perRack: rackAccelerators,
		tdp: thermalDesignPower,
		overTdp: nodeOverTdp,
		cap: powerCap,
	},
	expression: 'max(0, if(node > 0, node / perNode, if(rack > 0, rack / perRack, tdp * overTdp)) - max(0, tdp - cap))',
	examples: [
		{ inputs: { node: 10.2, perNode: 8, rack: 41, perRack: 32, tdp: 0.7, overTdp: 1.53, cap: 0.7 }, value: 1.275 },
		{
			inputs: { node: 0, perNode: 4, rack: 132, perRack: 72, tdp: 1.2, overTdp: 1.53, cap: 1.2 },
			value: 1.8333333333333333,
		},
		{ inputs: { node: 0, perNode: 8, rack: 0, perRack: 1, tdp: 1, overTdp: 1.53, cap: 0.8 }, value: 1.33 },
	],
})
