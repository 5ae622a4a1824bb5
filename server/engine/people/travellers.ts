import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { onSiteShare } from '../schedule/labour/country-inputs.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { localHours } from '../schedule/schedule.quantities.ts'
import { beds, netAddsPerMonth, travellersCap } from '../schedule/site-inputs.ts'
import { crewHours } from './workforce-heads.ts'

const heads = { per: 'month', kind: 'state', unit: 'heads', rule: 'pT2', source: 'People L3, T2' } as const

export const crewTravellers = defineFormula({
	...heads,
	scope: 'crew',
	id: 'workforce.crewTravellers',
	symbol: 'N_trav,t',
	label: 'Travelers of a trade at work',
	inputs: { hours: crewHours, local: localHours, perHead: hoursPerHead },
	expression: 'max(0, hours - local) / perHead',
	examples: [
		{ inputs: { hours: 2000, local: 1200, perHead: 200 }, value: 4 },
		{ inputs: { hours: 2000, local: 2000, perHead: 200 }, value: 0 },
	],
})

/** Nobody is to be had where nobody works. */
const siteAtMost = defineFormula({
	...heads,
	scope: 'site',
	id: 'workforce.siteTravellersAtMost',
	symbol: 'T_max,s',
	label: 'Max travelers at a site, by cap and beds',
	inputs: { hours: sumOver(crewHours), cap: travellersCap, beds, on: onSiteShare },
	expression: 'if(hours > 0, min(cap, if(beds >= 0, beds / on, cap)), 0)',
	examples: [
		{ inputs: { hours: 2000, cap: 7000, beds: NaN, on: 1 }, value: 7000 },
		{ inputs: { hours: 2000, cap: 7000, beds: 1000, on: 0.5 }, value: 2000 },
		{ inputs: { hours: 0, cap: 7000, beds: NaN, on: 1 }, value: 0 },
	],
})

const siteAdded = defineFormula({
	...heads,
	scope: 'site',
	unit: 'headsPerMonth',
	id: 'workforce.siteTravellersAdded',
	symbol: 'n_s',
	label: 'Travelers a site adds per month',
	inputs: { hours: sumOver(crewHours), adds: netAddsPerMonth },
	expression: 'if(hours > 0, adds, 0)',
	examples: [
		{ inputs: { hours: 2000, adds: 300 }, value: 300 },
		{ inputs: { hours: 0, adds: 300 }, value: 0 },
	],
})

/** Of all sites at work in the month. */
export const travellers = {
	headcount: defineSum({
		...heads,
		scope: 'plan',
		key: 'workforce.travellers.headcount',
		symbol: 'N_trav',
		label: 'Travelers at work on construction',
		of: crewTravellers,
	}),
	atMost: defineSum({
		...heads,
		scope: 'plan',
		key: 'workforce.travellers.atMost',
		symbol: 'T_max',
		label: 'Max travelers at all sites',
		of: siteAtMost,
	}),
	addedPerMonth: defineSum({
		...heads,
		scope: 'plan',
		key: 'workforce.travellers.addedPerMonth',
		symbol: 'n_trav',
		label: 'Travelers all sites add per month',
		of: siteAdded,
	}),
} as const
