import { itPower } from '../balance/power.quantities.ts'
import { at, item } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { contractTerm } from '../layers/energy/contract-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { rowsBySite } from '../places/rows-of-site.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import {
	combinedCycleUnits,
	headsAtOneMW,
	headsExponent,
	isThirdParty,
	leastHeads,
	operatingModel,
	operationsLead,
	secondTeam,
	secondTeamMW,
} from './workforce-staff-inputs.ts'

const onSite = { scope: 'site', per: 'month', kind: 'state', rule: 'pO1', source: 'People §O' } as const

const SERVICE = {
	MW: defineOutput({
		...onSite,
		id: 'workforce.staffedMW',
		symbol: 'MW_op',
		label: 'Load of halls that people run',
		unit: 'itMW',
	}),
	units: defineOutput({
		...onSite,
		id: 'workforce.staffedUnits',
		symbol: 'n_cc,s',
		label: 'Combined-cycle units that people run',
		unit: 'count',
	}),
	othersUnits: defineOutput({
		...onSite,
		id: 'workforce.othersUnits',
		symbol: 'n_cc,3',
		label: 'Combined-cycle units that another party’s people run',
		unit: 'count',
	}),
} as const
export const { units: staffedUnits, othersUnits } = SERVICE

const INPUTS = {
	power: itPower,
	itMW: phaseItMW,
	finish: finishIfOrdered,
	lead: operationsLead,
	units: combinedCycleUnits,
	thirdParty: isThirdParty,
	serviceStart,
	term: contractTerm,
} as const
type WorkforceServiceColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** What is in service at each site, so many months ahead, and from that long before its first load. */
export const staffedService = defineAlgorithm<EngineModel, typeof INPUTS, typeof SERVICE, null>({
	id: 'workforce.staffedService',
	label: 'Halls and plants that people run',
	rule: 'pO1',
	method: 'Halls and combined-cycle units in service so many months ahead, from that long before the first load.',
	inputs: INPUTS,
	outputs: SERVICE,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const [contracts, halls] = [rowsBySite(world, 'contract'), rowsBySite(world, 'phase')]
		for (const site of rows) {
			const lead = at(input.lead.values, site)
			for (let month = firstStaffed(world, input, site); month < world.months; month++) {
				const cell = site * world.months + month
				output.MW[cell] = loadAt(input, item(halls, site), month + lead)
				for (const contract of item(contracts, site)) {
					const units = unitsAt(input, contract, { month, lead })
					output.units[cell] = (output.units[cell] ?? 0) + units
					output.othersUnits[cell] = (output.othersUnits[cell] ?? 0) + units * at(input.thirdParty.values, contract)
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

function loadAt(input: WorkforceServiceColumns, halls: readonly number[], month: number): number {
	let MW = 0
	for (const hall of halls) if (isStaffed(input, hall, month)) MW += at(input.itMW.values, hall)
	return MW
}

/** Whether a hall is in service by a month that may lie between two. */
export const isStaffed = (input: { readonly finish: Column }, hall: number, month: number): boolean =>
	at(input.finish.values, hall) + 1 <= month

function unitsAt(
	input: WorkforceServiceColumns,
	contract: number,
	on: { readonly month: number; readonly lead: number },
): number {
	const start = at(input.serviceStart.values, contract)
	const serves = start <= on.month + on.lead && on.month < start + at(input.term.values, contract)
	return serves ? at(input.units.values, contract) : 0
}

export const siteOperations = defineFormula({
	...onSite,
	id: 'workforce.siteOperations',
	symbol: 'N_op,s',
	label: 'People who run the halls of a site',
	unit: 'heads',
	empirical: 'least squares in logs on four announcements from 36 to 1,600 MW IT; true to a factor of two',
	inputs: {
		MW: SERVICE.MW,
		share: operatingModel,
		second: secondTeam,
		half: secondTeamMW,
		least: leastHeads,
		one: headsAtOneMW,
		exponent: headsExponent,
	},
	expression: 'if(MW > 0, share * (1 + second * MW / (MW + half)) * max(least, one * MW ^ exponent), 0)',
	examples: [
		{ inputs: { MW: 0, share: 1, second: 0, half: 200, least: 16.2, one: 5.466, exponent: 0.617 }, value: 0 },
		{ inputs: { MW: 4, share: 0.65, second: 0, half: 200, least: 16.2, one: 5, exponent: 0.5 }, value: 10.53 },
		{ inputs: { MW: 100, share: 1, second: 1.5, half: 200, least: 16.2, one: 5, exponent: 0.5 }, value: 75 },
	],
})
