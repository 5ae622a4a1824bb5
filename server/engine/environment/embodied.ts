import { assumed } from '../inputs/assumed.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { defineFormula, defineInput, sumOver } from '../kernel/quantity.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import { nodeOverTdp, ofTenant, thermalDesignPower } from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { chipsArrived, chipsArrivedBefore } from '../money/finance.quantities.ts'
import { hallAt, hallFloorArea } from '../schedule/phase-inputs.ts'
import { fromPlan, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const lP36 = {
	rule: 'lP36',
	source: 'MECLA: services up to 60% of upfront carbon; LETI, NVIDIA product footprints',
} as const
const once = { ...lP36, per: 'horizon', kind: 'amount', unit: 'tonnes' } as const
const monthly = { ...lP36, per: 'month', kind: 'amount', unit: 'tonnes' } as const

/** What is built of a hall by its scope, of all its carbon: services are three fifths of it. */
const BUILT = { greenfield: 1, shell_exists: 0.6, fit_out_only: 0.45, existing: 0 } as const

const hallCarbon = assumed('hallCarbonKgPerM2', {
	id: 'environment.hallCarbon',
	symbol: 'c_hall',
	scope: 'phase',
	rule: 'lP36',
})

const chipCarbon = assumed('chipCarbonKgPerW', {
	id: 'environment.chipCarbon',
	symbol: 'c_chip',
	scope: 'order',
	rule: 'lP36',
})

const builtShare = defineInput({
	...lP36,
	id: 'environment.builtShare',
	symbol: 'b',
	label: 'Part of a hall’s carbon that its scope builds',
	scope: 'phase',
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => {
		const { scope } = hallAt(model, index).phase
		if (scope === null) return fromRule(BUILT.greenfield, { ...lP36, text: 'built_from_the_ground' })
		return fromPlan(model, { list: 'buildPhases', index, field: 'scope' }, BUILT[scope])
	},
})

const hallEmbodied = defineFormula({
	...once,
	id: 'environment.hallEmbodied',
	symbol: 'C_hall',
	label: 'Carbon of what a hall is built of',
	scope: 'phase',
	inputs: { area: hallFloorArea, carbon: hallCarbon, built: builtShare },
	expression: 'area * carbon * built / kgPerTonne',
	examples: [
		{ inputs: { area: 16_250, carbon: 1375, built: 1 }, value: 22_343.75 },
		{ inputs: { area: 16_250, carbon: 1375, built: 0.6 }, value: 13_406.25 },
	],
})

const hallEmbodiedByMonth = defineFormula({
	...monthly,
	id: 'environment.hallEmbodiedByMonth',
	symbol: 'C_hall,m',
	label: 'Carbon of a hall in the month in which it is finished',
	scope: 'phase',
	inputs: { all: hallEmbodied, month: monthNumber, finish: finishIfOrdered },
	expression: 'if(month >= finish, if(month < finish + 1, all, 0), 0)',
	examples: [
		{ inputs: { all: 22_343.75, month: 13, finish: 13 }, value: 22_343.75 },
		{ inputs: { all: 22_343.75, month: 14, finish: 13 }, value: 0 },
		{ inputs: { all: 22_343.75, month: 12, finish: 13 }, value: 0 },
	],
})

const hallEmbodiedBefore = defineFormula({
	...once,
	id: 'environment.hallEmbodiedBefore',
	symbol: 'C_hall,0',
	label: 'Carbon of a hall that is finished before the plan',
	scope: 'phase',
	inputs: { all: hallEmbodied, finish: finishIfOrdered },
	expression: 'if(finish <= -1, all, 0)',
	examples: [
		{ inputs: { all: 22_343.75, finish: -3 }, value: 22_343.75 },
		{ inputs: { all: 22_343.75, finish: 0 }, value: 0 },
	],
})

const ofArrived = {
	inputs: {
		rated: thermalDesignPower,
		draws: poolAcceleratorPower,
		over: nodeOverTdp,
		carbon: chipCarbon,
		tenants: ofTenant,
	},
	expression: 'arrived * if(rated > 0, rated, draws / over) * WPerKW * carbon * (1 - tenants) / kgPerTonne',
} as const

const chipEmbodiedByMonth = defineFormula({
	...monthly,
	id: 'environment.chipEmbodiedByMonth',
	symbol: 'C_chip,m',
	label: 'Carbon of accelerators with their servers, as they arrive',
	scope: 'order',
	...ofArrived,
	inputs: { arrived: chipsArrived, ...ofArrived.inputs },
	examples: [
		{ inputs: { arrived: 14_040, rated: 2.3, draws: 3.2, over: 1.5, carbon: 0.43, tenants: 0 }, value: 13_885.56 },
		{ inputs: { arrived: 1000, rated: 0, draws: 1.5, over: 1.5, carbon: 0.4, tenants: 0 }, value: 400 },
		{ inputs: { arrived: 14_040, rated: 2.3, draws: 3.2, over: 1.5, carbon: 0.43, tenants: 1 }, value: 0 },
	],
})

const chipEmbodiedBefore = defineFormula({
	...once,
	id: 'environment.chipEmbodiedBefore',
	symbol: 'C_chip,0',
	label: 'Carbon of accelerators that arrive before the plan',
	scope: 'order',
	...ofArrived,
	inputs: { arrived: chipsArrivedBefore, ...ofArrived.inputs },
	examples: [{ inputs: { arrived: 1000, rated: 0.7, draws: 1.3, over: 1.5, carbon: 0.5, tenants: 0 }, value: 350 }],
})

const siteEmbodied = defineFormula({
	...monthly,
	key: 'sites.embodiedByMonth',
	symbol: 'C_m',
	label: 'Embodied carbon',
	scope: 'site',
	inputs: { halls: sumOver(hallEmbodiedByMonth), chips: sumOver(chipEmbodiedByMonth) },
	expression: 'halls + chips',
	examples: [{ inputs: { halls: 22_000, chips: 14_000 }, value: 36_000 }],
})

export const embodiedByMonth = defineSum({
	...lP36,
	key: 'environment.embodiedByMonth',
	symbol: 'Σ C_m',
	label: 'Embodied carbon of the plan',
	short: 'Embodied carbon',
	scope: 'plan',
	of: siteEmbodied,
})

const total = { ...lP36, scope: 'plan', kind: 'amount', unit: 'tonnes' } as const

/** What stands by the last month, what was there before the first included. */
export const embodiedTotals = {
	halls: defineTotal({
		...total,
		of: [hallEmbodiedByMonth, hallEmbodiedBefore],
		key: 'environment.embodiedTonnes.halls',
		symbol: 'Σ C_hall',
		label: 'Embodied carbon of halls',
	}),
	chips: defineTotal({
		...total,
		of: [chipEmbodiedByMonth, chipEmbodiedBefore],
		key: 'environment.embodiedTonnes.chips',
		symbol: 'Σ C_chip',
		label: 'Embodied carbon of chips with their servers',
	}),
	before: defineTotal({
		...total,
		of: [hallEmbodiedBefore, chipEmbodiedBefore],
		key: 'environment.embodiedTonnes.beforePlan',
		symbol: 'C_0',
		label: 'Embodied carbon from before the plan',
	}),
} as const
