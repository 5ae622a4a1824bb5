import { defineOutput } from '../kernel/quantity.ts'

const crew = { scope: 'crew', per: 'month', kind: 'stock', unit: 'heads', source: 'Workforce §6' } as const

/** People of a trade who run a site, by the layer they serve; management, safety and training included. */
export const operationsHeads = {
	energy: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsEnergy',
		symbol: 'N_op,en',
		label: 'Operations people on energy',
	}),
	chips: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsChips',
		symbol: 'N_op,ch',
		label: 'Operations people on chips',
	}),
	infrastructure: defineOutput({
		...crew,
		rule: 'W1',
		id: 'workforce.operationsInfrastructure',
		symbol: 'N_op,inf',
		label: 'Operations people on infrastructure',
	}),
} as const

const people = { ...crew, rule: 'W2', source: 'Methodology §3' } as const

/** Construction and operations together, from here on. */
export const requiredHeads = defineOutput({
	...people,
	id: 'workforce.required',
	symbol: 'N_req',
	label: 'People of a trade needed to be on the plan’s dates',
})

export const availableHeads = defineOutput({
	...people,
	id: 'workforce.available',
	symbol: 'N_av',
	label: 'People of a trade who can be had',
})

export const workedHeads = defineOutput({
	...people,
	id: 'workforce.worked',
	symbol: 'N_work',
	label: 'People of a trade at work',
})

export const shortfallHeads = defineOutput({
	...people,
	id: 'workforce.shortfall',
	symbol: 'N_short',
	label: 'People of a trade missing',
})

const money = {
	scope: 'site',
	per: 'month',
	kind: 'flow',
	unit: 'usd',
	rule: 'W4',
	source: 'Workforce §2, §8',
} as const

/** What construction labour costs at a site, by layer: a part of capex, shown beside it. */
export const siteLabourUsd = {
	energy: defineOutput({
		...money,
		id: 'workforce.labourUsdEnergy',
		symbol: '$_lab,en',
		label: 'Construction labour on energy',
	}),
	chips: defineOutput({
		...money,
		id: 'workforce.labourUsdChips',
		symbol: '$_lab,ch',
		label: 'Construction labour on chips',
	}),
	infrastructure: defineOutput({
		...money,
		id: 'workforce.labourUsdInfrastructure',
		symbol: '$_lab,inf',
		label: 'Construction labour on infrastructure',
	}),
	models: defineOutput({
		...money,
		id: 'workforce.labourUsdModels',
		symbol: '$_lab,mod',
		label: 'Construction labour on models',
	}),
} as const

/** Lodging and meals of travellers; beside labour, not in it. */
export const sitePerDiemUsd = defineOutput({
	...money,
	id: 'workforce.perDiemUsd',
	symbol: '$_diem',
	label: 'Lodging and meals of travellers',
})

const whole = { scope: 'plan', per: 'horizon', kind: 'stock', rule: 'W3', source: 'Methodology §3' } as const

export const constructionHours = defineOutput({
	...whole,
	unit: 'labourHours',
	id: 'workforce.construction.hours',
	symbol: 'H',
	label: 'Construction hours within the horizon',
})

export const localShare = defineOutput({
	...whole,
	kind: 'ratio',
	unit: 'share',
	id: 'workforce.participation.localShare',
	symbol: 's_loc',
	label: 'Construction hours worked by local hands',
})

export const apprenticesNeeded = defineOutput({
	...whole,
	unit: 'heads',
	id: 'workforce.participation.apprentices',
	symbol: 'N_app',
	label: 'Apprentices at the peak of the crafts',
})

export const expectedRecordables = defineOutput({
	...whole,
	unit: 'recordables',
	id: 'workforce.safety.expectedRecordables',
	symbol: 'N_rec',
	label: 'Recordable injuries to be expected',
})
