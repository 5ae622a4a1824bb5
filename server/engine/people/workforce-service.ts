import { itPower } from '../balance/power.quantities.ts'
import { add, at, item } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractTerm } from '../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { rowsBySite } from '../places/rows-of-site.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { isThirdParty, operationsLead, plantOperators } from './workforce-staff-inputs.ts'

const onSite = { scope: 'site', per: 'month', kind: 'state', rule: 'pO1', source: 'People §O' } as const

const SERVICE = {
	MW: defineOutput({
		...onSite,
		id: 'workforce.staffedMW',
		symbol: 'MW_op',
		label: 'Load of staffed halls',
		unit: 'itMW',
	}),
	buildings: defineOutput({
		...onSite,
		id: 'workforce.staffedBuildings',
		symbol: 'B_op',
		label: 'Staffed halls',
		unit: 'count',
	}),
	operators: defineOutput({
		...onSite,
		id: 'workforce.staffedOperators',
		symbol: 'N_plant,s',
		label: 'Operations staff for a site’s plants',
		rule: 'lP25',
		unit: 'heads',
	}),
	othersOperators: defineOutput({
		...onSite,
		id: 'workforce.othersOperators',
		symbol: 'N_plant,3',
		label: 'Operations staff of third-party plants',
		rule: 'lP25',
		unit: 'heads',
	}),
} as const
export const { MW: staffedMW, buildings: staffedBuildings, operators: staffedOperators, othersOperators } = SERVICE

const INPUTS = {
	power: itPower,
	itMW: phaseItMW,
	finish: finishIfOrdered,
	lead: operationsLead,
	operators: plantOperators,
	thirdParty: isThirdParty,
	serviceStart,
	term: contractTerm,
} as const
type WorkforceServiceColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** What is in service at each site, so many months ahead, and from that long before its first load. */
export const staffedService = defineAlgorithm<EngineModel, typeof INPUTS, typeof SERVICE, null>({
	id: 'workforce.staffedService',
	label: 'Staffed halls and plants',
	rule: 'pO1',
	method: 'Halls and plants in service the lead months ahead, with plant operators from that long before first load.',
	inputs: INPUTS,
	outputs: SERVICE,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const [contracts, halls] = [rowsBySite(world, 'contract'), rowsBySite(world, 'phase')]
		for (const site of rows) {
			const lead = at(input.lead.values, site)
			for (let month = firstStaffed(world, input, site); month < world.months; month++) {
				const cell = site * world.months + month
				const running = item(halls, site).filter((hall) => isStaffed(input, hall, month + lead))
				output.MW[cell] = running.reduce((sum, hall) => sum + at(input.itMW.values, hall), 0)
				output.buildings[cell] = running.length
				for (const contract of item(contracts, site)) {
					const heads = operatorsAt(input, contract, { month, lead })
					add(output.operators, cell, heads)
					add(output.othersOperators, cell, heads * at(input.thirdParty.values, contract))
				}
			}
		}
		return null
	},
})

/** The lead before the first month with load; never where there is none. */
function firstStaffed(world: EngineWorld, input: WorkforceServiceColumns, site: number): number {
	const lead = at(input.lead.values, site)
	for (let month = 0; month < world.months; month++) {
		if (at(input.power.values, site * world.months + month) > 0) return Math.max(0, Math.ceil(month - lead))
	}
	return world.months
}

/** Whether a hall is in service by a month that may lie between two. */
export const isStaffed = (input: { readonly finish: Column }, hall: number, month: number): boolean =>
	at(input.finish.values, hall) + 1 <= month

function operatorsAt(
	input: WorkforceServiceColumns,
	contract: number,
	on: { readonly month: number; readonly lead: number },
): number {
	const start = at(input.serviceStart.values, contract)
	const serves = start <= on.month + on.lead && on.month < start + at(input.term.values, contract)
	return serves ? at(input.operators.values, contract) : 0
}
