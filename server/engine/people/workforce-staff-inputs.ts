import { assumed } from '../inputs/assumed.ts'
import type { Quality } from '#shared/explanation.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineFormula, defineInput, type Meaning } from '../kernel/quantity.ts'
import { ownerOf } from '../layers/energy/ownership.ts'
import { contractAt, contractCapacity } from '../layers/energy/contract-inputs.ts'
import { kindIs } from '../layers/energy/kind-inputs.ts'
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
function ofStaffing(
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

const fit = { scope: 'plan' } as const

export const secondTeamMW = ofStaffing(
	{ ...fit, rule: 'pO2', id: 'workforce.secondTeamMW', symbol: 'MW_2', label: 'Load with half of it', unit: 'itMW' },
	() => 'secondTeamMW',
)

export const leastHeads = ofStaffing(
	{ ...fit, id: 'workforce.leastHeads', symbol: 'N_min', label: 'Fewest people a site is run by', unit: 'heads' },
	() => 'fit.minimumHeads',
)

export const headsAtOneMW = ofStaffing(
	{ ...fit, id: 'workforce.headsAtOneMW', symbol: 'A', label: 'Fitted people at one megawatt', unit: 'heads' },
	() => 'fit.headsAtOneMW',
)

export const headsExponent = ofStaffing(
	{ ...fit, id: 'workforce.headsExponent', symbol: 'b_op', label: 'Growth of people with load', unit: 'ratio' },
	() => 'fit.exponent',
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
