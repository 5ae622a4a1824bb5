import { defineInput } from '../../kernel/quantity.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

export const monthNumber = defineInput({
	id: 'energy.monthNumber',
	symbol: 'm',
	label: 'The month',
	scope: 'plan',
	per: 'month',
	kind: 'when',
	across: 'lowest',
	unit: 'gridMonths',
	rule: 'E1',
	source: 'Calendar',
	read: (_: EngineWorld, __, month) => fromRule(month, { rule: 'E1', text: 'place_in_horizon', source: 'Calendar' }),
})
