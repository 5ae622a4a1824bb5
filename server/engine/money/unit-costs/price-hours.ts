import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import type { EngineModel } from '../../world.ts'
import { atWork, CAPACITY_INPUTS, type CapacityColumns, poolUse, siteCapacity } from './capacity-in-use.ts'
import { usedUsd } from './share-capacity.ts'
import { USED_PARTS, type UsedCost, usedCosts } from './used-capacity.ts'

const price = (name: string, symbol: string, [label, short = label]: readonly [string, string?]) =>
	defineOutput({
		key: `finance.unitCosts.acceleratorHours.${name}`,
		symbol,
		label,
		short,
		scope: 'pool',
		per: 'horizon',
		kind: 'rate',
		unit: 'usdPerAcceleratorHour',
		rule: 'mM4',
		source: 'Methodology, money M4.4',
		sparse: true,
	})

/** NaN where no accelerator of the pool ever has power. */
export const hourPrices = {
	all: price('usdPerHour', 'c_h', ['Cost of an accelerator-hour at work', 'An accelerator-hour at work']),
	chip: price('chipUsd', 'c_h,chip', ['Chips']),
	hall: price('hallUsd', 'c_h,hall', ['Halls']),
	power: price('powerCapitalUsd', 'c_h,power', ['Power held ready']),
	energy: price('energyUsd', 'c_h,energy', ['Energy']),
	staff: price('staffUsd', 'c_h,staff', ['Operations staff']),
} as const

const INPUTS = {
	...CAPACITY_INPUTS,
	usedChip: usedUsd.chip,
	usedHall: usedUsd.hall,
	usedStaff: usedUsd.staff,
	usedPower: usedUsd.power,
	usedEnergy: usedUsd.energy,
} as const

type PriceHoursColumns = Readonly<Record<keyof typeof INPUTS, Column>>

const NO_COST: UsedCost = { chip: 0, hall: 0, staff: 0, power: 0, energy: 0 }

/** Cost and accelerator-months over the plan. */
type Worked = { readonly costs: UsedCost; readonly acceleratorMonths: number }

/** What a pool costs at work, and how long it is. */
function worked(input: PriceHoursColumns, pool: number): Worked {
	const used = {
		...{ chip: input.usedChip, hall: input.usedHall, staff: input.usedStaff },
		...{ power: input.usedPower, energy: input.usedEnergy },
	}
	const costs = { ...NO_COST }
	for (const part of USED_PARTS) costs[part] = overMonths(used[part], pool)
	let acceleratorMonths = 0
	for (let month = 0; month < input.allocated.months; month++) {
		acceleratorMonths += atWork(input, pool, month).accelerators
	}
	return { costs, acceleratorMonths }
}

function overMonths(column: Column, row: number): number {
	let sum = 0
	for (let month = 0; month < column.months; month++) sum += column.at(row, month)
	return sum
}

/** The same of all that have power, as if they trained. */
function asIfTraining(input: PriceHoursColumns, place: { readonly pool: number; readonly site: number }): Worked {
	const costs = { ...NO_COST }
	let acceleratorMonths = 0
	for (let month = 0; month < input.allocated.months; month++) {
		const trained = trainingIn(input, { ...place, month })
		for (const part of USED_PARTS) costs[part] += trained.costs[part]
		acceleratorMonths += trained.accelerators
	}
	return { costs, acceleratorMonths }
}

/** An accelerator-hour by what was at work; of a pool that never was, by what had power, as if it trained. mM4.4 */
export const priceHours = defineAlgorithm<EngineModel, typeof INPUTS, typeof hourPrices, null>({
	id: 'finance.priceHours',
	label: 'Cost per accelerator-hour',
	rule: 'mM4',
	method:
		'Cost of what accelerators in use consume over their hours, over the plan. If none of a pool is ever in use, all powered ones count as if training.',
	inputs: INPUTS,
	outputs: hourPrices,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const siteOf = world.link('pool', 'site') ?? new Int32Array()
		for (const [pool, site] of siteOf.entries()) {
			if (!rows.includes(site)) continue
			const own = worked(input, pool)
			const priced = own.acceleratorMonths > 0 ? own : asIfTraining(input, { pool, site })
			const hours = priced.acceleratorMonths * HOURS_PER_MONTH
			for (const part of USED_PARTS) output[part][pool] = hours > 0 ? priced.costs[part] / hours : NaN
			output.all[pool] = hours > 0 ? USED_PARTS.reduce((sum, part) => sum + priced.costs[part], 0) / hours : NaN
		}
		return null
	},
})

/** All accelerators of the plan’s own that have power in a month, reckoned as at work alone at their site. */
function trainingIn(
	from: CapacityColumns,
	at: { readonly pool: number; readonly site: number; readonly month: number },
) {
	const accelerators = from.tenant.at(at.pool, 0) > 0 ? 0 : from.energised.at(at.pool, at.month)
	const site = siteCapacity(from, at.site, at.month)
	const use = poolUse(from, at, { accelerators, training: accelerators, rented: 0 })
	const busyMW = use.itMW * from.trainingLoad.at(at.site, 0)
	const [costs = NO_COST] = usedCosts(site, [{ ...use, busyMW }])
	return { accelerators, costs }
}
