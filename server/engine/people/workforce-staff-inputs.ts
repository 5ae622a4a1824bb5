import { assumed } from '../inputs/assumed.ts'
import type { Quality } from '#shared/explanation.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineFormula, defineInput, type Meaning } from '../kernel/quantity.ts'
import { ownerOf } from '../layers/energy/ownership.ts'
import { contractAt, contractCapacity } from '../layers/energy/contract-inputs.ts'
import { fromKind, kindIs } from '../layers/energy/kind-inputs.ts'
import { machines } from '../layers/energy/plant-inputs.ts'
import { fromRecord, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const METHOD = 'People §O'
const onSite = { scope: 'site', per: 'horizon', kind: 'rate', rule: 'pO1', source: METHOD } as const

export const operationsLead = assumed('operationsLeadMonths', {
	id: 'workforce.operationsLead',
	symbol: 'n_op',
	scope: 'site',
	rule: 'pO1',
})

/** A figure of the table of operations people; `field` may depend on the site. */
export function ofStaffing(
	meaning: Pick<Meaning<Unit>, 'id' | 'symbol' | 'label' | 'unit'> & Partial<Pick<Meaning<Unit>, 'scope' | 'rule'>>,
	field: (world: EngineWorld, site: number) => string,
	quality: Quality = 'derived',
) {
	return defineInput({
		...onSite,
		...meaning,
		read: (world: EngineWorld, site) =>
			fromRecord(world.model, 'operationsStaffing', { field: field(world, site), quality }),
	})
}

const modelAt = ({ model }: EngineWorld, site: number) =>
	`operatingModels.${model.plan.sites[site]?.operatingModel ?? 'base'}`

export const operatingModel = ofStaffing(
	{ rule: 'pO2', id: 'workforce.operatingModel', symbol: 'k_op', label: 'Operating model', unit: 'ratio' },
	(world, site) => `${modelAt(world, site)}.share.best`,
	'guess',
)

export const secondTeam = ofStaffing(
	{
		rule: 'pO2',
		id: 'workforce.secondTeam',
		symbol: 'k_2',
		label: 'Second team of tenant and landlord, most',
		unit: 'ratio',
	},
	(world, site) => `${modelAt(world, site)}.secondTeam`,
)

export const fit = { scope: 'plan' } as const

/** Of a landlord; of all others nobody is left out, however few the buildings. */
export const landlordHeads = assumed('landlordHeadsPerBuilding', {
	id: 'workforce.landlordHeads',
	symbol: 'N_build',
	scope: 'site',
	rule: 'lP24',
	settled: ({ model }, site) =>
		model.plan.sites[site]?.operatingModel === 'landlord'
			? null
			: fromRule(0, { rule: 'lP24', text: 'no_landlord', source: 'Places §7' }),
})

export const secondTeamMW = ofStaffing(
	{ ...fit, rule: 'pO2', id: 'workforce.secondTeamMW', symbol: 'MW_2', label: 'Load with half of it', unit: 'itMW' },
	() => 'secondTeamMW',
)

const staffedByUnit = kindIs(
	{
		id: 'workforce.staffedByUnit',
		symbol: 'by unit',
		label: 'Each unit has operators of its own',
		rule: 'pO1',
		source: METHOD,
	},
	(kind) => kind.staffedByUnit,
)

export const combinedCycleUnits = defineFormula({
	...onSite,
	kind: 'state',
	scope: 'contract',
	id: 'workforce.combinedCycleUnits',
	symbol: 'n_cc',
	label: 'Units of a contract that have operators of their own',
	unit: 'count',
	source: METHOD,
	inputs: { staffed: staffedByUnit, capacity: contractCapacity, machines },
	expression: 'if(capacity > 0, staffed * machines, 0)',
	examples: [{ inputs: { staffed: 1, capacity: 1500, machines: 2 }, value: 2 }],
})

const headsPerUnit = ofStaffing(
	{ ...fit, id: 'workforce.headsPerUnit', symbol: 'N_cc', label: 'Operators of a unit', unit: 'heads' },
	() => 'headsPerCombinedCycleUnit',
)

const ofPlant = { rule: 'lP25', source: 'Places §7: operators of one’s own plant' } as const
const none = ({ name }: { readonly name: string }) => ({ code: 'by_kind', facts: { kind: name } }) as const

const operatorHeads = fromKind('operatorHeads', {
	...ofPlant,
	id: 'workforce.operatorHeads',
	symbol: 'a_op',
	label: 'Fixed operations staff per plant type',
	unit: 'heads',
	none,
})

const operatorHeadsPerMW = fromKind('operatorHeadsPerMW', {
	...ofPlant,
	id: 'workforce.operatorHeadsPerMW',
	symbol: 'b_plant',
	label: 'Operations staff per MW of plant type',
	unit: 'headsPerMW',
	none,
})

/** Of combined cycle by its units, of engines, turbines and fuel cells by the plant and its megawatts. */
export const plantOperators = defineFormula({
	...onSite,
	...ofPlant,
	kind: 'state',
	scope: 'contract',
	id: 'workforce.plantOperators',
	symbol: 'N_plant',
	label: 'Operations staff of a plant in service',
	unit: 'heads',
	inputs: {
		units: combinedCycleUnits,
		each: headsPerUnit,
		fixed: operatorHeads,
		perMW: operatorHeadsPerMW,
		capacity: contractCapacity,
	},
	expression: 'if(capacity > 0, units * each + fixed + perMW * capacity, 0)',
	examples: [
		{ inputs: { units: 0, each: 15, fixed: 11, perMW: 0.05, capacity: 60 }, value: 14 },
		{ inputs: { units: 3, each: 15, fixed: 0, perMW: 0, capacity: 1500 }, value: 45 },
		{ inputs: { units: 0, each: 15, fixed: 11, perMW: 0.05, capacity: 0 }, value: 0 },
	],
})

/** A plant whose energy has a price of its own is another's: the price holds its people, too. */
export const isThirdParty = defineInput({
	...onSite,
	scope: 'contract',
	rule: 'pO3',
	id: 'workforce.isThirdParty',
	symbol: 'third party',
	label: 'Another party’s plant',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const others = ownerOf({ contract, kind })?.own === false
		const text = others ? 'run_by_another_party' : 'own_plant_or_none'
		return fromRule(Number(others), { rule: 'pO3', text, source: METHOD })
	},
})
