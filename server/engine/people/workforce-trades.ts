import { defineTotal } from '../kernel/add-up.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, type Named, type QuantityNode } from '../kernel/quantity.ts'
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
	label: 'Workers of a trade needed at a site on planned dates, excl. carry-over',
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
	label: 'Worker shortfall of a trade at a site on planned dates',
	inputs: { asked: askedHeads, available: availableHeads },
	expression: 'max(0, asked - available)',
	examples: [
		{ inputs: { asked: 456, available: 400 }, value: 56 },
		{ inputs: { asked: 300, available: 400 }, value: 0 },
	],
})

function overSites(of: QuantityNode<'heads'>, name: Named & Pick<QuantityNode, 'symbol' | 'label' | 'short'>) {
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
		key: 'workforce.trades.asked',
		symbol: 'N_ask,t',
		label: 'Workers of a trade needed on planned dates, excl. carry-over',
		short: 'Needed on planned dates',
	}),
	missing: overSites(missingHeads, {
		key: 'workforce.trades.missing',
		symbol: 'N_miss,t',
		label: 'Worker shortfall of a trade on planned dates',
		short: 'Shortfall on planned dates',
	}),
	required: overSites(requiredHeads, {
		key: 'workforce.trades.required',
		symbol: 'N_req,t',
		label: 'Workers of a trade needed for planned dates, incl. carry-over',
		short: 'Needed for planned dates',
	}),
	available: overSites(availableHeads, {
		key: 'workforce.trades.available',
		symbol: 'N_av,t',
		label: 'Available workers of a trade',
		short: 'Available',
	}),
	worked: overSites(workedHeads, {
		key: 'workforce.trades.worked',
		symbol: 'N_work,t',
		label: 'Workers of a trade at work',
		short: 'At work',
	}),
	building: overSites(builderHeads, {
		key: 'workforce.trades.building',
		symbol: 'N_build,t',
		label: 'Workers of a trade on construction',
		short: 'At work on construction',
	}),
	shortfall: overSites(shortfallHeads, {
		key: 'workforce.trades.shortfall',
		symbol: 'N_short,t',
		label: 'Worker shortfall of a trade, incl. carry-over',
		short: 'Short, incl. carry-over',
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
	key: 'workforce.trades.hours',
	symbol: 'H_t',
	label: 'Construction hours worked by a trade, incl. before the plan',
	short: 'Construction hours',
	method: 'Sum over the months of the plan, and before it, of the hours worked on every package, at all sites.',
})
