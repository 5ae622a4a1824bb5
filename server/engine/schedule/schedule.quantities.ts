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
	label: 'IT power a hall can carry',
})

export const hallPlannedFinish = defineOutput({
	...phase,
	rule: 'S1',
	key: 'schedule.phase.plannedFinish',
	kind: 'when',
	across: 'highest',
	symbol: 'm_plan',
	label: 'Planned last month of a hall’s work',
	short: 'Planned last month',
})

const crowd = { ...phase, kind: 'rate', across: 'highest', unit: 'ratio', rule: 'pL6' } as const

/** 0 for a hall without work. */
export const hallDensity = defineOutput({
	...crowd,
	id: 'schedule.hallDensity',
	symbol: 'δ',
	label: 'Planned crowding of a hall in its busiest month',
})

export const hallCrowdingFactor = defineOutput({
	...crowd,
	id: 'schedule.hallCrowding',
	symbol: 'f_δ',
	label: 'Hours of a hall relative to no crowding',
})

/** NaN where the hall does not finish within the months searched. */
export const hallFinish = defineOutput({
	...phase,
	sparse: true,
	key: 'schedule.phase.finishInTime',
	kind: 'when',
	across: 'highest',
	symbol: 'm_fin',
	label: 'Resource-leveled last month of a hall’s work if unordered items come in time',
	short: 'Last month if ordered in time',
})

export const hallDelay = defineOutput({
	...phase,
	id: 'schedule.hallDelay',
	kind: 'rate',
	across: 'highest',
	symbol: 'Δm',
	label: 'Months a hall finishes behind plan, unordered items aside',
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
	label: 'Share of a hall’s work done in a month',
})

export const hallWorkBefore = defineOutput({
	...phase,
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'S6',
	id: 'schedule.hallWorkBefore',
	symbol: 'F_hall,0',
	label: 'Share of a hall’s work done before the plan',
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
	label: 'Ramped accelerators',
})

const crew = { scope: 'crew', per: 'month', kind: 'amount', unit: 'labourHours', rule: 'S6', source: SOURCE } as const

/** What the planned dates ask for, nothing carried over. */
export const plannedHours = defineOutput({
	...crew,
	rule: 'S3',
	id: 'schedule.plannedHours',
	symbol: 'H_plan',
	label: 'Hours of a trade, planned dates',
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
	label: 'Hours of a trade needed for planned dates, incl. carry-over',
})

export const localHours = defineOutput({
	...crew,
	id: 'schedule.localHours',
	symbol: 'H_loc',
	label: 'Hours worked by local workers of a trade',
})

export const availableConstructionHeads = defineOutput({
	...crew,
	kind: 'state',
	unit: 'heads',
	rule: 'S5',
	id: 'schedule.availableHeads',
	symbol: 'S',
	label: 'Available construction workers of a trade',
})

export const workedHours = {
	energy: defineOutput({ ...crew, id: 'schedule.workedHoursEnergy', symbol: 'H_en', label: 'Hours worked on energy' }),
	chips: defineOutput({ ...crew, id: 'schedule.workedHoursChips', symbol: 'H_ch', label: 'Hours worked on chips' }),
	infrastructure: defineOutput({
		...crew,
		id: 'schedule.workedHoursInfrastructure',
		symbol: 'H_inf',
		label: 'Hours worked on halls',
	}),
	models: defineOutput({ ...crew, id: 'schedule.workedHoursModels', symbol: 'H_mod', label: 'Hours worked on models' }),
} as const
