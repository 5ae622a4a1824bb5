import { HOURS_PER_MONTH, perKWToPerMW } from '#shared/units/conversions.ts'
import { orderSold } from '../../balance/pools/rented.quantities.ts'
import { indexAt, sum } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { leaseTaken } from '../../layers/infrastructure/let-halls.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { hourRevenue } from '../revenue/hour-revenue.ts'
import { revenueByKind } from '../revenue/revenue.ts'
import { hourPrices } from './price-hours.ts'
import { leasedUsd } from './share-capacity.ts'

const shared = {
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	rule: 'lP30',
	source: 'Methodology, places P30',
	sparse: true,
} as const
const ofHours = { ...shared, unit: 'usdPerAcceleratorHour' } as const
const ofLeases = { ...shared, unit: 'usdPerItKWMonth' } as const

/** What is sold beside tokens: what it brings and what it costs, over the plan; NaN where none is sold. */
export const soldPrices = {
	hourRent: defineOutput({
		...ofHours,
		key: 'finance.totals.rentUsdPerAcceleratorHour',
		symbol: 'ρ̄_h',
		label: 'Rent per accelerator-hour sold',
	}),
	hourCost: defineOutput({
		...ofHours,
		key: 'finance.totals.usdPerAcceleratorHour',
		symbol: '$̄_h',
		label: 'Cost per accelerator-hour sold, excl. idle capacity',
	}),
	leaseRent: defineOutput({
		...ofLeases,
		key: 'finance.totals.rentUsdPerKWMonth',
		symbol: 'ρ̄_q',
		label: 'Rent per leased kW-month',
	}),
	leaseCost: defineOutput({
		...ofLeases,
		key: 'finance.totals.usdPerKWMonth',
		symbol: '$̄_q',
		label: 'Cost per leased kW-month, net of pass-through',
		short: 'Cost per leased kW-month',
	}),
} as const

const { hall, staff, power, energy } = leasedUsd
const INPUTS = {
	...{ rented: orderSold, hoursUsd: hourRevenue, hourUsd: hourPrices.all },
	...{
		taken: leaseTaken,
		rentUsd: revenueByKind.leasesUsd,
		passedUsd: revenueByKind.passThroughUsd,
		hall,
		staff,
		power,
		energy,
	},
} as const
type SoldColumns = Readonly<Record<keyof typeof INPUTS, Column>>

const READS = {
	hourRent: ['rented', 'hoursUsd'],
	hourCost: ['rented', 'hourUsd'],
	leaseRent: ['taken', 'rentUsd'],
	leaseCost: ['taken', 'passedUsd', 'hall', 'staff', 'power', 'energy'],
} as const satisfies Readonly<Record<keyof typeof soldPrices, readonly (keyof SoldColumns)[]>>

export const priceSold = defineAlgorithm<EngineModel, typeof INPUTS, typeof soldPrices, null>({
	id: 'finance.priceSold',
	label: 'Products and their cost',
	rule: 'lP30',
	method:
		'Over the plan: rent ÷ hours rented, and the hourly cost of each order’s accelerators weighted by hours rented; rent ÷ kW-months leased, and the cost of their halls, power and energy, net of pass-through.',
	inputs: INPUTS,
	outputs: soldPrices,
	reads: (_, { output }) => READS[output],
	run: ({ world, input, output }) => {
		const hours = sum(input.rented.values) * HOURS_PER_MONTH
		const kW = sum(input.taken.values) * perKWToPerMW(1)
		output.hourRent[0] = over(sum(input.hoursUsd.values), hours)
		output.hourCost[0] = over(hoursCost(world, input), hours)
		output.leaseRent[0] = over(sum(input.rentUsd.values), kW)
		output.leaseCost[0] = over(leasesCost(input), kW)
		return null
	},
})

const over = (usd: number, of: number): number => (of > 0 ? usd / of : NaN)

function hoursCost({ model }: EngineWorld, { rented, hourUsd }: SoldColumns): number {
	let usd = 0
	for (let order = 0; order < rented.count; order++) {
		const each = hourUsd.at(indexAt(model.poolOfOrder, order), 0)
		for (let month = 0; month < rented.months; month++) {
			const hours = rented.at(order, month) * HOURS_PER_MONTH
			if (hours > 0) usd += hours * each
		}
	}
	return usd
}

const leasesCost = (of: SoldColumns): number =>
	[of.hall, of.staff, of.power, of.energy].reduce((total, { values }) => total + sum(values), 0) -
	sum(of.passedUsd.values)
