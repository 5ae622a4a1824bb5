import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { hallWorkBefore, hoursBeforePlan } from '../schedule/schedule.quantities.ts'
import { acceleratorCost } from './finance-chips.ts'
import { connectionCost } from './finance-connection.ts'
import { hallCost } from './finance-halls.ts'
import { chipsArrivedBefore } from './finance.quantities.ts'
import { hourlyCost } from '../people/workforce-pay-inputs.ts'

const money = { per: 'horizon', kind: 'amount', unit: 'usd', rule: 'F17', source: 'Methodology, money M1.9' } as const

const connectionBefore = defineFormula({
	...money,
	scope: 'contract',
	id: 'finance.connectionBefore',
	symbol: '$_conn,0',
	label: 'Spent on a connection or battery before the plan',
	inputs: { cost: connectionCost, start: serviceStart },
	expression: 'cost * clamp(monthsPerYear - start, 0, monthsPerYear) / monthsPerYear',
	examples: [
		{ inputs: { cost: 24e6, start: 9 }, value: 6e6 },
		{ inputs: { cost: 24e6, start: 14 }, value: 0 },
		{ inputs: { cost: 24e6, start: -30 }, value: 24e6 },
	],
})

const chipsBefore = defineFormula({
	...money,
	scope: 'order',
	id: 'finance.chipsBefore',
	symbol: '$_chip,0',
	label: 'Paid for an order’s deliveries before the plan',
	inputs: { arrived: chipsArrivedBefore, cost: acceleratorCost },
	expression: 'arrived * cost',
	examples: [{ inputs: { arrived: 1000, cost: 55_200 }, value: 55_200_000 }],
})

const hallBefore = defineFormula({
	...money,
	scope: 'phase',
	id: 'finance.hallBefore',
	symbol: '$_hall,0',
	label: 'Spent on a hall before the plan, by the work done',
	inputs: { cost: hallCost, share: hallWorkBefore },
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
const layer = (id: string, name: string, of: typeof hallBefore) =>
	defineSum({
		...plan,
		id: `finance.beforePlan.${id}`,
		symbol: `$_0,${id}`,
		label: `Capital of the ${name} layer before the plan`,
		of,
	})

const energy = layer('energy', 'energy', connectionBefore)
const chips = layer('chips', 'chips', chipsBefore)
const infrastructure = layer('infrastructure', 'infrastructure', hallBefore)

/** What was spent before the plan's first month: in no month of it, and in every total. */
export const beforePlan = {
	energy,
	chips,
	infrastructure,
	total: defineFormula({
		...plan,
		id: 'finance.beforePlan.total',
		symbol: '$_0',
		label: 'Capital spent before the plan',
		inputs: { energy, chips, infrastructure },
		expression: 'energy + chips + infrastructure',
		examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
	}),
	labour: defineSum({
		...plan,
		id: 'finance.beforePlan.labour',
		symbol: '$_lab,0',
		label: 'Construction labour before the plan, part of capital',
		of: crewLabourBefore,
	}),
} as const
