import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import { hallFinish, hallPlannedFinish } from '../schedule/schedule.quantities.ts'

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
	label: 'Last month to order',
})

/** NaN where nothing is left to order. */
export const lotSlack = defineOutput({
	...shared,
	key: 'sites.equipment.lots.slackMonths',
	kind: 'rate',
	across: 'lowest',
	symbol: 'Δm_by',
	label: 'Months to spare: to the stated delivery, else from the status month to the last month to order',
	short: 'Months to spare',
})

const site = { ...shared, scope: 'equipment' } as const

export const equipmentOrderBy = defineOutput({
	...site,
	key: 'sites.equipment.orderBy',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_by,site',
	label: 'Last month to order the first of an item',
	short: 'Last month to order',
})

export const equipmentSlack = defineOutput({
	...site,
	key: 'sites.equipment.slackMonths',
	kind: 'rate',
	across: 'lowest',
	symbol: 'Δm_by,site',
	label: 'Months to spare of the item that has fewest',
	short: 'Months to spare',
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
	label: 'Months by which a hall waits for what is not ordered, if it is ordered in the month after the status month',
})

/** NaN where the hall does not finish within the months searched. */
export const finishIfOrdered = defineFormula({
	...hall,
	sparse: true,
	key: 'schedule.phase.finishIfOrdered',
	kind: 'when',
	symbol: 'm_now',
	label: 'Last month of a hall’s work if what is not ordered is ordered now',
	short: 'Last month if ordered now',
	inputs: { finish: hallFinish, planned: hallPlannedFinish, delay: hallOrderDelay },
	expression: 'max(finish, planned + delay)',
	examples: [
		{ inputs: { finish: 18, planned: 18, delay: 16 }, value: 34 },
		{ inputs: { finish: 40, planned: 18, delay: 16 }, value: 40 },
	],
})
