import {
	diversity,
	leasedFed,
	missedNameplate,
	targetDemand,
	unservedNameplate,
} from '../balance/balance.quantities.ts'
import { siteTarget, targetStep } from '../equipment/space-inputs.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import { siteLeasesAsked } from '../layers/infrastructure/lease-inputs.ts'
import { chipsBuildout, energyBuildout } from '../balance/buildout/buildout-formulas.ts'

const SOURCE = 'Methodology, people §T: headline'
const monthly = { per: 'month', kind: 'state', unit: 'itMW', rule: 'B16', source: SOURCE } as const

export const lostToDemand = defineFormula({
	...monthly,
	scope: 'site',
	id: 'sites.shortfall.lostItMW',
	symbol: 'P_lost',
	label: 'IT peak of unserved demand',
	short: 'Unserved demand',
	inputs: {
		diversity,
		unserved: unservedNameplate,
		target: targetDemand,
		fed: energyBuildout,
		housed: housedPower,
		leases: siteLeasesAsked,
		leasesFed: leasedFed,
	},
	expression: 'diversity * unserved + max(0, target - min(fed, housed)) + max(0, leases - leasesFed)',
	examples: [
		{
			inputs: { diversity: 0.9, unserved: 33.34, target: 0, fed: 0, housed: 0, leases: 0, leasesFed: 0 },
			value: 30.006,
		},
		{
			inputs: { diversity: 0.85, unserved: 0, target: 100, fed: 60, housed: 80, leases: 0, leasesFed: 0 },
			value: 40,
		},
		{ inputs: { diversity: 0.85, unserved: 0, target: 0, fed: 60, housed: 80, leases: 60, leasesFed: 20 }, value: 40 },
	],
})

/** What a site without a target is measured by is what its chips would draw. */
export const targetPower = defineFormula({
	...monthly,
	scope: 'site',
	id: 'infrastructure.targetPower',
	symbol: 'P_aim',
	label: 'MW IT target of a site',
	inputs: { stated: siteTarget, step: targetStep, chips: chipsBuildout },
	expression: 'if(stated > 0, step, chips)',
	examples: [
		{ inputs: { stated: 100, step: 100, chips: 60 }, value: 100 },
		{ inputs: { stated: 100, step: 40, chips: 60 }, value: 40 },
		{ inputs: { stated: 0, step: 0, chips: 60 }, value: 60 },
	],
})

export const lostToTarget = defineFormula({
	...monthly,
	scope: 'site',
	id: 'infrastructure.belowTarget',
	symbol: 'P_gap',
	label: 'MW IT below a site’s target, over power, halls and chips',
	inputs: { target: targetPower, fed: energyBuildout, housed: housedPower, chips: chipsBuildout },
	expression: 'max(0, target - min(fed, housed, chips))',
	examples: [{ inputs: { target: 100, fed: 90, housed: 80, chips: 60 }, value: 40 }],
})

const plan = { ...monthly, scope: 'plan' } as const

export const planLostToDemand = defineSum({
	...plan,
	key: 'shortfall.lostItMW',
	symbol: 'Σ P_lost',
	label: 'IT peak of unserved demand, all sites',
	short: 'Unserved demand',
	of: lostToDemand,
})

/** By which changes of power caps are compared: a capped accelerator is a smaller nameplate, and no smaller need. */
export const planMissed = defineSum({
	...plan,
	id: 'plan.infrastructure.missed',
	symbol: 'Σ P_name,miss',
	label: 'IT nameplate without power caps of what is not served, or slowed by caps, all sites',
	of: missedNameplate,
})

export const planLostToTarget = defineSum({
	...plan,
	id: 'plan.infrastructure.belowTarget',
	symbol: 'Σ P_gap',
	label: 'MW IT below target, all sites',
	of: lostToTarget,
})
