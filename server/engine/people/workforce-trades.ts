import { defineTotal } from '../kernel/add-up.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, type QuantityNode } from '../kernel/quantity.ts'
import { hoursBeforePlan, plannedHours } from '../schedule/schedule.quantities.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'
import {
	availableHeads,
	builderHeads,
	crewHours,
	crewOperations,
	requiredHeads,
	shortfallHeads,
	workedHeads,
} from './workforce-heads.ts'

const people = { per: 'month', kind: 'state', unit: 'heads', rule: 'W2', source: 'Methodology §3' } as const

/** What the planned dates ask for, nothing carried over; operations are included, as in all that is compared with it. */
const askedHeads = defineFormula({
	...people,
	scope: 'crew',
	id: 'workforce.asked',
	symbol: 'N_ask,c',
	label: 'People of a trade at a site that the planned dates ask for, nothing carried over',
	inputs: { hours: plannedHours, perHead: hoursPerHead, operations: crewOperations },
	expression: 'hours / perHead + operations',
	examples: [{ inputs: { hours: 2000, perHead: 200, operations: 5 }, value: 15 }],
})

/** Site by site: idle hands at one site are no help at another. */
const missingHeads = defineFormula({
	...people,
	scope: 'crew',
	id: 'workforce.missing',
	symbol: 'N_miss,c',
	label: 'People of a trade at a site that the planned dates ask for and nobody has',
	inputs: { asked: askedHeads, available: availableHeads },
	expression: 'max(0, asked - available)',
	examples: [
		{ inputs: { asked: 456, available: 400 }, value: 56 },
		{ inputs: { asked: 300, available: 400 }, value: 0 },
	],
})

function overSites(
	of: QuantityNode<'heads'>,
	name: { readonly id: string; readonly symbol: string; readonly label: string },
) {
	return defineSum({
		...people,
		...name,
		scope: 'trade',
		of,
	})
}

/** One trade over all sites of the plan, construction and operations together. Rule W2. */
export const tradeHeads = {
	asked: overSites(askedHeads, {
		id: 'workforce.tradeAsked',
		symbol: 'N_ask,t',
		label: 'People of a trade that the planned dates ask for, nothing carried over',
	}),
	missing: overSites(missingHeads, {
		id: 'workforce.tradeMissing',
		symbol: 'N_miss,t',
		label: 'People of a trade that the planned dates ask for and nobody has',
	}),
	required: overSites(requiredHeads, {
		id: 'workforce.tradeRequired',
		symbol: 'N_req,t',
		label: 'People of a trade needed to be on the plan’s dates, hours carried over included',
	}),
	available: overSites(availableHeads, {
		id: 'workforce.tradeAvailable',
		symbol: 'N_av,t',
		label: 'People of a trade who can be had',
	}),
	worked: overSites(workedHeads, {
		id: 'workforce.tradeWorked',
		symbol: 'N_work,t',
		label: 'People of a trade at work',
	}),
	building: overSites(builderHeads, {
		id: 'workforce.tradeBuilders',
		symbol: 'N_build,t',
		label: 'People of a trade at work on construction',
	}),
	shortfall: overSites(shortfallHeads, {
		id: 'workforce.tradeShortfall',
		symbol: 'N_short,t',
		label: 'People of a trade missing, hours carried over included',
	}),
} as const

const monthOfTrade = defineSum({
	...people,
	scope: 'trade',
	id: 'workforce.tradeMonthHours',
	symbol: 'H_t,m',
	label: 'Construction hours worked by a trade in the month',
	of: crewHours,
})

export const tradeHours = defineTotal({
	...people,
	of: [monthOfTrade, hoursBeforePlan],
	kind: 'amount',
	unit: 'labourHours',
	scope: 'trade',
	id: 'workforce.tradeHours',
	symbol: 'H_t',
	label: 'Construction hours worked by a trade before and within the plan',
	method: 'Sum over the months of the plan, and before it, of the hours worked on every package, at all sites.',
})
