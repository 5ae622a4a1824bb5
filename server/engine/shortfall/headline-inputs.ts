import { assumed } from '../inputs/assumed.ts'

const ofPlan = { scope: 'plan', rule: 'B17' } as const

export const headlineShare = assumed('headlineShare', { ...ofPlan, id: 'plan.headline.share', symbol: 's_lead' })
export const headlineMateriality = assumed('headlineMateriality', {
	...ofPlan,
	id: 'plan.headline.materiality',
	symbol: 's_min',
})
