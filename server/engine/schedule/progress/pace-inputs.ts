import { assumed } from '../../inputs/assumed.ts'

const ofSite = { scope: 'site', rule: 'pV2' } as const

export const paceTrustedFrom = assumed('earnedTrustFrom', {
	...ofSite,
	id: 'schedule.paceTrustedFrom',
	symbol: 'pc_θ',
})
export const leastPace = assumed('indexFloor', { ...ofSite, id: 'schedule.leastPace', symbol: 'I_min' })
export const mostPace = assumed('indexCap', { ...ofSite, id: 'schedule.mostPace', symbol: 'I_max' })
