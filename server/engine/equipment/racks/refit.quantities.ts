import { assumed } from '../../inputs/assumed.ts'
import { defineOutput } from '../../kernel/quantity.ts'

export const sidecarShare = assumed('sidecarShare', {
	id: 'infrastructure.sidecarShare',
	symbol: 's_side',
	scope: 'phase',
	rule: 'lP10',
})

/** What of a hall is under refit, before each delivery of what moves in. */
export const hallRefitting = defineOutput({
	scope: 'phase',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'lP10',
	source: 'Places §3',
	id: 'infrastructure.hallRefitting',
	symbol: 'P_refit',
	label: 'IT power of a hall under refit',
})

/** Months before a delivery in which the places of its racks are worked on. A planner’s guess. */
export const REFIT_MONTHS = 2
