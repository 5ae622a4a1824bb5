import { assumed } from '../../inputs/assumed.ts'

const ofSite = { scope: 'site', rule: 'pL6' } as const

export const squareFeetPerHead = assumed('spaceSfPerHead', {
	...ofSite,
	id: 'schedule.squareFeetPerHead',
	symbol: 'a_head',
})
export const crowdingPerUnit = assumed('crowdingPerUnit', {
	...ofSite,
	id: 'schedule.crowdingPerUnit',
	symbol: 'k_δ',
})
export const crowdingCap = assumed('crowdingCap', { ...ofSite, id: 'schedule.crowdingCap', symbol: 'f_δ,max' })
export const largestShift2 = assumed('largestShiftShare2', {
	...ofSite,
	id: 'schedule.largestShiftOfTwo',
	symbol: 's_2',
})
export const largestShift3 = assumed('largestShiftShare3', {
	...ofSite,
	id: 'schedule.largestShiftOfThree',
	symbol: 's_3',
})
