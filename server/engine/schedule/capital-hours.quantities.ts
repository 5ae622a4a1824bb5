import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology, money M1.3, M1.8'
const phase = {
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	unit: 'gridMonths',
	rule: 'mM1.3',
	source: SOURCE,
} as const

/** Levelled months of work, for what costs by the month; as planned where the hall ended before the plan. */
export const hallMonths = defineOutput({
	...phase,
	kind: 'rate',
	id: 'schedule.hallMonths',
	symbol: 'n_lev',
	label: 'Build months of a hall, resource-leveled',
})

const lodged = { kind: 'amount', unit: 'labourHours', rule: 'mM1.3', source: 'Methodology, money M1.3' } as const

export const hallTravellerHours = defineOutput({
	...phase,
	...lodged,
	per: 'month',
	id: 'schedule.hallTravellerHours',
	symbol: 'H_trav,hall',
	label: 'Hours of travelers on a hall',
})

/** Months after the plan included. */
export const hallTravellersInAll = defineOutput({
	...phase,
	...lodged,
	id: 'schedule.hallTravellersInAll',
	symbol: 'ΣH_trav,hall',
	label: 'Total hours of travelers on a hall',
})

const plant = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'mM1.8', source: SOURCE } as const

/** Share of all the hours of a plant that is worked in a month; 0 for a contract that is not built. */
export const plantWorkShare = defineOutput({
	...plant,
	per: 'month',
	unit: 'share',
	id: 'schedule.plantWorkShare',
	symbol: 'ΔF_plant',
	label: 'Share of a plant’s work done in a month',
})

export const plantWorkBefore = defineOutput({
	...plant,
	unit: 'share',
	id: 'schedule.plantWorkBefore',
	symbol: 'F_plant,0',
	label: 'Share of a plant’s work done before the plan',
})

export const plantTravellerHours = defineOutput({
	...plant,
	...lodged,
	per: 'month',
	id: 'schedule.plantTravellerHours',
	symbol: 'H_trav,plant',
	label: 'Hours of travelers on a plant',
})

/** Months after the plan included. */
export const plantTravellersInAll = defineOutput({
	...plant,
	...lodged,
	id: 'schedule.plantTravellersInAll',
	symbol: 'ΣH_trav,plant',
	label: 'Total hours of travelers on a plant',
})
