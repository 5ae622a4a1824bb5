import { hallUsable } from '../../equipment/racks/fit-racks.ts'
import { hallRefitting } from '../../equipment/racks/refit.quantities.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { hallInService } from '../../equipment/lot-dates.ts'
import { plannedOutage } from './outages.ts'

const site = {
	scope: 'site',
	rule: 'I1',
	source: 'Methodology §2: halls finished in the leveled schedule with what they wait for, from the month after',
} as const

const inMonth = {
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'pR4',
	source: 'People, places and fleets, R4',
} as const

export const finishedPower = defineSum({
	...site,
	key: 'sites.commissionedItMW',
	symbol: 'P_fin',
	label: 'IT power of finished halls',
	short: 'Finished halls',
	of: hallInService,
})

export const usableCapacity = defineFormula({
	scope: 'phase',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	id: 'infrastructure.usableCapacity',
	symbol: 'P_use',
	label: 'IT power a finished hall can carry and cool',
	rule: 'lP9',
	source: 'Places §3',
	inputs: { finished: hallInService, usable: hallUsable },
	expression: 'finished * usable',
	examples: [
		{ inputs: { finished: 60, usable: 1 }, value: 60 },
		{ inputs: { finished: 20, usable: 0.75 }, value: 15 },
		{ inputs: { finished: 60, usable: 0 }, value: 0 },
	],
})

/** Whatever is switched off: what stands is paid and staffed all the same. */
export const usablePower = defineSum({
	...site,
	id: 'infrastructure.usable',
	symbol: 'P_usable',
	label: 'IT power finished halls can carry and cool, excl. outages',
	of: usableCapacity,
})

/** Of that hall alone: what shares it with the racks that move out stays. */
const underRefit = defineFormula({
	...inMonth,
	scope: 'phase',
	rule: 'lP10',
	source: 'Places §3',
	id: 'infrastructure.underRefit',
	symbol: 'P_off',
	label: 'IT power of a finished hall out of service in a refit',
	inputs: { usable: usableCapacity, refitting: hallRefitting },
	expression: 'min(usable, refitting)',
	examples: [
		{ inputs: { usable: 20, refitting: 17.922 }, value: 17.922 },
		{ inputs: { usable: 10, refitting: 17.922 }, value: 10 },
	],
})

export const outage = defineFormula({
	...inMonth,
	scope: 'site',
	id: 'infrastructure.outage',
	symbol: 'P_out',
	label: 'IT power out of service in outages',
	inputs: { usable: usablePower, refitted: sumOver(underRefit), planned: plannedOutage },
	expression: 'min(usable - refitted, planned)',
	examples: [
		{ inputs: { usable: 60, refitted: 0, planned: 5 }, value: 5 },
		{ inputs: { usable: 22, refitted: 18, planned: 5 }, value: 4 },
	],
})

/** All halls of the site alike: which of them is switched off the plan does not say. */
const openShare = defineFormula({
	...inMonth,
	scope: 'site',
	kind: 'rate',
	unit: 'share',
	id: 'infrastructure.openShare',
	symbol: 's_open',
	label: 'Share of a site’s usable halls outside outages',
	inputs: { usable: usablePower, refitted: sumOver(underRefit), outage },
	expression: 'if(outage > 0, 1 - outage / (usable - refitted), 1)',
	examples: [
		{ inputs: { usable: 60, refitted: 0, outage: 15 }, value: 0.75 },
		{ inputs: { usable: 60, refitted: 40, outage: 5 }, value: 0.75 },
		{ inputs: { usable: 0, refitted: 0, outage: 0 }, value: 1 },
	],
})

export const openCapacity = defineFormula({
	...inMonth,
	scope: 'phase',
	id: 'infrastructure.openCapacity',
	symbol: 'P_open',
	label: 'IT power a finished hall can carry and cool, net of outages',
	inputs: { usable: usableCapacity, refitted: underRefit, share: openShare },
	expression: '(usable - refitted) * share',
	examples: [
		{ inputs: { usable: 40, refitted: 0, share: 0.75 }, value: 30 },
		{ inputs: { usable: 20, refitted: 18, share: 1 }, value: 2 },
	],
})

export const housedPower = defineSum({
	...site,
	key: 'sites.layers.infrastructure.available',
	symbol: 'P_housed',
	label: 'IT power finished halls can carry',
	short: 'Power finished halls can carry',
	of: openCapacity,
})
