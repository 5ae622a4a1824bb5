import { layerInName, type Layer } from '#shared/layers.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { hallWorkBefore, hoursBeforePlan } from '../schedule/schedule.quantities.ts'
import { chipsBefore } from './finance-chips.ts'
import { contributionBefore } from './contribution.ts'
import { connectionCost } from './finance-connection.ts'
import { hallCapital } from './halls/hall-cost.ts'
import { refitBefore } from './halls/place-refits.ts'
import { substationBefore } from './halls/substations.ts'
import { landBefore } from './land/land.ts'
import { plantBefore, upgradeBefore } from './plant-capital.ts'
import { hourlyCost } from '../people/workforce-pay-inputs.ts'

const money = { per: 'horizon', kind: 'amount', unit: 'usd', rule: 'F17', source: 'Methodology, money M1.9' } as const

export const connectionBefore = defineFormula({
	...money,
	scope: 'contract',
	id: 'finance.connectionBefore',
	symbol: '$_conn,0',
	label: 'Spent on an interconnection before the plan',
	inputs: { cost: connectionCost, start: serviceStart },
	expression: 'cost * clamp(monthsPerYear - start, 0, monthsPerYear) / monthsPerYear',
	examples: [
		{ inputs: { cost: 24e6, start: 9 }, value: 6e6 },
		{ inputs: { cost: 24e6, start: 14 }, value: 0 },
		{ inputs: { cost: 24e6, start: -30 }, value: 24e6 },
	],
})

export const hallBefore = defineFormula({
	...money,
	scope: 'phase',
	id: 'finance.hallBefore',
	symbol: '$_hall,0',
	label: 'Spent on a hall before the plan, by the work done',
	inputs: { cost: hallCapital, share: hallWorkBefore },
	expression: 'cost * share',
	examples: [{ inputs: { cost: 1_752_600_000, share: 0.25 }, value: 438_150_000 }],
})

const crewLabourBefore = defineFormula({
	...money,
	scope: 'crew',
	id: 'finance.crewLabourBefore',
	symbol: '$_lab,t,0',
	label: 'Cost of a trade’s construction hours before the plan',
	inputs: { hours: hoursBeforePlan, cost: hourlyCost },
	expression: 'hours * cost',
	examples: [{ inputs: { hours: 100, cost: 75 }, value: 7500 }],
})

const plan = { ...money, scope: 'plan' } as const
const before = (layer: Layer) =>
	({
		key: `finance.beforePlanUsd.${layer}`,
		symbol: `$_0,${layer}`,
		label: `Capital of ${layerInName(layer)} before the plan`,
		short: `Capital of ${layerInName(layer)} before the plan`,
	}) as const

const energy = defineFormula({
	...plan,
	...before('energy'),
	inputs: {
		connections: sumOver(connectionBefore),
		upgrades: sumOver(upgradeBefore),
		contributions: sumOver(contributionBefore),
		plants: sumOver(plantBefore),
		substations: sumOver(substationBefore),
	},
	expression: 'connections + upgrades + contributions + plants + substations',
	examples: [
		{
			inputs: { connections: 6e6, upgrades: 1e6, contributions: 2e6, plants: 40e6, substations: 3e6 },
			value: 52e6,
		},
	],
})
const chips = defineSum({ ...plan, ...before('chips'), of: chipsBefore })
const infrastructure = defineFormula({
	...plan,
	...before('infrastructure'),
	inputs: { halls: sumOver(hallBefore), refits: sumOver(refitBefore), land: sumOver(landBefore) },
	expression: 'halls + refits + land',
	examples: [{ inputs: { halls: 400e6, refits: 2e6, land: 10e6 }, value: 412e6 }],
})

/** What was spent before the plan's first month: in no month of it, and in every total. */
export const beforePlan = {
	energy,
	chips,
	infrastructure,
	total: defineFormula({
		...plan,
		key: 'finance.beforePlanUsd.totalUsd',
		symbol: '$_0',
		label: 'Capital spent before the plan',
		short: 'Capital before the plan',
		inputs: { energy, chips, infrastructure },
		expression: 'energy + chips + infrastructure',
		examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
	}),
	labour: defineSum({
		...plan,
		key: 'finance.beforePlanUsd.labourUsd',
		symbol: '$_lab,0',
		label: 'Construction labor before the plan, part of capital',
		of: crewLabourBefore,
	}),
} as const
