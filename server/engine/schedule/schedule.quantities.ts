import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Methodology §3'
const phase = { scope: 'phase', per: 'horizon', kind: 'state', unit: 'gridMonths', rule: 'S7', source: SOURCE } as const

/** MW IT a hall can house: all of it from the month after its levelled finish, before that none. */
export const hallCapacity = defineOutput({
	...phase,
	per: 'month',
	unit: 'itMW',
	id: 'schedule.hallCapacity',
	symbol: 'P_hall',
	label: 'IT power that a hall can house',
})

export const hallPlannedFinish = defineOutput({
	...phase,
	rule: 'S1',
	key: 'schedule.phase.plannedFinish',
	kind: 'when',
	across: 'highest',
	symbol: 'm_plan',
	label: 'Last month of a hall’s work as planned',
	short: 'Last month as planned',
})

const crowd = { ...phase, kind: 'rate', across: 'highest', unit: 'ratio', rule: 'pL6' } as const

/** 0 for a hall without work. */
export const hallDensity = defineOutput({
	...crowd,
	id: 'schedule.hallDensity',
	symbol: 'δ',
	label: 'People in a hall in its fullest month as planned, over those it holds',
})

export const hallCrowdingFactor = defineOutput({
	...crowd,
	id: 'schedule.hallCrowding',
	symbol: 'f_δ',
	label: 'Hours of a hall against those with room for all',
})

/** NaN where the hall does not finish within the months searched. */
export const hallFinish = defineOutput({
	...phase,
	sparse: true,
	key: 'schedule.phase.finishInTime',
	kind: 'when',
	across: 'highest',
	symbol: 'm_fin',
	label: 'Last month of a hall’s work with the hands there are, if what is not ordered comes in time',
	short: 'Last month if all comes in time',
})

export const hallDelay = defineOutput({
	...phase,
	id: 'schedule.hallDelay',
	kind: 'rate',
	across: 'highest',
	symbol: 'Δm',
	label: 'Months that a hall finishes after its planned month, what is not ordered left out',
})

/** Share of all the hours of a hall, racks and bring-up left out, that is worked in a month; 0 for an existing hall. */
export const hallWorkShare = defineOutput({
	...phase,
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'S6',
	id: 'schedule.hallWorkShare',
	symbol: 'ΔF_hall',
	label: 'Part of a hall’s work done in a month',
})

export const hallWorkBefore = defineOutput({
	...phase,
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'S6',
	id: 'schedule.hallWorkBefore',
	symbol: 'F_hall,0',
	label: 'Part of a hall’s work done before the plan',
})

/** Whole months an on-site plant is late; 0 for every other contract. */
export const contractSlip = defineOutput({
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	across: 'highest',
	unit: 'gridMonths',
	rule: 'S7',
	source: SOURCE,
	id: 'schedule.contractSlip',
	symbol: 'Δm_plant',
	label: 'Months that a plant is built late',
})

const order = { scope: 'order', per: 'month', kind: 'state', unit: 'accelerators', rule: 'S8', source: SOURCE } as const

export const orderDelivered = defineOutput({
	...order,
	id: 'schedule.orderDelivered',
	symbol: 'n_del',
	label: 'Accelerators delivered and not retired',
})

export const orderInstalled = defineOutput({
	...order,
	id: 'schedule.orderInstalled',
	symbol: 'n_inst',
	label: 'Accelerators in installed racks',
})

export const orderAvailable = defineOutput({
	...order,
	id: 'schedule.orderAvailable',
	symbol: 'n_av',
	label: 'Accelerators past their ramp',
})

const crew = { scope: 'crew', per: 'month', kind: 'amount', unit: 'labourHours', rule: 'S6', source: SOURCE } as const

/** What the planned dates ask for, nothing carried over. */
export const plannedHours = defineOutput({
	...crew,
	rule: 'S3',
	id: 'schedule.plannedHours',
	symbol: 'H_plan',
	label: 'Hours of a trade by the planned dates',
})

export const hoursBeforePlan = defineOutput({
	...crew,
	per: 'horizon',
	rule: 'S6',
	id: 'schedule.hoursBeforePlan',
	symbol: 'H_0',
	label: 'Construction hours of a trade before the plan',
})

export const requiredHours = defineOutput({
	...crew,
	id: 'schedule.requiredHours',
	symbol: 'H_req',
	label: 'Hours of a trade needed to be on the plan’s dates, hours carried over included',
})

export const localHours = defineOutput({
	...crew,
	id: 'schedule.localHours',
	symbol: 'H_loc',
	label: 'Hours worked by local hands of a trade',
})

export const availableConstructionHeads = defineOutput({
	...crew,
	kind: 'state',
	unit: 'heads',
	rule: 'S5',
	id: 'schedule.availableHeads',
	symbol: 'S',
	label: 'Construction workers of a trade that can be had',
})

export const workedHours = {
	energy: defineOutput({ ...crew, id: 'schedule.workedHoursEnergy', symbol: 'H_en', label: 'Hours worked on energy' }),
	chips: defineOutput({ ...crew, id: 'schedule.workedHoursChips', symbol: 'H_ch', label: 'Hours worked on chips' }),
	infrastructure: defineOutput({
		...crew,
		id: 'schedule.workedHoursInfrastructure',
		symbol: 'H_inf',
		label: 'Hours worked on infrastructure',
	}),
	models: defineOutput({ ...crew, id: 'schedule.workedHoursModels', symbol: 'H_mod', label: 'Hours worked on models' }),
} as const
