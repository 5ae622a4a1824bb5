import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import type { EngineModel } from '../../world.ts'
import { atWork, CAPACITY_INPUTS, type CapacityColumns, leaseUse, poolUse, siteCapacity } from './capacity-in-use.ts'
import { CapacityLeft, type UsedCost } from './used-capacity.ts'

const used = (part: string, label: string) =>
	defineOutput({
		id: `finance.used.${part}Usd`,
		symbol: `$_used,${part}`,
		label,
		scope: 'pool',
		per: 'month',
		kind: 'amount',
		unit: 'usd',
		rule: 'mM4',
		source: 'Methodology, money M4.3',
	})

/** Cost of what a pool's accelerators at work use. */
export const usedUsd = {
	chip: used('chip', 'Cost of accelerators at work'),
	hall: used('hall', 'Cost of halls that accelerators at work fill'),
	staff: used('staff', 'Operations staff of halls that accelerators at work fill'),
	power: used('power', 'Cost of power held ready for accelerators at work'),
	energy: used('energy', 'Energy of accelerators at work'),
} as const

const byLeases = (part: string, label: string) =>
	defineOutput({
		id: `finance.usedByLeases.${part}Usd`,
		symbol: `$_q,${part}`,
		label,
		scope: 'site',
		per: 'month',
		kind: 'amount',
		unit: 'usd',
		rule: 'mM4',
		source: 'Methodology, money M4.3',
	})

/** Cost of what tenants use: they bring their own accelerators. */
export const leasedUsd = {
	hall: byLeases('hall', 'Cost of halls that tenants fill'),
	staff: byLeases('staff', 'Operations staff of halls that tenants fill'),
	power: byLeases('power', 'Cost of power held ready for tenants'),
	energy: byLeases('energy', 'Energy of tenants'),
} as const

const OUTPUTS = {
	...usedUsd,
	hallOfLeases: leasedUsd.hall,
	staffOfLeases: leasedUsd.staff,
	powerOfLeases: leasedUsd.power,
	energyOfLeases: leasedUsd.energy,
} as const
type ShareCapacityOutput = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>

/** Parts what capacity costs between what is at work and what stands idle. */
export const shareCapacity = defineAlgorithm<EngineModel, typeof CAPACITY_INPUTS, typeof OUTPUTS, null>({
	id: 'finance.shareCapacity',
	label: 'Cost of capacity in use',
	rule: 'mM4',
	method:
		'Leases first, then accelerators allocated to workloads or rented hourly: these carry their own cost, and all carry halls and staff by rack peak over finished halls, power capacity by meter peak over firm power, and energy by average power over the site’s. Pools follow their first order; none takes more than is left.',
	inputs: CAPACITY_INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const pools = rowsBySite(world, 'pool')
		const leases = rowsBySite(world, 'lease')
		for (const site of rows) {
			if (item(pools, site).length + item(leases, site).length === 0) continue
			for (let month = 0; month < world.months; month++)
				shareMonth(input, output, { site, pools: item(pools, site), month, months: world.months })
		}
		return null
	},
})

type SiteMonth = {
	readonly site: number
	readonly pools: readonly number[]
	readonly month: number
	readonly months: number
}

function shareMonth(
	input: CapacityColumns,
	output: ShareCapacityOutput,
	{ site, pools, month, months }: SiteMonth,
): void {
	const capacity = new CapacityLeft(siteCapacity(input, site, month))
	const ofLeases = capacity.take(leaseUse(input, { site, month }, pools))
	const cell = site * months + month
	output.hallOfLeases[cell] = ofLeases.hall
	output.staffOfLeases[cell] = ofLeases.staff
	output.powerOfLeases[cell] = ofLeases.power
	output.energyOfLeases[cell] = ofLeases.energy
	for (const pool of pools) {
		const costs = capacity.take(poolUse(input, { pool, site, month }, atWork(input, pool, month)))
		writeCosts(output, pool * months + month, costs)
	}
}

function writeCosts(output: ShareCapacityOutput, cell: number, { chip, hall, staff, power, energy }: UsedCost): void {
	output.chip[cell] = chip
	output.hall[cell] = hall
	output.staff[cell] = staff
	output.power[cell] = power
	output.energy[cell] = energy
}
