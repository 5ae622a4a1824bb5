import type { SupplyStage } from '../facility-types.ts'

const GUESS = { source: 'Planner’s guess', asOf: '2026-11', confidence: 'low' } as const
const SCHEDULED = { source: 'Dates of the levelled schedule', asOf: '2026-11', confidence: 'medium' } as const

/** The way of an order from the vendor to a running cluster. No vendor publishes how its lead time divides. */
export const supplyStages: readonly SupplyStage[] = [
	{ id: 'allocation', name: 'Allocation by the vendor', leadShare: 0.3, ...GUESS },
	{ id: 'packaging', name: 'Wafers, memory and packaging', leadShare: 0.3, ...GUESS },
	{ id: 'assembly', name: 'Assembly of boards and racks', leadShare: 0.25, ...GUESS },
	{ id: 'shipping', name: 'Shipping', leadShare: 0.1, ...GUESS },
	{ id: 'receiving', name: 'Receiving', leadShare: 0.05, ...GUESS },
	{ id: 'rack_and_stack', name: 'Rack and stack', leadShare: null, ...SCHEDULED },
	{ id: 'burn_in', name: 'Burn-in and bring-up', leadShare: null, ...SCHEDULED },
]
