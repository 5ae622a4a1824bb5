import { defineOutput } from '../kernel/quantity.ts'

const SOURCE = 'Verdict V1, V2'
const onSite = { scope: 'site', per: 'month', kind: 'state', unit: 'itMW', rule: 'vV2', source: SOURCE } as const

export const targetAsked = defineOutput({
	...onSite,
	rule: 'vV1',
	key: 'sites.targetItMW',
	symbol: 'T',
	label: 'IT power needed at a site: its target, or delivery as entered',
	short: 'Target',
})
export const delivered = defineOutput({
	...onSite,
	key: 'sites.deliveredItMW',
	symbol: 'D',
	label: 'Delivered capacity, nameplate',
	short: 'Delivered capacity',
})
export const lateMW = defineOutput({
	...onSite,
	rule: 'vV3',
	key: 'sites.lateMW',
	symbol: 'P_late',
	label: 'Delivered capacity below target',
	short: 'Below target',
})
export const fedCapacity = defineOutput({
	...onSite,
	key: 'sites.fedItMW',
	symbol: 'E',
	label: 'Nameplate that power supports, lowest PUE first',
	short: 'Supported by power',
})
export const housedCapacity = defineOutput({
	...onSite,
	key: 'sites.housedItMW',
	symbol: 'H',
	label: 'Finished halls, less outages',
	short: 'Housed in halls',
})
export const filledCapacity = defineOutput({
	...onSite,
	key: 'sites.filledItMW',
	symbol: 'C',
	label: 'Halls that leases and accelerators fill',
	short: 'Filled with chips',
})
export const letCapacity = defineOutput({
	...onSite,
	id: 'verdict.letItMW',
	symbol: 'L',
	label: 'IT power leased and occupied in finished halls',
})
/** Own supply of chips: no hall is waited for. */
export const filledAlone = defineOutput({
	...onSite,
	key: 'sites.filledAloneItMW',
	symbol: 'C_0',
	label: 'Halls that leases and accelerators would fill if finished',
	short: 'Chips by themselves',
})

const once = { ...onSite, per: 'horizon' } as const
export const coincidentPeak = defineOutput({
	...once,
	kind: 'rate',
	unit: 'ratio',
	id: 'verdict.coincidentPeak',
	symbol: 'k',
	label: 'Coincident peak draw over nameplate, the largest month with work',
})
export const tolerance = defineOutput({
	...once,
	id: 'verdict.toleranceItMW',
	symbol: 'τ',
	label: 'Target tolerance: the largest rack, or 0.5%',
})
