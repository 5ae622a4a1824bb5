import { defineFormula, defineInput, type QuantityNode, sumOver } from '../../kernel/quantity.ts'
import { workDue } from '../../layers/energy/gating-works.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { finishIfOrdered } from '../../equipment/lot-dates.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { contributionCost } from '../contribution.ts'
import { connectionCost } from '../finance-connection.ts'
import { hallLife } from '../finance-inputs.ts'
import { hallCapital } from '../halls/hall-cost.ts'
import { refitLeft } from '../halls/place-refits.ts'
import { hallSubstation } from '../halls/substations.ts'
import { plantCost } from '../plant-capital.ts'
import { plantLife, upgradeCost } from '../plant-inputs.ts'
import { chipEndValue } from './chip-value.ts'
import { paid } from './paid-assets.ts'
import { terms } from './terms.ts'

const shared = {
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM5',
	source: 'Methodology, money M5.2',
} as const

export const planMonths = defineInput({
	...shared,
	scope: 'plan',
	id: 'finance.planMonths',
	symbol: 'H',
	kind: 'rate',
	unit: 'gridMonths',
	label: 'Months of the plan',
	read: (world: EngineWorld) =>
		fromRule(world.months, { rule: 'mM5', text: 'as_stated', source: 'Settings of the plan' }),
})

const ofHall = { ...shared, scope: 'phase' } as const
const ofContract = { ...shared, scope: 'contract' } as const

/** Straight line leaves so much; what is not in service by then is worth what was paid. */
const LEFT = 'if(start < months, factor * cost * max(0, 1 - (months - start) / life), paid)'
const AFTER_FINISH = 'if(finish + 1 < months + 1, factor * cost * max(0, 1 - (months - 1 - finish) / life), paid)'
const EXAMPLE = { months: 120, life: 240, factor: 1, paid: 60e6 }

type EndValueMeaning = { readonly id: string; readonly symbol: string; readonly label: string }

const ofPartOfHall = (meaning: EndValueMeaning, of: { readonly cost: QuantityNode; readonly paid: QuantityNode }) =>
	defineFormula({
		...ofHall,
		...meaning,
		inputs: { ...of, finish: finishIfOrdered, life: hallLife, months: planMonths, factor: terms.residualFactor },
		expression: AFTER_FINISH,
		examples: [
			{ inputs: { ...EXAMPLE, cost: 240e6, finish: 59 }, value: 180e6 },
			{ inputs: { ...EXAMPLE, cost: 240e6, finish: 130 }, value: 60e6 },
		],
	})

const hall = ofPartOfHall(
	{
		id: 'finance.hallEndValue',
		symbol: '$_end,hall',
		label: 'Residual value of a hall',
	},
	{ cost: hallCapital, paid: paid.hall.total },
)

const refit = defineFormula({
	...ofHall,
	id: 'finance.refitEndValue',
	symbol: '$_end,refit',
	label: 'Residual value of a hall’s refits',
	inputs: { left: refitLeft, factor: terms.residualFactor },
	expression: 'left * factor',
	examples: [{ inputs: { left: 4e6, factor: 0.9 }, value: 3.6e6 }],
})

const substation = ofPartOfHall(
	{
		id: 'finance.substationEndValue',
		symbol: '$_end,sub',
		label: 'Residual value of a hall’s share of the substation',
	},
	{ cost: hallSubstation, paid: paid.substation.total },
)

const plant = defineFormula({
	...ofContract,
	id: 'finance.plantEndValue',
	symbol: '$_end,plant',
	label: 'Residual value of a plant or battery',
	inputs: {
		cost: plantCost,
		paid: paid.plant.total,
		start: serviceStart,
		life: plantLife,
		months: planMonths,
		factor: terms.residualFactor,
	},
	expression: LEFT,
	examples: [
		{ inputs: { ...EXAMPLE, cost: 240e6, start: 60 }, value: 180e6 },
		{ inputs: { ...EXAMPLE, cost: 240e6, start: 130 }, value: 60e6 },
	],
})

const grid = defineFormula({
	...ofContract,
	id: 'finance.gridEndValue',
	symbol: '$_end,grid',
	label: 'Residual value of an interconnection and its upgrades',
	inputs: {
		connection: connectionCost,
		upgrade: upgradeCost,
		paid: paid.grid.total,
		start: serviceStart,
		life: hallLife,
		months: planMonths,
		factor: terms.residualFactor,
	},
	expression: LEFT.replace('cost', '(connection + upgrade)'),
	examples: [{ inputs: { ...EXAMPLE, connection: 16e6, upgrade: 8e6, start: 60 }, value: 18e6 }],
})

const contribution = defineFormula({
	...shared,
	scope: 'work',
	id: 'finance.contributionEndValue',
	symbol: '$_end,aid',
	label: 'Residual value of a third-party contribution',
	inputs: {
		cost: contributionCost,
		paid: paid.contribution.total,
		start: workDue,
		life: hallLife,
		months: planMonths,
		factor: terms.residualFactor,
	},
	expression: LEFT,
	examples: [{ inputs: { ...EXAMPLE, cost: 24e6, start: 60 }, value: 18e6 }],
})

/** What the plan could be sold for after its last month. */
export const endValue = defineFormula({
	...shared,
	scope: 'plan',
	id: 'finance.endValue',
	symbol: 'TV',
	label: 'Residual value of all assets',
	inputs: {
		chips: sumOver(chipEndValue),
		halls: sumOver(hall),
		refits: sumOver(refit),
		substations: sumOver(substation),
		plants: sumOver(plant),
		grid: sumOver(grid),
		contributions: sumOver(contribution),
		land: sumOver(paid.land.total),
	},
	expression: 'chips + halls + refits + substations + plants + grid + contributions + land',
	examples: [
		{
			inputs: { chips: 1, halls: 2, refits: 8, substations: 3, plants: 4, grid: 5, contributions: 7, land: 6 },
			value: 36,
		},
	],
})
