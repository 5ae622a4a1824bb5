import { layerInName, type Layer } from '#shared/layers.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { beforePlan } from './finance-before.ts'
import { orderCost } from './finance-chips.ts'
import { contributionCost } from './contribution.ts'
import { connectionCost } from './finance-connection.ts'
import { chipsCapex, energyCapex, infrastructureCapex } from './finance-plan.ts'
import { hallCapital } from './halls/hall-cost.ts'
import { refitCost } from './halls/place-refits.ts'
import { isBuilt } from './halls/hall-inputs.ts'
import { substationCost } from './halls/substations.ts'
import { landCost } from './land/land.ts'
import { plantCost } from './plant-capital.ts'
import { upgradeCost } from './plant-inputs.ts'

const shared = {
	scope: 'plan',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.9',
	source: 'Methodology, money M1.9',
} as const
const layerOf = (layer: Layer) =>
	({
		key: `finance.committedUsd.${layer}`,
		symbol: `$_all,${layer}`,
		label: `Capital of ${layerInName(layer)}, incl. before the plan`,
		short: `Total capital of ${layerInName(layer)}`,
	}) as const

const grid = {
	connections: sumOver(connectionCost),
	upgrades: sumOver(upgradeCost),
	contributions: sumOver(contributionCost),
	plants: sumOver(plantCost),
	substations: sumOver(substationCost),
} as const

const energy = defineFormula({
	...shared,
	...layerOf('energy'),
	inputs: grid,
	expression: 'connections + upgrades + contributions + plants + substations',
	examples: [
		{
			inputs: { connections: 16e6, upgrades: 12e6, contributions: 6e6, plants: 0, substations: 23.5e6 },
			value: 57.5e6,
		},
	],
})
const chips = defineSum({ ...shared, ...layerOf('chips'), of: orderCost })
const infrastructure = defineFormula({
	...shared,
	...layerOf('infrastructure'),
	inputs: { halls: sumOver(hallCapital), refits: sumOver(refitCost), land: sumOver(landCost) },
	expression: 'halls + refits + land',
	examples: [{ inputs: { halls: 967_643_285, refits: 2e6, land: 10e6 }, value: 979_643_285 }],
})

/** What a change costs is told by this: moved to another month, capital stays the same. */
export const commitment = defineFormula({
	...shared,
	key: 'finance.committedUsd.totalUsd',
	symbol: '$_all',
	label: 'Capital of all contracts, sites, halls and orders, incl. before the plan',
	short: 'Total capital, incl. before the plan',
	inputs: { energy, chips, infrastructure },
	expression: 'energy + chips + infrastructure',
	examples: [{ inputs: { energy: 51.5e6, chips: 0, infrastructure: 977.6e6 }, value: 1029.1e6 }],
})
/** The same among the totals. */
export const committedTotal = defineFormula({
	...shared,
	key: 'finance.totals.committedUsd',
	symbol: '$_all',
	label: commitment.label,
	short: 'Total capital, incl. before the plan',
	inputs: { committed: commitment },
	expression: 'committed',
	examples: [{ inputs: { committed: 1029.1e6 }, value: 1029.1e6 }],
})
export const committed = { energy, chips, infrastructure, total: commitment } as const

const within = (layer: 'energy' | 'chips' | 'infrastructure', of: typeof energyCapex | typeof chipsCapex) =>
	defineTotal({
		...shared,
		of: [of],
		id: `finance.within.${layer}`,
		symbol: `Σ $_${layer}`,
		label: `Capital of ${layerInName(layer)} in the plan`,
	})

/** Sums of capital within the plan’s months, by layer. */
export const withinPlan = {
	energy: within('energy', energyCapex),
	chips: within('chips', chipsCapex),
	infrastructure: within('infrastructure', infrastructureCapex),
} as const

const later = (layer: keyof typeof withinPlan) =>
	defineFormula({
		...shared,
		key: `finance.afterPlanUsd.${layer}`,
		symbol: `$_∞,${layer}`,
		label: `Capital of ${layerInName(layer)} after the plan’s last month`,
		short: `Capital of ${layerInName(layer)} after the plan`,
		inputs: { all: committed[layer], before: beforePlan[layer], within: withinPlan[layer].total },
		// Rounding may leave a hair on either side of nothing.
		expression: 'if(all - before - within > 1e-6 * all, all - before - within, 0)',
		examples: [
			{ inputs: { all: 100e6, before: 20e6, within: 70e6 }, value: 10e6 },
			{ inputs: { all: 100e6, before: 20e6, within: 80e6 }, value: 0 },
		],
	})

const after = { energy: later('energy'), chips: later('chips'), infrastructure: later('infrastructure') } as const
export const afterPlan = {
	...after,
	total: defineFormula({
		...shared,
		key: 'finance.afterPlanUsd.totalUsd',
		symbol: '$_∞',
		label: 'Capital paid after the plan’s last month',
		short: 'Capital after the plan',
		inputs: after,
		expression: 'energy + chips + infrastructure',
		examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
	}),
} as const

export const builtPower = defineFormula({
	...shared,
	scope: 'phase',
	id: 'finance.builtPower',
	symbol: 'P_new',
	kind: 'state',
	unit: 'itMW',
	label: 'IT power of a hall the plan builds',
	inputs: { power: phaseItMW, isNew: isBuilt },
	expression: 'power * isNew',
	examples: [{ inputs: { power: 60, isNew: 1 }, value: 60 }],
})

/** Whatever month it is paid in, so that it does not hang on where the plan begins. */
export const perItMW = defineFormula({
	...shared,
	key: 'finance.totals.usdPerItMW',
	symbol: '$/MW',
	label: 'Capital of power and halls per MW IT',
	kind: 'rate',
	unit: 'usdPerItMW',
	sparse: true,
	inputs: { energy, halls: sumOver(hallCapital), power: sumOver(builtPower) },
	expression: 'if(power > 0, (energy + halls) / power, 0 / 0)',
	examples: [
		{ inputs: { energy: 51.5e6, halls: 967_643_285, power: 60 }, value: (51.5e6 + 967_643_285) / 60 },
		{ inputs: { energy: 51.5e6, halls: 0, power: 0 }, value: NaN },
	],
})
