import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { onSiteShare } from '../schedule/labour/country-inputs.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import { crewHours } from './workforce-heads.ts'

const heads = {
	per: 'month',
	kind: 'state',
	unit: 'heads',
	rule: 'pL9',
	source: 'People, places and fleets, L9',
} as const

/** Of people who work by turns those who are there: two of them share a bed. */
const siteOnSiteHeads = defineFormula({
	...heads,
	scope: 'site',
	id: 'workforce.siteOnSiteHeads',
	symbol: 'N_on,s',
	label: 'Construction headcount on a site',
	inputs: { hours: sumOver(crewHours), perHead: hoursPerHead, share: onSiteShare },
	expression: 'hours / perHead * share',
	examples: [
		{ inputs: { hours: 199_333, perHead: 199.333, share: 1 }, value: 199_333 / 199.333 },
		{ inputs: { hours: 167_440, perHead: 167.44, share: 0.5 }, value: 500 },
	],
})

export const onSiteHeadcount = defineSum({
	...heads,
	scope: 'plan',
	key: 'workforce.construction.onSite.headcount',
	symbol: 'N_on',
	label: 'Construction headcount on site',
	short: 'Construction headcount on site, excl. weeks off',
	of: siteOnSiteHeads,
})
