import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { hallCapacity, hallDelay, hallFinish, hallPlannedFinish } from '../schedule/schedule.quantities.ts'

const shared = {
	scope: 'lot',
	per: 'horizon',
	kind: 'state',
	unit: 'gridMonths',
	rule: 'pD3',
	sparse: true,
	source: 'Facility §3.2: need less lead time; methodology §3: stated procurement',
} as const

/** NaN without a lead time, or where they were needed before the plan and nothing is stated. */
export const lotOrderBy = defineOutput({
	...shared,
	key: 'sites.equipment.lots.orderBy',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_by',
	label: 'Order-by month',
})

/** NaN where nothing is left to order. */
export const lotSlack = defineOutput({
	...shared,
	key: 'sites.equipment.lots.slackMonths',
	kind: 'rate',
	across: 'lowest',
	symbol: 'Δm_by',
	label: 'Float: to the stated delivery, else from the status month to the order-by month',
	short: 'Float',
})

const site = { ...shared, scope: 'equipment' } as const

export const equipmentOrderBy = defineOutput({
	...site,
	key: 'sites.equipment.orderBy',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_by,site',
	label: 'First order-by month of an item',
	short: 'Order-by month',
})

export const equipmentSlack = defineOutput({
	...site,
	key: 'sites.equipment.slackMonths',
	kind: 'rate',
	across: 'lowest',
	symbol: 'Δm_by,site',
	label: 'Least float of an item',
	short: 'Float',
})

const hall = {
	scope: 'phase',
	per: 'horizon',
	across: 'highest',
	unit: 'gridMonths',
	rule: 'pD4',
	source: 'Dates §1',
} as const

export const hallOrderDelay = defineOutput({
	...hall,
	kind: 'rate',
	id: 'schedule.orderDelay',
	symbol: 'Δm_now',
	label: 'Months a hall waits for unordered items, if ordered now',
})

/** NaN where the hall does not finish within the months searched. */
export const finishIfOrdered = defineFormula({
	...hall,
	sparse: true,
	key: 'schedule.phase.finish',
	kind: 'when',
	symbol: 'm_now',
	label: 'Last month of a hall’s work if unordered items are ordered now',
	short: 'Last month',
	inputs: { finish: hallFinish, planned: hallPlannedFinish, delay: hallOrderDelay },
	expression: 'if(delay > 0, max(finish, planned + delay), finish)',
	examples: [
		{ inputs: { finish: 18, planned: 18, delay: 16 }, value: 34 },
		{ inputs: { finish: 40, planned: 18, delay: 16 }, value: 40 },
		{ inputs: { finish: 12, planned: 18, delay: 0 }, value: 12 },
	],
})

/** The months searched count where the hall finishes in none of them. */
export const hallMonthsLate = defineFormula({
	...hall,
	key: 'schedule.phase.delayMonths',
	kind: 'rate',
	symbol: 'Δm_late',
	label: 'Months that a hall finishes after its planned month, if what is not ordered is ordered now',
	short: 'Months late',
	inputs: { late: hallDelay, waits: hallOrderDelay },
	expression: 'if(waits > 0, max(late, waits), late)',
	examples: [
		{ inputs: { late: 3, waits: 16 }, value: 16 },
		{ inputs: { late: 20, waits: 16 }, value: 20 },
		{ inputs: { late: -1, waits: 0 }, value: -1 },
	],
})

/** What stands on a hall, runs in it, or is paid for it once it is there, counts from here; what builds it from its work. */
export const hallInService = defineFormula({
	scope: 'phase',
	per: 'month',
	rule: 'pD4',
	source: 'Dates §1',
	kind: 'state',
	unit: 'itMW',
	id: 'schedule.hallInService',
	symbol: 'P_hall,s',
	label: 'IT power of a finished hall with all its equipment',
	inputs: { finished: hallCapacity, month: monthNumber, ready: finishIfOrdered },
	expression: 'if(month > ready, finished, 0)',
	examples: [
		{ inputs: { finished: 60, month: 20, ready: 34 }, value: 0 },
		{ inputs: { finished: 60, month: 35, ready: 34 }, value: 60 },
	],
})
