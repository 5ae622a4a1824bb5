import { defineOutput } from '../../kernel/quantity.ts'

const SOURCE = 'People, places and fleets, V'

/** Hours by the plan’s own dates with the hands there are, had nothing been reported. */
export const baselineHours = defineOutput({
	scope: 'site',
	per: 'month',
	kind: 'amount',
	unit: 'labourHours',
	rule: 'pV6',
	source: SOURCE,
	id: 'schedule.baselineHours',
	symbol: 'H_base',
	label: 'Construction hours at a site, without reports',
})

const estimate = { per: 'horizon', kind: 'rate', unit: 'ratio', rule: 'pV4', source: SOURCE } as const

export const hallEstimateRatio = defineOutput({
	...estimate,
	scope: 'phase',
	id: 'schedule.hallEstimateRatio',
	symbol: 'EAC/BAC',
	label: 'Hours of a hall at completion relative to plan; 1 without reports',
})

export const plantEstimateRatio = defineOutput({
	...estimate,
	scope: 'contract',
	id: 'schedule.plantEstimateRatio',
	symbol: 'EAC/BAC_p',
	label: 'Hours of a plant at completion relative to plan; 1 without reports, 0 if not built',
})
