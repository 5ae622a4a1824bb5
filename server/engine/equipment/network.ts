import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { orderAccelerators } from '../schedule/supply/order-inputs.ts'
import { endpointsPerAccelerator, readPerAccelerator, storagePerAccelerator, switchRadix } from './network-inputs.ts'

const shared = {
	scope: 'site',
	per: 'horizon',
	kind: 'state',
	source: 'Non-blocking fat tree, facility §1.10; NVIDIA DGX SuperPOD B200 reference architecture',
} as const
const guideline = 'NVIDIA SuperPOD storage guideline, facility §1.10'

export const siteOrdered = defineSum({
	...shared,
	id: 'infrastructure.ordered',
	symbol: 'n_site',
	label: 'Accelerators ordered for a site, at full build',
	rule: 'I13',
	of: orderAccelerators,
})

export const endpoints = defineFormula({
	...shared,
	id: 'infrastructure.endpoints',
	symbol: 'G',
	label: 'Endpoints of the compute fabric',
	unit: 'count',
	rule: 'I13',
	inputs: { accelerators: siteOrdered, each: endpointsPerAccelerator },
	expression: 'accelerators * each',
	examples: [{ inputs: { accelerators: 512, each: 1 }, value: 512 }],
})

export const leafSwitches = defineFormula({
	...shared,
	key: 'sites.network.leafSwitches',
	symbol: 'N_leaf',
	label: 'Leaf switches',
	unit: 'count',
	rule: 'I13',
	inputs: { endpoints, radix: switchRadix },
	expression: 'ceil(2 * endpoints / radix)',
	examples: [
		{ inputs: { endpoints: 512, radix: 64 }, value: 16 },
		{ inputs: { endpoints: 16_384, radix: 64 }, value: 512 },
	],
})

/** Two tiers reach R² ÷ 2 endpoints; beyond, a third tier and as many spines as leaves. */
export const spineSwitches = defineFormula({
	...shared,
	key: 'sites.network.spineSwitches',
	symbol: 'N_spine',
	label: 'Spine switches',
	unit: 'count',
	rule: 'I13',
	inputs: { endpoints, radix: switchRadix },
	expression: 'if(endpoints <= radix * radix / 2, ceil(endpoints / radix), ceil(2 * endpoints / radix))',
	examples: [
		{ inputs: { endpoints: 2048, radix: 64 }, value: 32 },
		{ inputs: { endpoints: 4096, radix: 64 }, value: 128 },
	],
})

export const coreSwitches = defineFormula({
	...shared,
	key: 'sites.network.coreSwitches',
	symbol: 'N_core',
	label: 'Core switches',
	unit: 'count',
	rule: 'I13',
	inputs: { endpoints, radix: switchRadix },
	expression: 'if(endpoints <= radix * radix / 2, 0, ceil(endpoints / radix))',
	examples: [
		{ inputs: { endpoints: 2048, radix: 64 }, value: 0 },
		{ inputs: { endpoints: 4096, radix: 64 }, value: 64 },
	],
})

export const networkCables = defineFormula({
	...shared,
	key: 'sites.network.cables',
	symbol: 'N_cable',
	label: 'Cables of the compute fabric',
	short: 'Cables',
	unit: 'count',
	rule: 'I13',
	inputs: { endpoints, radix: switchRadix },
	expression: 'if(endpoints <= radix * radix / 2, 2, 3) * endpoints',
	examples: [
		{ inputs: { endpoints: 1000, radix: 64 }, value: 2000 },
		{ inputs: { endpoints: 10_000, radix: 64 }, value: 30_000 },
	],
})

export const networkOptics = defineFormula({
	...shared,
	key: 'sites.network.optics',
	symbol: 'N_optic',
	label: 'Optics of the compute fabric, two per cable',
	short: 'Optics',
	unit: 'count',
	rule: 'I13',
	inputs: { cables: networkCables },
	expression: '2 * cables',
	examples: [{ inputs: { cables: 2000 }, value: 4000 }],
})

export const storage = defineFormula({
	...shared,
	key: 'sites.network.storagePB',
	symbol: 'B',
	label: 'Usable storage',
	unit: 'PB',
	rule: 'I14',
	source: guideline,
	inputs: { accelerators: siteOrdered, each: storagePerAccelerator },
	expression: 'accelerators * each',
	examples: [{ inputs: { accelerators: 1000, each: 0.004 }, value: 4 }],
})

export const storageRead = defineFormula({
	...shared,
	key: 'sites.network.readGBps',
	symbol: 'b',
	label: 'Read rate of the storage',
	unit: 'GBps',
	rule: 'I14',
	source: guideline,
	inputs: { accelerators: siteOrdered, each: readPerAccelerator },
	expression: 'accelerators * each',
	examples: [{ inputs: { accelerators: 1024, each: 0.15625 }, value: 160 }],
})
