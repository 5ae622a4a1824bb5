import { fromField } from '../../inputs/from-field.ts'
import { fromAssumption } from '../../sourced.ts'

/** 0 for what is not let: no rent is stated, or it is a tenant’s. */
export const hourlyRent = fromField('chipOrders', 'rentUsdPerAcceleratorHour', {
	id: 'chips.hourlyRent',
	symbol: 'ρ_h',
	rule: 'mM2',
	settled: ({ item: { owner }, none }) => (owner === 'tenant' ? none('tenants_own_not_rented') : null),
	otherwise: 'not_let',
})

export const rentOccupancy = fromField('chipOrders', 'rentOccupancyShare', {
	id: 'chips.rentOccupancy',
	symbol: 'occ',
	rule: 'mM2',
	otherwise: ({ world, model, index }) =>
		fromAssumption(model, 'rentOccupancyShare', world.link('order', 'site')?.[index] ?? null),
})

export const rentRamp = fromField('chipOrders', 'rentRampMonths', {
	id: 'chips.rentRamp',
	symbol: 'n_ramp,r',
	rule: 'mM2',
})
