import { wholeDelay } from '#shared/units/months.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { fromPlan } from '../../sourced.ts'
import { monthNumber } from './month-number.ts'

const SOURCE = 'Energy, second chapter §3; people G2'

/** First month of the work, its likely delay left out. */
export const workStart = fromField('gatingWorks', 'startMonth', {
	id: 'energy.workStart',
	symbol: 'm_w,0',
	rule: 'eR23',
})

export const workDuration = fromField('gatingWorks', 'durationMonths', {
	id: 'energy.workDuration',
	symbol: 'n_w',
	rule: 'eR23',
})

export const workDelay = fromField('gatingWorks', 'startDelayMonths.p50', {
	id: 'energy.workDelay',
	symbol: 'Δm_w',
	rule: 'eR23',
	otherwise: 'no_delay_stated',
	as: { label: 'Likely delay of a third-party upgrade, in whole months', value: wholeDelay },
})

/** The first month after the work. */
export const workDue = defineFormula({
	id: 'energy.workDue',
	symbol: 'm_due',
	label: 'First month after a third-party upgrade',
	scope: 'work',
	per: 'horizon',
	kind: 'when',
	across: 'highest',
	unit: 'gridMonths',
	rule: 'eR23',
	source: SOURCE,
	inputs: { start: workStart, duration: workDuration, delay: workDelay },
	expression: 'start + duration + delay',
	examples: [
		{ inputs: { start: 3, duration: 18, delay: 0 }, value: 21 },
		{ inputs: { start: 3, duration: 18, delay: 3 }, value: 24 },
	],
})

export const workGates = fromField('gatingWorks', 'gatesMW', {
	id: 'energy.workGates',
	symbol: 'P_gate',
	rule: 'eR23',
	kind: 'state',
	otherwise: ({ model, item, none }) => {
		const index = model.plan.powerContracts.findIndex(({ id }) => id === item.contractId)
		const capacityMW = model.plan.powerContracts[index]?.capacityMW
		if (capacityMW === undefined) return none('no_such_contract')
		return fromPlan(model, { list: 'powerContracts', index, field: 'capacityMW' }, capacityMW)
	},
})

/** 0 once the work is done. */
export const workHolds = defineFormula({
	id: 'energy.workHolds',
	symbol: 'P_wait',
	label: 'Power waiting for a third-party upgrade',
	scope: 'work',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'eR23',
	source: SOURCE,
	inputs: { month: monthNumber, due: workDue, gates: workGates },
	expression: 'if(month < due, gates, 0)',
	examples: [
		{ inputs: { month: 20, due: 21, gates: 100 }, value: 100 },
		{ inputs: { month: 21, due: 21, gates: 100 }, value: 0 },
	],
})
