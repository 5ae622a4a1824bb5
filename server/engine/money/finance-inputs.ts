import { assumed } from '../inputs/assumed.ts'

export const hallLife = assumed('hallLifeMonths', {
	id: 'finance.hallLife',
	symbol: 'n_hall',
	scope: 'plan',
	rule: 'F11',
})

export const discountRate = assumed('discountRate', {
	id: 'finance.discountRate',
	symbol: 'r',
	scope: 'plan',
	rule: 'lP29',
})
